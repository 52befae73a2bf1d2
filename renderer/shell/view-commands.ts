import { type Command, inWorkspace } from '../command-kit/command.ts';
import type { TextKey } from '../i18n/i18n.ts';
import type { Workspace } from '../stores/scopes.ts';
import type { BottomTab } from '../stores/selection-store.ts';
import { type PanelName, togglePanel } from '../stores/ui-store.ts';
import { focusNextRegion } from './focus-region.ts';

const panels: readonly [PanelName, TextKey, string][] = [
  ['explorer', 'commands.toggleExplorer', 'Mod+B'],
  ['inspector', 'commands.toggleInspector', 'Mod+I'],
  ['bottom', 'commands.toggleBottom', 'Mod+J'],
];

const bottomTabs: readonly [BottomTab, TextKey][] = [
  ['rows', 'commands.showRows'],
  ['logs', 'commands.showLogs'],
  ['problems', 'commands.showProblems'],
  ['samples', 'commands.showSamples'],
  ['yaml', 'commands.showYaml'],
  ['history', 'commands.showHistory'],
  ['tests', 'commands.showTests'],
];

/** What the window shows of the project. */
export const viewCommands = inWorkspace([
  ...panels.map(([panel, label, key]) => ({
    id: `view.toggle.${panel}`,
    label,
    menu: 'view' as const,
    keys: [key],
    scope: 'global' as const,
    run: (workspace: Workspace) => togglePanel(workspace.ui, panel),
  })),
  {
    id: 'view.widenInspector',
    label: 'commands.widenInspector',
    menu: 'view',
    keys: ['Alt+I'],
    scope: 'global',
    run: (studio) =>
      studio.ui.setState(({ inspectorWide, shown }) => ({
        inspectorWide: !(inspectorWide && shown.inspector),
        shown: { ...shown, inspector: true },
      })),
  },
  ...bottomTabs.map(([tab, label], index) => ({
    id: `view.show.${tab}`,
    label,
    menu: 'view' as const,
    keys: [`Alt+Shift+${index + 1}`],
    scope: 'global' as const,
    run: (workspace: Workspace) => showBottomTab(workspace, tab),
  })),
  {
    id: 'view.projectMap',
    label: 'commands.projectMap',
    menu: 'view',
    keys: ['Alt+0'],
    scope: 'global',
    run: (workspace) => workspace.selection.getState().set({ view: { kind: 'map' } }),
  },
  {
    id: 'view.nextTab',
    label: 'commands.nextTab',
    menu: 'view',
    keys: ['Alt+PageDown'],
    scope: 'global',
    enabled: hasTabs,
    run: (workspace) => stepTab(workspace, 1),
  },
  {
    id: 'view.previousTab',
    label: 'commands.previousTab',
    menu: 'view',
    keys: ['Alt+PageUp'],
    scope: 'global',
    enabled: hasTabs,
    run: (workspace) => stepTab(workspace, -1),
  },
  {
    id: 'view.closeTab',
    label: 'commands.closeTab',
    menu: 'view',
    keys: ['Alt+W'],
    scope: 'global',
    enabled: (workspace) => workspace.selection.getState().view.kind === 'flow',
    run(workspace) {
      const { view, closeFlow } = workspace.selection.getState();
      if (view.kind === 'flow') closeFlow(view.flow);
    },
  },
]);

/** Moving among the parts of the window. */
export const regionCommands: readonly Command[] = [
  {
    id: 'view.nextRegion',
    label: 'commands.nextRegion',
    menu: 'view',
    keys: ['Mod+F6'],
    scope: 'global',
    run: () => focusNextRegion(1),
  },
  {
    id: 'view.previousRegion',
    label: 'commands.previousRegion',
    menu: 'view',
    keys: ['Mod+Shift+F6'],
    scope: 'global',
    run: () => focusNextRegion(-1),
  },
];

function showBottomTab(workspace: Workspace, bottomTab: BottomTab): void {
  togglePanel(workspace.ui, 'bottom', true);
  workspace.selection.getState().set({ bottomTab });
}

function hasTabs(workspace: Workspace): boolean {
  return workspace.selection.getState().openFlows.length > 0;
}

function stepTab(workspace: Workspace, step: number): void {
  const { openFlows, view, showFlow } = workspace.selection.getState();
  const index = view.kind === 'flow' ? openFlows.indexOf(view.flow) : step > 0 ? -1 : 0;
  const next = openFlows.at((index + step) % openFlows.length);
  if (next !== undefined) showFlow(next);
}
