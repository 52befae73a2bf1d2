import { beforeEach, expect, it } from 'vitest';
import { testWorkspace } from '../project-life/test-workspace.ts';
import { toastStore } from '../ui/toast.ts';
import { pasteYaml } from './flow-clipboard.ts';

const files = {
  'conf/flow/One.yml': 'kistype: flow\nstatus: 1\nflow_name: One\nflows:\n  - fname: Keep\n',
  'conf/func/Keep.yml': 'kistype: func\nfname: Keep\nfmode: Verify\n',
};

// Tests of other files, whose toasts may lie there, share the module.
beforeEach(() => toastStore.setState([], true));

it.each(['id\tqty\n1\t2\n', '{"id":1}\n'])('pasted rows are told where they go: %j', (rows) => {
  const { workspace } = testWorkspace(files);
  workspace.selection.getState().showFlow('One');
  pasteYaml(workspace, rows);
  const [toast] = toastStore.getState();
  expect(toast?.message).toContain('samples');
  expect(toast?.action?.label).toBe('Go to the samples');
});

it('other words are refused as before', () => {
  const { workspace } = testWorkspace(files);
  workspace.selection.getState().showFlow('One');
  pasteYaml(workspace, 'just some words');
  expect(toastStore.getState()[0]?.message).toContain('YAML');
});
