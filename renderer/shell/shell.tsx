import './header.css';
import './tabs.css';
import './shell.css';
import './status-bar.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Group, type Layout, Panel, Separator, usePanelRef } from 'react-resizable-panels';
import { projectModel } from '../../core/project/model.ts';
import { Canvas } from '../canvas/canvas.tsx';
import { Explorer } from '../explorer/explorer.tsx';
import { codeSubject } from '../flow-actions/wide-code.ts';
import { useText } from '../i18n/use-text.tsx';
import { followOutcome } from '../outcome-actions/follow-outcome.ts';
import { ModePalette } from '../palette/mode-palette.tsx';
import { RunLine } from '../run/run-line.tsx';
import { watchRuns } from '../run/watch-runs.ts';
import { changeSettings } from '../settings/apply-settings.ts';
import type { Workspace } from '../stores/scopes.ts';
import {
  useDebug,
  useProject,
  useSelection,
  useSettings,
  useStudio,
  useUi,
  useWorkspace,
} from '../stores/use-scopes.tsx';
import { later } from '../ui/later.tsx';
import { Waiting } from '../ui/loading.tsx';
import { Banners } from './banners.tsx';
import { BottomPanel, loadTab } from './bottom-panel.tsx';
import { Header, loadHeaderMenus } from './header.tsx';
import { codeViewSlots, inspectorSlots } from './inspector-slots.tsx';
import { NoView } from './no-view.tsx';
import { useFittedPanels } from './panel-sizes.ts';
import { StatusBar } from './status-bar.tsx';
import { watchGo } from './watch-go.ts';
import { watchTypes } from './watch-types.ts';

// The canvas is first; the forms beside it come as soon as it is painted.
const Inspector = later(async () => (await import('../inspector/inspector.tsx')).Inspector, Waiting);
const PausedBar = later(async () => (await import('../debugger/paused-bar.tsx')).PausedBar);
const PastBar = later(async () => (await import('../debugger/timeline/past-bar.tsx')).PastBar);
const Timeline = later(async () => (await import('../debugger/timeline/timeline.tsx')).Timeline);
const LiveLine = later(async () => (await import('../live/live-line.tsx')).LiveLine);
const PlanBar = later(async () => (await import('../run-plan/plan-bar.tsx')).PlanBar);
const CodeView = later(async () => (await import('../code-view/code-view.tsx')).CodeView, Waiting);
const ProjectMap = later(async () => (await import('../canvas/project-map.tsx')).ProjectMap, Waiting);

/** Loads what stands beside the canvas, so that it can be shown at once. */
export async function loadBesideCanvas({ selection, ui }: Workspace): Promise<void> {
  const { shown } = ui.getState();
  await Promise.all([
    loadHeaderMenus(),
    shown.inspector && Inspector.load(),
    shown.bottom && loadTab(selection.getState().bottomTab),
  ]);
}

/** The frame of an open project: header, explorer, centre, inspector, bottom panel and status bar. */
export function Shell() {
  const text = useText();
  const workspace = useWorkspace();
  useEffect(() => followOutcome(workspace), [workspace]);
  const checksTypes = useSettings((settings) => settings.checkTypes);
  useEffect(() => (checksTypes ? watchTypes(workspace) : undefined), [workspace, checksTypes]);
  useEffect(() => watchGo(workspace), [workspace]);
  useEffect(() => watchRuns(workspace), [workspace]);
  const shown = useUi((ui) => ui.shown);
  const isPainted = useUi((ui) => ui.painted);
  const explorer = usePanelRef();
  const inspector = useWideInspector();
  const bottom = usePanelRef();
  const sizes = useFittedPanels({ explorer, inspector, bottom }, shown);
  return (
    <div className="shell">
      <Header />
      <Banners />
      <Split
        name="window"
        orientation="horizontal"
        before={
          shown.explorer && (
            <Panel
              id="explorer"
              defaultSize={sizes.explorer}
              minSize={168}
              maxSize="40%"
              groupResizeBehavior="preserve-pixel-size"
              panelRef={explorer}
            >
              <aside className="shell__left" aria-label={text('shell.region.explorer')} data-region>
                <Explorer footer={<ModePalette />} />
              </aside>
            </Panel>
          )
        }
        separator={shown.explorer ? text('shell.resize.explorer') : null}
      >
        <Panel id="work" minSize={320}>
          <Split
            name="work"
            orientation="vertical"
            separator={shown.bottom ? text('shell.resize.bottom') : null}
            after={
              shown.bottom && (
                <Panel
                  id="bottom"
                  defaultSize={sizes.bottom}
                  minSize={96}
                  maxSize="80%"
                  groupResizeBehavior="preserve-pixel-size"
                  panelRef={bottom}
                >
                  <BottomPanel />
                </Panel>
              )
            }
          >
            <Panel id="top" minSize={120}>
              <Split
                name="top"
                orientation="horizontal"
                separator={shown.inspector ? text('shell.resize.inspector') : null}
                after={
                  shown.inspector && (
                    <Panel
                      id="inspector"
                      defaultSize={sizes.inspector}
                      minSize={240}
                      maxSize="70%"
                      groupResizeBehavior="preserve-pixel-size"
                      panelRef={inspector}
                    >
                      <aside className="shell__right" aria-label={text('shell.region.inspector')} data-region>
                        {isPainted ? <Inspector slots={inspectorSlots} /> : <Waiting />}
                      </aside>
                    </Panel>
                  )
                }
              >
                <Panel id="centre" minSize={200}>
                  <Centre />
                </Panel>
              </Split>
            </Panel>
          </Split>
        </Panel>
      </Split>
      <StatusBar />
    </div>
  );
}

