import { type LucideIcon, PanelBottom, PanelLeft, PanelRight } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { RunProgress } from '../../core/contract/run-payloads.ts';
import { sayAll } from '../../core/run/sentence.ts';
import { useCommands } from '../command-kit/command-set.tsx';
import { runCommand } from '../command-kit/run-command.ts';
import type { TextKey } from '../i18n/i18n.ts';
import { useText } from '../i18n/use-text.tsx';
import { stateOfAll } from '../stores/engine-store.ts';
import { dirtyPaths } from '../stores/project-store.ts';
import { atMoment } from '../stores/run-moment.ts';
import { type PanelName, togglePanel } from '../stores/ui-store.ts';
import {
  useLife,
  useOutcome,
  useProject,
  useRun,
  useSettings,
  useStudio,
  useUi,
} from '../stores/use-scopes.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { later } from '../ui/later.tsx';
import { formatCount, formatDuration } from '../ui/numbers.ts';
import { OutcomeSign } from '../ui/outcome-sign.tsx';

const engineTexts: Record<string, TextKey> = {
  stopped: 'shell.engine.stopped',
  starting: 'shell.engine.starting',
  ready: 'shell.engine.ready',
  running: 'shell.engine.running',
  crashed: 'shell.engine.crashed',
  lost: 'shell.engine.lost',
};

/** Not needed before a second run. */
const RunsButton = later(async () => (await import('../run/runs-button.tsx')).RunsButton);

/** The bottom line: the engine, the run, what is unsaved, language and theme. */
export function StatusBar() {
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const theme = useSettings((settings) => settings.theme);
  return (
    <footer className="status">
      <EngineState />
      <RunNumbers />
      <OtherRuns />
      <span className="status__gap" />
      <ChangedFiles />
      <StatusButton command="view.nextLanguage" label={language === 'en' ? 'English' : '简体中文'} />
      <StatusButton command="view.nextTheme" label={text(`shell.theme.${theme}`)} />
      <PanelButtons />
    </footer>
  );
}

const panels = [
  { panel: 'explorer', label: 'commands.toggleExplorer', key: 'Mod+B', icon: PanelLeft },
  { panel: 'bottom', label: 'commands.toggleBottom', key: 'Mod+J', icon: PanelBottom },
  { panel: 'inspector', label: 'commands.toggleInspector', key: 'Mod+I', icon: PanelRight },
] as const satisfies readonly { panel: PanelName; label: TextKey; key: string; icon: LucideIcon }[];

function PanelButtons() {
  const studio = useStudio();
  const text = useText();
  const shown = useUi((ui) => ui.shown);
  return (
    <span className="status__panels">
      {panels.map(({ panel, label, key, icon }) => (
        <IconButton
          key={panel}
          icon={icon}
          size="small"
          label={text(label)}
          combination={key}
          pressed={shown[panel]}
          onClick={() => togglePanel(studio.ui, panel)}
        />
      ))}
    </span>
  );
}

function EngineState() {
  const text = useText();
  const { connection } = useStudio();
  const connected = useStore(connection.status, ({ state }) => state !== 'lost');
  const engine = useStore(useStudio().engine, stateOfAll);
  const state = connected ? engine : 'lost';
  return (
    <span role="status">
      <span className="status__led" data-state={state} aria-hidden />
      {text(engineTexts[state] ?? 'shell.engine.stopped')}
    </span>
  );
}

function OtherRuns() {
  const has = useRun((run) => run.others.size > 0);
  return has && <RunsButton />;
}

/** The run line's own sentence, and numbers beside it. */
function RunNumbers() {
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const outcome = useOutcome((state) => state.outcome);
  const progress = useRun((run) => atMoment(run).progress);
  if (outcome === null || outcome.state === 'not-run') return null;
  const counted = outcome.state === 'to-look-at' ? outcome.clauses : [];
  const words = sayAll([outcome.sentence, ...counted], language);
  // Before a run has read anything, zeros would look like what it came to.
  const counts = progress !== null && (progress.rowsRead > 0 || progress.elapsedMs > 0) ? progress : null;
  return (
    <>
      <span className="status__outcome" data-colour={outcome.colour} title={words}>
        <OutcomeSign sign={outcome.sign} size={12} className="status__sign" />
        <span className="status__words">{words}</span>
      </span>
      {counts !== null && <Speed progress={counts} />}
      {counts !== null && (
        <span className="status__number">
          {text('shell.batches', { count: counts.batches, number: formatCount(counts.batches) })}
        </span>
      )}
    </>
  );
}

function Speed({ progress: { rowsRead, elapsedMs } }: { progress: RunProgress }) {
  const text = useText();
  const perSecond = elapsedMs > 0 ? Math.round((rowsRead / elapsedMs) * 1000) : 0;
  const rows = text('shell.rows', { count: rowsRead, number: formatCount(rowsRead) });
  const speed = text('shell.rowsPerSecond', { number: formatCount(perSecond) });
  return (
    <span className="status__number num">
      {rows} · {formatDuration(elapsedMs)} · {speed}
    </span>
  );
}

function ChangedFiles() {
  const text = useText();
  const project = useProject((state) => state.project);
  const saved = useProject((state) => state.saved);
  const saving = useLife((life) => life.saving);
  const count = useMemo(() => dirtyPaths(project, saved).length, [project, saved]);
  if (saving) return <span>{text('shell.saving')}</span>;
  if (count === 0) return <span>{text('shell.allSaved')}</span>;
  return <StatusButton command="file.save" label={text('shell.filesChanged', { count })} />;
}

function StatusButton({ command: id, label }: { command: string; label: string }) {
  const studio = useStudio();
  const text = useText();
  const command = useCommands().find(id);
  if (command === undefined) return null;
  const title = text(command.label);
  return (
    <button
      type="button"
      className="status__button"
      title={title}
      onClick={() => void runCommand(studio, command)}
    >
      {label}
      <span className="visually-hidden">{`: ${title}`}</span>
    </button>
  );
}
