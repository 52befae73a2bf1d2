import type { Command } from '../command-kit/command.ts';
import { isOpen } from '../command-kit/is-open.ts';
import type { TextKey } from '../i18n/i18n.ts';
import type { App } from '../stores/app-stores.tsx';
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
];

export const viewCommands: readonly Command[] = [
  ...panels.map(
    ([panel, label, key]): Command => ({
      id: `view.toggle.${panel}`,
      label,
      menu: 'view',
      keys: [key],
      scope: 'global',
      enabled: isOpen,
      run: (app) => togglePanel(app.ui, panel),
    }),
  ),
  {
    id: 'view.widenInspector',
    label: 'commands.widenInspector',
    menu: 'view',
    keys: ['Alt+I'],
    scope: 'global',
    enabled: isOpen,
    run: (app) =>
      app.ui.setState(({ inspectorWide, shown }) => ({
        inspectorWide: !(inspectorWide && shown.inspector),
        shown: { ...shown, inspector: true },
      })),
  },
  ...bottomTabs.map(
    ([tab, label], index): Command => ({
      id: `view.show.${tab}`,
      label,
      menu: 'view',
      keys: [`Alt+Shift+${index + 1}`],
      scope: 'global',
      enabled: isOpen,
      run: (app) => showBottomTab(app, tab),
    }),
  ),
  {
    id: 'view.projectMap',
    label: 'commands.projectMap',
    menu: 'view',
    keys: ['Alt+0'],
    scope: 'global',
    enabled: isOpen,
    run: (app) => app.selection.getState().set({ view: { kind: 'map' } }),
  },
  {
    id: 'view.nextTab',
    label: 'commands.nextTab',
    menu: 'view',
    keys: ['Alt+PageDown'],
    scope: 'global',
    enabled: hasTabs,
    run: (app) => stepTab(app, 1),
  },
  {
    id: 'view.previousTab',
    label: 'commands.previousTab',
    menu: 'view',
    keys: ['Alt+PageUp'],
    scope: 'global',
    enabled: hasTabs,
    run: (app) => stepTab(app, -1),
  },
  {
    id: 'view.closeTab',
    label: 'commands.closeTab',
    menu: 'view',
    keys: ['Alt+W'],
    scope: 'global',
    enabled: (app) => app.selection.getState().view.kind === 'flow',
    run(app) {
      const { view, closeFlow } = app.selection.getState();
      if (view.kind === 'flow') closeFlow(view.flow);
    },
  },
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

function showBottomTab(app: App, bottomTab: BottomTab): void {
  togglePanel(app.ui, 'bottom', true);
  app.selection.getState().set({ bottomTab });
}

function hasTabs(app: App): boolean {
  return app.selection.getState().openFlows.length > 0;
}

function stepTab(app: App, step: number): void {
  const { openFlows, view, showFlow } = app.selection.getState();
  const index = view.kind === 'flow' ? openFlows.indexOf(view.flow) : step > 0 ? -1 : 0;
  const next = openFlows.at((index + step) % openFlows.length);
  if (next !== undefined) showFlow(next);
}
