import '@mantine/spotlight/styles.css';
import './command-palette.css';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { BookOpen, Database, Search, Settings2, Terminal, Workflow } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useCommands } from '../command-kit/command-set.tsx';
import { useText } from '../i18n/use-text.tsx';
import { useCurrent, useSettings, useStudio, useUi } from '../stores/use-scopes.tsx';
import { builtinIcons } from '../ui/builtin-icons.ts';
import { formatKey } from '../ui/keys.ts';
import { ModeChip } from '../ui/mode-chip.tsx';
import { matchingEntries, paletteEntries } from './palette-entries.ts';
import type { PaletteEntry } from './palette-entry.ts';
import { helpEntries } from './topic-entries.ts';

const icons = { flow: Workflow, conn: Database, command: Terminal, setting: Settings2, help: BookOpen };

const [store, spotlight] = createSpotlight();

/** Every command and everything in the project, by typing. */
export function CommandPalette() {
  const studio = useStudio();
  const text = useText();
  const open = useUi((ui) => ui.commandPalette);
  const commands = useCommands();
  const [query, setQuery] = useState('');
  const workspace = useCurrent((current) => current.workspace);
  // What can be run is looked at when the palette opens, and again when the project is there: it may come after the palette.
  const all = useMemo(
    () => (open ? paletteEntries(studio, workspace, commands) : []),
    [studio, workspace, commands, open],
  );
  const help = useHelpEntries(open);
  const builtins = useBuiltinEntries(open, query);
  const entries = useMemo(
    () => matchingEntries(query.trim() === '' ? all : [...all, ...help, ...builtins], query),
    [all, help, builtins, query],
  );
  useEffect(() => {
    if (open) spotlight.open();
    else spotlight.close();
  }, [open]);
  useEffect(() => {
    if (entries.length > 0) markFirst();
  }, [entries]);
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      size={620}
      title={text('commands.palette')}
      classNames={{ header: 'visually-hidden' }}
      centered={false}
      yOffset="12vh"
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      transitionProps={{ duration: 0 }}
      onSpotlightClose={() => studio.ui.setState({ commandPalette: false })}
    >
      <Spotlight.Search
        ref={focusNow}
        placeholder={text('commands.palette.search')}
        aria-label={text('commands.palette.search')}
        leftSection={<Search size={16} aria-hidden />}
      />
      <Spotlight.ActionsList className="command-palette__list">
        {entries.map((entry) => (
          <Spotlight.Action
            key={entry.id}
            onClick={entry.run}
            className="command-palette__entry"
            data-disabled-command={entry.isDisabled || undefined}
          >
            <EntryIcon entry={entry} />
            <span className="command-palette__label">
              {entry.label}
              {entry.detail !== '' && <span className="command-palette__detail">{entry.detail}</span>}
            </span>
            {entry.key && <kbd className="kbd">{formatKey(entry.key)}</kbd>}
          </Spotlight.Action>
        ))}
        {entries.length === 0 && <Spotlight.Empty>{text('commands.palette.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** The dialog gives its field the focus after a moment: keys that are typed on would go nowhere until then. */
function focusNow(field: HTMLInputElement | null): void {
  field?.focus({ preventScroll: true });
}

/** The list marks its first entry as soon as something is typed: one that comes later may stand before it, or be the only one. */
function markFirst(): void {
  const { listId, selected } = store.getState();
  const list = document.getElementById(listId);
  // A person has gone down the list already.
  if (list === null || selected > 0) return;
  list.querySelector('[data-selected]')?.removeAttribute('data-selected');
  list.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  store.updateState((state) => ({ ...state, selected: 0 }));
}

/** The sections of help in the window's language, once the palette was opened; none while they are loaded. */
function useHelpEntries(isWanted: boolean): readonly PaletteEntry[] {
  const studio = useStudio();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const [entries, setEntries] = useState<readonly PaletteEntry[]>([]);
  useEffect(() => {
    if (!isWanted) return;
    let isShown = true;
    void helpEntries(studio, language).then((loaded) => {
      if (isShown) setEntries(loaded);
    });
    return () => {
      isShown = false;
    };
  }, [studio, language, isWanted]);
  return entries;
}

type BuiltinFinder = Pick<typeof import('./builtin-entries.ts'), 'builtinEntries'>;
const none: readonly PaletteEntry[] = [];

/** The built-ins that were typed for, once the palette was opened: what knows them is loaded then. */
function useBuiltinEntries(isWanted: boolean, query: string): readonly PaletteEntry[] {
  const studio = useStudio();
  const [finder, setFinder] = useState<BuiltinFinder | null>(null);
  useEffect(() => {
    if (isWanted) void import('./builtin-entries.ts').then(setFinder);
  }, [isWanted]);
  return useMemo(
    () => (isWanted ? (finder?.builtinEntries(studio, query) ?? none) : none),
    [finder, isWanted, studio, query],
  );
}

function EntryIcon({ entry }: { entry: PaletteEntry }) {
  if (entry.group === 'func') return <ModeChip mode={entry.mode ?? ''} />;
  const Icon =
    entry.group === 'builtin'
      ? (builtinIcons[entry.id.slice('builtin:'.length)] ?? Terminal)
      : icons[entry.group];
  return <Icon className="command-palette__icon" size={16} aria-hidden />;
}
