import {
  createConnector,
  createFlow,
  createFunction,
  createGlobal,
} from '../../core/project/edits/create.ts';
import type { App } from '../stores/app-stores.tsx';
import { askText } from '../ui/ask.tsx';
import { applyEdit } from './edit-config.ts';
import { nameProblem } from './name-problem.ts';
import { askNewConnector } from './new-connector-dialog.tsx';
import { askNewFunction } from './new-function-dialog.tsx';
import { showItem } from './show-item.ts';

/** Asks for a name and makes a flow, which is then shown. */
export async function newFlow(app: App): Promise<void> {
  const name = await askText(app, {
    title: app.text('commands.newFlow'),
    label: app.text('explorer.name'),
    confirm: app.text('explorer.create'),
    validate: (value) => nameProblem(app, 'flow', value),
  });
  if (name === null) return;
  if (applyEdit(app, 'explorer.edit.createFlow', (project) => createFlow(project, name))) {
    showItem(app, { kind: 'flow', name });
  }
}

export async function newFunction(app: App): Promise<void> {
  const wanted = await askNewFunction(app);
  if (wanted === null) return;
  const { name, mode, language, connector } = wanted;
  const made = applyEdit(app, 'explorer.edit.createFunction', (project) =>
    createFunction(project, name, mode, language, connector === undefined ? {} : { cname: connector }),
  );
  if (made) showItem(app, { kind: 'func', name });
}

export async function newConnector(app: App): Promise<void> {
  const wanted = await askNewConnector(app);
  if (wanted === null) return;
  const { name, type } = wanted;
  const made = applyEdit(app, 'explorer.edit.createConnector', (project) =>
    createConnector(project, name, type),
  );
  if (made) showItem(app, { kind: 'conn', name });
}

export function newGlobal(app: App): void {
  if (applyEdit(app, 'explorer.edit.createGlobal', createGlobal)) showItem(app, { kind: 'global', name: '' });
}
