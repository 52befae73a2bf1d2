import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { setDefaultParam } from '../../core/project/edits/fields.ts';
import { runFlow } from '../flow-actions/run-flow.ts';
import { addLateTexts } from '../i18n/i18n.ts';
import type { Workspace } from '../stores/scopes.ts';
import { unappliedForms } from '../stores/unapplied-forms.ts';
import { toastStore } from '../ui/toast.ts';
import { mayLeaveProject } from './open-project.ts';
import { saveCommands } from './project-commands.ts';
import { testWorkspace } from './test-workspace.ts';

const flow = (name: string, fname: string) =>
  `kistype: flow\nstatus: 1\nflow_name: ${name}\nflows:\n  - fname: ${fname}\n`;
const files = {
  'conf/flow/flow-Orders.yml': flow('Orders', 'Keep'),
  'conf/flow/flow-Other.yml': flow('Other', 'Else'),
  'conf/func/else.yml': 'kistype: func\nfname: Else\nfmode: Verify\n',
  'conf/func/keep.yml':
    "kistype: func\nfname: Keep\nfmode: Verify\noption:\n  default_params: {builtin: filter@1, where: 'true'}\n",
};
let workspace: Workspace;
beforeEach(async () => {
  toastStore.setState([], true);
  workspace = testWorkspace(files).workspace;
  await addLateTexts(workspace.i18n);
});
afterEach(() => {
  workspace.dispose();
  workspace.connection.close();
});

const change = (text: string | null, fname = 'Keep') =>
  workspace.drafts.getState().change(fname, 'where', text);
const edit = (text: string | null, key = 'where') =>
  workspace.project.getState().edit('forms.applyEdit', (now) => setDefaultParam(now, 'Keep', key, text));
const warnings = () => toastStore.getState().filter(({ kind }) => kind === 'warning');
async function save() {
  await saveCommands.find(({ id }) => id === 'file.save')?.run(workspace);
  return warnings();
}

it('what stands in a form and is not applied is told when the project is saved, and its form is one press away', async () => {
  expect(await save()).toEqual([]);
  change('row.a > 1');
  const [told] = await save();
  expect(told?.message).toContain('Keep');
  told?.action?.run();
  expect(workspace.selection.getState()).toMatchObject({
    view: { kind: 'flow', flow: 'Orders' },
    inspected: { kind: 'function', name: 'Keep', nodeId: 'Keep#1' },
    inspectorTab: 'code',
    fieldToFocus: 'builtin',
  });
});

it('leading to a form is offered no longer than something stands in it', async () => {
  change('row.a > 1');
  expect((await save())[0]?.action).toBeDefined();
  change('true');
  expect(warnings()[0]?.action).toBeUndefined();
});

it('a run tells of the forms of its flow only', async () => {
  change('row.a > 1');
  await runFlow(workspace, 'Other').catch(() => undefined);
  expect(warnings()).toEqual([]);
  await runFlow(workspace, 'Orders').catch(() => undefined);
  expect(warnings()[0]?.message).toContain('Keep');
});

it('leaving asks, and stays or goes as it is answered', async () => {
  const { store } = workspace.dialogs;
  expect(await mayLeaveProject(workspace)).toBe(true);
  change('row.a > 1');
  const leaving = mayLeaveProject(workspace);
  await vi.waitFor(() => expect(store.getState().open).toHaveLength(1), 10_000);
  expect(store.getState().open[0]?.title).toBe(workspace.text('forms.leaveTitle'));
  store.getState().open[0]?.dismiss();
  expect(await leaving).toBe(false);
});

it('a form alarms no longer than the project is without what stands in it', () => {
  const left = () => unappliedForms(workspace);
  expect(left()).toEqual([]);
  change('true');
  change('row.a > 1', 'Gone');
  expect(left()).toEqual([]);
  change('row.a > 1');
  expect(left()).toEqual(['Keep']);
  change('true');
  expect(left()).toEqual([]);
  change('row.a > 1');
  edit('row.a > 1');
  expect(left()).toEqual([]);
  workspace.project.getState().undo();
  expect(left()).toEqual(['Keep']);
  edit(null, 'builtin');
  expect(left()).toEqual([]);
  workspace.project.getState().undo();
  workspace.drafts.getState().discard('Keep');
  expect(left()).toEqual([]);
});
