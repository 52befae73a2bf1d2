import { createMissingCode, functionsWithoutCode } from '../../core/project/edits/create.ts';
import { inWorkspace } from '../command-kit/command.ts';
import { tellWithUndo } from '../command-kit/tell-with-undo.ts';
import { applyEdit } from '../config-actions/edit-config.ts';
import { runAlone, runUpTo } from '../flow-actions/run-alone.ts';
import {
  closeWideCode,
  isCodeWide,
  openWideCode,
  shownCode,
  stepInChain,
} from '../flow-actions/wide-code.ts';
import { flowGoesOn } from '../stores/runs.ts';
import type { Workspace } from '../stores/scopes.ts';

/** Code with room, and one function by itself. */
export const codeCommands = inWorkspace([
  {
    id: 'code.openWide',
    label: 'code.commandOpenWide',
    menu: 'view',
    enabled: (workspace) => shownCode(workspace) !== null && !isCodeWide(workspace),
    run: openWideCode,
  },
  {
    id: 'code.closeWide',
    label: 'code.commandCloseWide',
    menu: 'view',
    enabled: isCodeWide,
    run: closeWideCode,
  },
  {
    id: 'code.next',
    label: 'code.commandNext',
    menu: 'view',
    keys: ['Alt+PageDown'],
    scope: 'code',
    enabled: isCodeWide,
    run: (workspace) => stepInChain(workspace, 1),
  },
  {
    id: 'code.previous',
    label: 'code.commandPrevious',
    menu: 'view',
    keys: ['Alt+PageUp'],
    scope: 'code',
    enabled: isCodeWide,
    run: (workspace) => stepInChain(workspace, -1),
  },
  {
    id: 'function.run-alone',
    label: 'code.commandRunAlone',
    menu: 'run',
    keys: ['Mod+Enter'],
    scope: 'code',
    enabled: canRunAlone,
    async run(workspace) {
      const place = shownCode(workspace)?.place;
      if (place) await runAlone(workspace, place);
    },
  },
  {
    id: 'code.createAll',
    label: 'code.commandCreateAll',
    menu: 'edit',
    enabled: (workspace) => functionsWithoutCode(workspace.project.getState().project).length > 0,
    run: createAll,
  },
  {
    id: 'function.run-up-to',
    label: 'code.commandRunUpTo',
    menu: 'run',
    enabled: canRunAlone,
    async run(workspace) {
      const place = shownCode(workspace)?.place;
      if (place) await runUpTo(workspace, place);
    },
  },
]);

function canRunAlone(workspace: Workspace): boolean {
  const place = shownCode(workspace)?.place ?? null;
  return place !== null && !flowGoesOn(workspace.run.getState(), place.flow);
}

function createAll(workspace: Workspace): void {
  const { resolvedLanguage: words } = workspace.settings.getState();
  const { length: count } = functionsWithoutCode(workspace.project.getState().project);
  if (applyEdit(workspace, 'code.createAllEdit', (project) => createMissingCode(project, 'ts', { words })))
    tellWithUndo(workspace, workspace.text('code.createdAll', { count }));
}
