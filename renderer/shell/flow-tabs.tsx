import { X } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { projectModel } from '../../core/project/model.ts';
import type { Project } from '../../core/project/project.ts';
import { samplesPathOf } from '../../core/project/samples-path.ts';
import { useText } from '../i18n/use-text.tsx';
import { dirtyPaths } from '../stores/project-store.ts';
import { useProject, useSelection, useWorkspace } from '../stores/use-scopes.tsx';
import { later } from '../ui/later.tsx';
import { moveAmongTabs } from '../ui/tab-keys.ts';
import { useHiddenTabs } from './hidden-tabs.ts';
import './tab-overflow.css';

/** Only where more flows are open than there is room for. */
const TabOverflow = later(async () => (await import('./tab-overflow.tsx')).TabOverflow);

/** The flows with a tab, which scroll where there are many, and the project map, which is always in sight. */
export function FlowTabs() {
  const workspace = useWorkspace();
  const text = useText();
  const openFlows = useSelection((selection) => selection.openFlows);
  const view = useSelection((selection) => selection.view);
  const project = useProject((state) => state.project);
  const saved = useProject((state) => state.saved);
  const dirty = useMemo(() => new Set(dirtyPaths(project, saved)), [project, saved]);
  const { showFlow, closeFlow, set } = workspace.selection.getState();
  const strip = useRef<HTMLDivElement>(null);
  const current = view.kind === 'flow' ? view.flow : null;
  const hidden = useHiddenTabs(strip);
  // Again when the way to the hidden ones takes a part of the room, or the tab grows by its mark of unsaved edits.
  useEffect(() => {
    const tabs = strip.current;
    const tab = tabs?.querySelector('[aria-selected="true"]');
    if (!tabs || !tab || current === null || openFlows.length === 0) return;
    const sizes = new ResizeObserver(() => tab.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    for (const element of [tabs, tab]) sizes.observe(element);
    return () => sizes.disconnect();
  }, [current, openFlows]);
  const isCurrent = (flow: string) => view.kind === 'flow' && view.flow === flow;
  return (
    <div className="flow-tabs">
      <div
        className="tabs tabs--flows"
        role="tablist"
        aria-label={text('shell.flows')}
        onKeyDown={moveAmongTabs}
      >
        <div
          className="tabs__open"
          ref={strip}
          data-before={hidden.before || undefined}
          data-after={hidden.after || undefined}
          onWheel={({ deltaY, currentTarget }) => currentTarget.scrollBy({ left: deltaY })}
        >
          {openFlows.map((flow, index) => (
            <button
              key={flow}
              type="button"
              role="tab"
              className="tab"
              aria-selected={isCurrent(flow)}
              tabIndex={isCurrent(flow) || (view.kind === 'none' && index === 0) ? 0 : -1}
              onClick={() => showFlow(flow)}
              onAuxClick={(event) => event.button === 1 && closeFlow(flow)}
              onKeyDown={(event) => event.key === 'Delete' && closeFlow(flow)}
            >
              <span className="tab__name">{flow}</span>
              {project && isDirtyFlow(project, flow, dirty) && (
                <span className="tab__dirty" role="img" aria-label={text('shell.unsaved')} />
              )}
              <span
                className="tab__close"
                title={text('commands.closeTab')}
                aria-hidden
                onClick={(event) => {
                  event.stopPropagation();
                  closeFlow(flow);
                }}
              >
                <X size={12} />
              </span>
            </button>
          ))}
        </div>
        <button
          type="button"
          role="tab"
          className="tab"
          aria-selected={view.kind === 'map'}
          tabIndex={view.kind === 'map' || openFlows.length === 0 ? 0 : -1}
          onClick={() => set({ view: { kind: 'map' } })}
        >
          {text('shell.map')}
        </button>
      </div>
      {(hidden.before || hidden.after) && (
        <TabOverflow strip={strip} hidden={hidden} flows={openFlows} current={current} onShow={showFlow} />
      )}
    </div>
  );
}

/** Whether anything that makes up a flow is unsaved: its config, its samples, its functions and their code. */
function isDirtyFlow(project: Project, name: string, dirty: ReadonlySet<string>): boolean {
  if (dirty.size === 0) return false;
  const model = projectModel(project);
  const flow = model.flow(name);
  if (flow === undefined) return false;
  const paths = flow.config.flows.flatMap(({ fname }) => [
    model.func(fname)?.path,
    model.codeFile('functions', fname)?.path,
  ]);
  return [flow.path, samplesPathOf(model, name), ...paths].some(
    (path) => path !== undefined && dirty.has(path),
  );
}
