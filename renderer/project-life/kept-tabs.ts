import { projectModel } from '../../core/project/model.ts';
import type { Workspace } from '../stores/scopes.ts';
import { oncePainted } from '../stores/when-idle.ts';
import { newWindowsRoot } from './new-window.ts';

const key = 'kisflow-studio.tabs';

/** What is kept of the tabs; a storage of the page holds it, so that it lives as long as the browser tab or the window. */
interface KeptTabs {
  root: string;
  flows: string[];
  bottomTab: string;
  inspectorTab: string;
}

const bottomTabs = ['rows', 'logs', 'problems', 'samples', 'yaml', 'history', 'tests'] as const;
const inspectorTabs = ['config', 'code', 'rows', 'yaml'] as const;

/** Opens the tabs that this folder had when the page was loaded before, and keeps them from then on. */
export function keepTabs(workspace: Workspace): () => void {
  const { project, selection, ui } = workspace;
  const { root } = project.getState().opened;
  const kept = newWindowsRoot() === null ? readTabs() : null;
  if (kept?.root === root) openTabs(workspace, kept);
  function keep(): void {
    const { openFlows, bottomTab, inspectorTab } = selection.getState();
    const tabs: KeptTabs = { root, flows: [...openFlows], bottomTab, inspectorTab };
    sessionStorage.setItem(key, JSON.stringify(tabs));
  }
  let callOff = (): void => undefined;
  const unfollow = selection.subscribe(() => {
    callOff();
    callOff = oncePainted(ui, keep);
  });
  return () => {
    callOff();
    unfollow();
  };
}

function openTabs(workspace: Workspace, { flows, bottomTab, inspectorTab }: KeptTabs): void {
  const model = projectModel(workspace.project.getState().project);
  const { view, showFlow, set } = workspace.selection.getState();
  const there = flows.filter((flow) => model.flow(flow) !== undefined);
  const [first] = there;
  if (first !== undefined) set({ openFlows: there });
  if (first !== undefined && !(view.kind === 'flow' && there.includes(view.flow))) showFlow(first);
  const bottom = bottomTabs.find((tab) => tab === bottomTab);
  const inspector = inspectorTabs.find((tab) => tab === inspectorTab);
  if (bottom) set({ bottomTab: bottom });
  if (inspector) set({ inspectorTab: inspector });
}

/** Null where nothing was kept, or by another version. */
function readTabs(): KeptTabs | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return isKeptTabs(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isKeptTabs(kept: unknown): kept is KeptTabs {
  if (typeof kept !== 'object' || kept === null) return false;
  const { root, flows, bottomTab, inspectorTab } = {
    root: '',
    flows: [],
    bottomTab: '',
    inspectorTab: '',
    ...kept,
  };
  const words = [root, bottomTab, inspectorTab, ...(Array.isArray(flows) ? flows : [null])];
  return words.every((word) => typeof word === 'string');
}
