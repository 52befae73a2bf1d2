import { ChevronsLeft, ChevronsRight, FileX2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCommands } from '../command-kit/command-set.tsx';
import { runCommand } from '../command-kit/run-command.ts';
import type { TextKey } from '../i18n/i18n.ts';
import { useText } from '../i18n/use-text.tsx';
import type { InspectorTab } from '../stores/selection-store.ts';
import { useSelection, useShownModel, useStudio, useUi, useWorkspace } from '../stores/use-scopes.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { moveAmongTabs } from '../ui/tab-keys.ts';

interface FrameProps {
  icon: ReactNode;
  title: string;
  subtitle: string;
  tabs: readonly { id: InspectorTab; body: ReactNode; label?: TextKey }[];
  /** Instead of Config, as long as nobody has chosen that. */
  opensOn?: InspectorTab;
  /** The file of the form: while it can't be read there is nothing to fill in. */
  path?: string;
}

const labels: Record<InspectorTab, TextKey> = {
  config: 'inspector.tabConfig',
  code: 'inspector.tabCode',
  rows: 'inspector.tabRows',
  debug: 'debug.tab',
  store: 'store.tab',
  yaml: 'inspector.tabYaml',
};

/** Code needs more width than a form: the key and this button give it, and take it back. */
function WidthButton() {
  const studio = useStudio();
  const text = useText();
  const wide = useUi((ui) => ui.inspectorWide);
  const command = useCommands().find('view.widenInspector');
  if (command === undefined) return null;
  return (
    <IconButton
      icon={wide ? ChevronsRight : ChevronsLeft}
      size="small"
      label={text(command.label)}
      combination={command.keys?.[0]}
      pressed={wide}
      onClick={() => void runCommand(studio, command)}
    />
  );
}

/** Instead of the form of a file that can't be read now: its text can be mended. */
function BrokenForm() {
  const workspace = useWorkspace();
  const text = useText();
  return (
    <EmptyState icon={FileX2} title={text('inspector.brokenTitle')} text={text('inspector.brokenText')}>
      <button
        type="button"
        className="button button--line"
        onClick={() => workspace.selection.getState().set({ inspectorTab: 'yaml' })}
      >
        {text('inspector.brokenShow')}
      </button>
    </EmptyState>
  );
}

/** Head and tabs around what is inspected. A tab that this kind of thing lacks falls back to the first. */
export function InspectorFrame({ icon, title, subtitle, tabs, opensOn = 'config', path }: FrameProps) {
  const text = useText();
  const workspace = useWorkspace();
  const wanted = useSelection(({ inspectorTab, configWanted }) =>
    inspectorTab === 'config' && !configWanted ? opensOn : inspectorTab,
  );
  const isBroken = useShownModel()?.brokenAt(path ?? '') !== undefined;
  const current = tabs.find(({ id }) => id === wanted) ?? tabs[0];
  return (
    <section className="inspector" data-scope="form" aria-label={text('inspector.title')}>
      <header className="inspector__head">
        {icon}
        <div>
          <h2 title={title}>{title}</h2>
          <small title={subtitle}>{subtitle}</small>
        </div>
        <WidthButton />
      </header>
      <div
        className="inspector__tabs"
        role="tablist"
        tabIndex={-1}
        aria-label={text('inspector.title')}
        onKeyDown={moveAmongTabs}
      >
        {tabs.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`inspector-tab-${id}`}
            aria-selected={id === current?.id}
            aria-controls="inspector-body"
            tabIndex={id === current?.id ? 0 : -1}
            onClick={() => workspace.selection.getState().set({ inspectorTab: id, configWanted: true })}
          >
            {text(label ?? labels[id])}
          </button>
        ))}
      </div>
      <div
        className="inspector__body"
        id="inspector-body"
        role="tabpanel"
        aria-labelledby={`inspector-tab-${current?.id}`}
      >
        {current?.id === 'config' && isBroken ? <BrokenForm /> : current?.body}
      </div>
    </section>
  );
}
