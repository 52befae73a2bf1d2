import { PanelBottomClose } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { TextKey } from '../i18n/i18n.ts';
import { useText } from '../i18n/use-text.tsx';
import type { BottomTab } from '../stores/selection-store.ts';
import { togglePanel } from '../stores/ui-store.ts';
import { useProblems, useRun, useSelection, useUi, useWorkspace } from '../stores/use-scopes.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { type LaterComponent, later } from '../ui/later.tsx';
import { Waiting } from '../ui/loading.tsx';
import { moveAmongTabs } from '../ui/tab-keys.ts';
import { usePanelMenu } from './use-panel-menu.tsx';

// Each is loaded when its tab is first shown, and the canvas is.
const DataPanel = later(async () => (await import('../data-panel/data-panel.tsx')).DataPanel, Waiting);
const LogPanel = later(async () => (await import('../log-panel/log-panel.tsx')).LogPanel, Waiting);
const ProblemsPanel = later(
  async () => (await import('../problems-panel/problems-panel.tsx')).ProblemsPanel,
  Waiting,
);
const SamplesPanel = later(
  async () => (await import('../data-panel/samples-panel.tsx')).SamplesPanel,
  Waiting,
);
const YamlPanel = later(async () => (await import('../yaml-panel/yaml-panel.tsx')).YamlPanel, Waiting);
const HistoryPanel = later(
  async () => (await import('../data-panel/history-panel.tsx')).HistoryPanel,
  Waiting,
);
const LiveRuns = later(async () => (await import('../run/live-runs.tsx')).LiveRuns);
const Runs = Object.assign(() => <HistoryPanel live={<LiveRuns />} />, { load: HistoryPanel.load });

const SearchPanel = later(
  async () => (await import('../search-panel/search-panel.tsx')).SearchPanel,
  Waiting,
);

const TestsPanel = later(async () => (await import('../tests-panel/tests-panel.tsx')).TestsPanel, Waiting);

const ErrorLanePanel = later(
  async () => (await import('../error-lane/error-lane-panel.tsx')).ErrorLanePanel,
  Waiting,
);

const tabs: readonly { id: BottomTab; label: TextKey; Body: LaterComponent<object> }[] = [
  { id: 'rows', label: 'shell.tab.rows', Body: DataPanel },
  { id: 'logs', label: 'shell.tab.logs', Body: LogPanel },
  { id: 'problems', label: 'shell.tab.problems', Body: ProblemsPanel },
  { id: 'samples', label: 'shell.tab.samples', Body: SamplesPanel },
  { id: 'yaml', label: 'shell.tab.yaml', Body: YamlPanel },
  { id: 'history', label: 'shell.tab.history', Body: Runs },
  { id: 'tests', label: 'commands.testsTab', Body: TestsPanel },
  { id: 'search', label: 'search.tab', Body: SearchPanel },
  { id: 'errors', label: 'commands.errorsTab', Body: ErrorLanePanel },
];

/** Loads the code of a tab. */
export async function loadTab(tab: BottomTab): Promise<void> {
  await tabs.find(({ id }) => id === tab)?.Body.load();
}

/** Rows, logs, problems, samples, YAML and history, one at a time. A body may put controls into `#bottom-extra`. */
export function BottomPanel() {
  const workspace = useWorkspace();
  const text = useText();
  const current = useSelection((selection) => selection.bottomTab);
  const isPainted = useUi((ui) => ui.painted);
  const Body = tabs.find(({ id }) => id === current)?.Body ?? DataPanel;
  const panelMenu = usePanelMenu(current);
  useKeptFocus(current);
  // Runs that stop at the first error, as most do, have no such rows.
  const hasErrors = useRun((run) => (run.journal?.errorLane.rows ?? 0) > 0);
  const shown = tabs.filter(({ id }) => id !== 'errors' || hasErrors || current === 'errors');
  return (
    <section className="bottom" aria-label={text('shell.region.bottom')} data-region>
      <div className="bottom__bar">
        <div
          className="tabs"
          role="tablist"
          aria-label={text('shell.region.bottom')}
          onKeyDown={moveAmongTabs}
        >
          {shown.map(({ id, label }) => (
            <button
              key={id}
              id={`bottom-tab-${id}`}
              type="button"
              role="tab"
              className="tab"
              aria-selected={id === current}
              aria-controls="bottom-body"
              tabIndex={id === current ? 0 : -1}
              onClick={() => workspace.selection.getState().set({ bottomTab: id })}
            >
              {text(label)}
              <TabCount tab={id} />
            </button>
          ))}
        </div>
        <div id="bottom-extra" className="bottom__extra" />
        <IconButton
          icon={PanelBottomClose}
          label={text('commands.toggleBottom')}
          combination="Mod+J"
          size="small"
          onClick={() => togglePanel(workspace.ui, 'bottom', false)}
        />
      </div>
      <div
        id="bottom-body"
        onContextMenu={panelMenu.onContextMenu}
        className="bottom__body"
        role="tabpanel"
        aria-labelledby={`bottom-tab-${current}`}
      >
        {isPainted ? <Body /> : <Waiting />}
      </div>
      {panelMenu.menu}
    </section>
  );
}

/**
 * A run shows its rows by itself, in place of what a person was in: the focus goes to their tab then. From nothing, the next key would
 * be one of the canvas, and Delete takes a function away.
 */
function useKeptFocus(current: BottomTab): void {
  const { selection } = useWorkspace();
  const wasInside = useRef(false);
  useEffect(
    () =>
      selection.subscribe(({ bottomTab }, before) => {
        if (bottomTab !== before.bottomTab)
          wasInside.current =
            document.getElementById('bottom-body')?.contains(document.activeElement) ?? false;
      }),
    [selection],
  );
  useEffect(() => {
    if (wasInside.current && document.activeElement === document.body)
      document.getElementById(`bottom-tab-${current}`)?.focus({ preventScroll: true });
    wasInside.current = false;
  }, [current]);
}

function TabCount({ tab }: { tab: BottomTab }) {
  const logs = useRun((run) => run.logs.length + run.logsDropped);
  const history = useRun((run) => run.history.length);
  const diagnostics = useProblems((state) => state.diagnostics);
  // As the header counts them: hints are no problems.
  const problems = diagnostics.filter(({ severity }) => severity !== 'info').length;
  const errors = useRun((run) => run.journal?.errorLane.rows ?? 0);
  const counts: Partial<Record<BottomTab, number>> = { logs, history, problems, errors };
  const count = counts[tab] ?? 0;
  if (count === 0) return null;
  const worst = diagnostics.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  const className = tab === 'problems' ? `tab__count tab__count--${worst}` : 'tab__count';
  return <span className={className}>{count.toLocaleString('en')}</span>;
}
