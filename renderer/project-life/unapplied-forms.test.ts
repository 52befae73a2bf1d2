import { afterEach, expect, it } from 'vitest';
import { unappliedForms } from '../stores/unapplied-forms.ts';
import { toastStore } from '../ui/toast.ts';
import { saveCommands } from './project-commands.ts';
import { testWorkspace } from './test-workspace.ts';

const files = {
  'conf/keep.yml':
    "kistype: func\nfname: Keep\nfmode: Verify\noption:\n  default_params: {builtin: filter@1, where: 'true'}\n",
};
const { workspace } = testWorkspace(files);
afterEach(() => {
  workspace.dispose();
  workspace.connection.close();
});

it('what stands in a form and is not applied is told when the project is saved', async () => {
  const { change } = workspace.drafts.getState();
  const save = async () => {
    await saveCommands.find(({ id }) => id === 'file.save')?.run(workspace);
    return toastStore.getState().filter(({ kind }) => kind === 'warning').length;
  };
  change('Keep', 'where', 'true');
  change('Gone', 'where', 'row.a > 1');
  expect(unappliedForms(workspace)).toEqual([]);
  expect(await save()).toBe(0);
  change('Keep', 'where', 'row.a > 1');
  expect(unappliedForms(workspace)).toEqual(['Keep']);
  expect(await save()).toBe(1);
});
