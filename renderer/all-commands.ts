import { canvasCommands } from './canvas/canvas-commands.ts';
import { pictureCommands } from './canvas/picture-commands.ts';
import { codeCommands } from './code-view/code-commands.ts';
import { createCommandSet } from './command-kit/command-set.tsx';
import { importCommands } from './data-panel/import-commands.ts';
import { rowsCommands } from './data-panel/rows-commands.ts';
import { debugCommands } from './debugger/debug-commands.ts';
import { errorLaneCommands } from './error-lane/error-lane-commands.ts';
import { itemCommands, newItemCommands } from './explorer/explorer-commands.ts';
import { exportCommands } from './export/export-commands.ts';
import { formsCommands } from './forms/forms-commands.ts';
import { goCommands } from './golang/go-commands.ts';
import { helpCommands } from './help/help-commands.ts';
import { liveCommands } from './live/live-commands.ts';
import { placeCommands } from './places/place-commands.ts';
import { problemCommands } from './problems-panel/problems-commands.ts';
import { closeCommands, saveCommands, undoCommands } from './project-life/project-commands.ts';
import { engineCommands, runCommands, storageCommands } from './run/run-commands.ts';
import { planCommands } from './run-plan/plan-commands.ts';
import { searchCommands } from './search-panel/search-commands.ts';
import { settingsCommands } from './settings/settings-commands.ts';
import { formCommands } from './shell/form-commands.ts';
import { panelCommands } from './shell/panel-commands.ts';
import { regionCommands, viewCommands } from './shell/view-commands.ts';
import { testsCommands } from './tests-panel/tests-commands.ts';
import { welcomeCommands } from './welcome/welcome-commands.ts';

/** Every command there is, in the order in which menus show them. A feature adds its list here. */
export const allCommands = createCommandSet([
  ...newItemCommands,
  ...importCommands,
  ...saveCommands,
  ...welcomeCommands,
  ...closeCommands,
  ...exportCommands,
  ...pictureCommands,
  ...settingsCommands,
  ...undoCommands,
  ...itemCommands,
  ...problemCommands,
  ...formCommands,
  ...panelCommands,
  ...searchCommands,
  ...testsCommands,
  ...viewCommands,
  ...regionCommands,
  ...placeCommands,
  ...canvasCommands,
  ...formsCommands,
  ...codeCommands,
  ...goCommands,
  ...runCommands,
  ...planCommands,
  ...debugCommands,
  ...rowsCommands,
  ...errorLaneCommands,
  ...storageCommands,
  ...liveCommands,
  ...engineCommands,
  ...helpCommands,
]);
