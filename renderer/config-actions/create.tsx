import {
  createConnector,
  createFlow,
  createFunction,
  createGlobal,
} from '../../core/project/edits/create.ts';
import { setFunctionConnector } from '../../core/project/edits/fields.ts';
import type { Workspace } from '../stores/scopes.ts';
import { applyEdit } from './edit-config.ts';
import { nameProblem } from './name-problem.ts';
import { showItem } from './show-item.ts';

/** Asks for a name and makes a flow, which is then shown. */
export async function newFlow(workspace: Workspace): Promise<void> {
  const { askText } = await import('../ui/ask.tsx');
  const name = await askText(workspace, {
    title: workspace.text('commands.newFlow'),
    label: workspace.text('explorer.name'),
    confirm: workspace.text('explorer.create'),
    validate: (value) => nameProblem(workspace, 'flow', value),
  });
  if (name === null) return;
  if (applyEdit(workspace, 'explorer.edit.createFlow', (project) => createFlow(project, name))) {
    showItem(workspace, { kind: 'flow', name });
  }
}

export async function newFunction(workspace: Workspace): Promise<void> {
  const { askNewFunction } = await import('./new-function-dialog.tsx');
  const wanted = await askNewFunction(workspace);
  if (wanted === null) return;
  const { name, mode, language, connector } = wanted;
  const made = applyEdit(workspace, 'explorer.edit.createFunction', (project) =>
    createFunction(project, name, mode, language, {
      words: workspace.settings.getState().resolvedLanguage,
      ...(connector === undefined ? {} : { cname: connector }),
    }),
  );
  if (made) showItem(workspace, { kind: 'func', name });
}

export async function newConnector(workspace: Workspace): Promise<void> {
  const { askNewConnector } = await import('./new-connector-dialog.tsx');
  const wanted = await askNewConnector(workspace);
  if (wanted === null) return;
  const { name, type } = wanted;
  const made = applyEdit(workspace, 'explorer.edit.createConnector', (project) =>
    createConnector(project, name, type),
  );
  if (made) showItem(workspace, { kind: 'conn', name });
}

/** The same for a function, which gets it in the same step, and stays in sight. */
export async function newConnectorFor(workspace: Workspace, fname: string): Promise<void> {
  const { askNewConnector } = await import('./new-connector-dialog.tsx');
  const wanted = await askNewConnector(workspace);
  if (wanted === null) return;
  const { name, type } = wanted;
  applyEdit(workspace, 'explorer.edit.createConnector', (project) =>
    setFunctionConnector(createConnector(project, name, type), fname, name),
  );
}

/** Asks for a name, a flow and a type, and makes a source, whose form is then shown. */
export async function newSource(workspace: Workspace): Promise<void> {
  const { askNewSource } = await import('./new-source-dialog.tsx');
  await askNewSource(workspace);
}

export function newGlobal(workspace: Workspace): void {
  if (applyEdit(workspace, 'explorer.edit.createGlobal', createGlobal))
    showItem(workspace, { kind: 'global', name: '' });
}