/** Gives the inspector most of the middle while it is wanted wide, and its own width again afterwards. */
function useWideInspector() {
  const panel = usePanelRef();
  const width = useRef<number | null>(null);
  const wide = useUi((ui) => ui.inspectorWide && ui.shown.inspector);
  useEffect(() => {
    const { current } = panel;
    if (current === null) return;
    if (wide) {
      width.current = current.getSize().inPixels;
      current.resize('65%');
    } else if (width.current !== null) {
      current.resize(width.current);
      width.current = null;
    }
  }, [wide, panel]);
  return panel;
}

function Centre() {
  const text = useText();
  const kind = useSelection((selection) => selection.view.kind);
  const isWide = useIsCodeWide();
  const hasTimeline = useDebug((debug) => debug.timeline);
  return (
    <main
      className="shell__centre"
      aria-label={text('shell.region.canvas')}
      data-scope={isWide ? undefined : 'canvas'}
      data-region
      tabIndex={-1}
    >
      {kind === 'flow' && (
        <RunLine live={<LiveLine />} paused={<PausedBar />} past={<PastBar />} plan={<PlanBar />} />
      )}
      <div className="shell__view">
        {isWide && <CodeView slots={codeViewSlots} />}
        {kind === 'flow' && !isWide && <Canvas />}
        {kind === 'map' && !isWide && <ProjectMap />}
        {kind === 'none' && !isWide && <NoView />}
      </div>
      {kind === 'flow' && hasTimeline && <Timeline />}
    </main>
  );
}

/** Whether code has the middle: it was opened wide, and there is some behind what is inspected. */
function useIsCodeWide(): boolean {
  const wanted = useSelection((selection) => selection.codeWide);
  const inspected = useSelection((selection) => selection.inspected);
  const view = useSelection((selection) => selection.view);
  const model = projectModel(useProject((state) => state.project));
  return wanted && codeSubject(model, { inspected, view }) !== null;
}

interface SplitProps {
  name: string;
  orientation: 'horizontal' | 'vertical';
  /** The separator's label; null without one. */
  separator: string | null;
  before?: ReactNode;
  after?: ReactNode;
  children: ReactNode;
}

/** Two panels with a movable border; its place is kept in the settings. */
function Split({ name, orientation, separator, before, after, children }: SplitProps) {
  const studio = useStudio();
  const sizes = useSettings((settings) => settings.panels[name]);
  const [initial] = useState(sizes);
  const order = before === undefined ? layoutOrder[name]?.toReversed() : layoutOrder[name];
  const line = separator !== null && <Separator className="separator" aria-label={separator} />;
  function keep(layout: Layout): void {
    const values = order?.map((id) => layout[id]) ?? [];
    const kept = values.filter((value) => value !== undefined);
    if (kept.length < 2) return;
    changeSettings(studio, { panels: { ...studio.settings.getState().panels, [name]: kept } });
  }
  const layout =
    initial && order ? Object.fromEntries(order.map((id, index) => [id, initial[index] ?? 50])) : undefined;
  return (
    <Group
      id={name}
      orientation={orientation}
      defaultLayout={layout}
      onLayoutChanged={(next, { isUserInteraction }) => isUserInteraction && keep(next)}
    >
      {before}
      {before && line}
      {children}
      {after && line}
      {after}
    </Group>
  );
}

/** Side panel first. */
const layoutOrder: Record<string, readonly string[]> = {
  window: ['explorer', 'work'],
  work: ['bottom', 'top'],
  top: ['inspector', 'centre'],
};
