import { isValidElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { setConfigValue } from '../../core/project/edits/fields.ts';
import { testWorkspace } from '../project-life/test-workspace.ts';
import type { Workspace } from '../stores/scopes.ts';
import { turnOnRealStorage } from './real-storage.tsx';
import { runFlow } from './run-flow.ts';

const connFile = 'conf/conn/conn-Shop.yml';
const files = {
  'conf/flow/One.yml': 'kistype: flow\nstatus: 1\nflow_name: One\nflows:\n  - fname: Keep\n',
  'conf/flow/Two.yml': 'kistype: flow\nstatus: 1\nflow_name: Two\nflows: []\n',
  'conf/func/Keep.yml': 'kistype: func\nfname: Keep\nfmode: Save\noption:\n  cname: Shop\n',
  [connFile]:
    'kistype: conn\ncname: Shop\naddrs: redis://me:hush@h:7\ntype: redis\nkey: shop\nparams: {}\nload: []\nsave: []\n',
};

/** Answers the question that is open, and gives its words; null where none is. */
async function answer(workspace: Workspace, says: boolean): Promise<string | null> {
  await expect.poll(() => workspace.dialogs.store.getState().open.length).toBe(1);
  const body = workspace.dialogs.store.getState().open[0]?.body;
  if (!isValidElement<{ body: ReactNode; close(answer: boolean): void }>(body)) return null;
  body.props.close(says);
  return renderToStaticMarkup(body.props.body);
}

function storagesOf(calls: readonly { method: string; params: unknown }[]): unknown[] {
  return calls
    .filter(({ method }) => method === 'run.start')
    .map(({ params }) =>
      typeof params === 'object' && params !== null && 'storage' in params ? params.storage : null,
    );
}

it('asks by name and address before the window uses real storage, and again about what was edited since', async () => {
  const { workspace, calls } = testWorkspace(files, () => ({ runId: 'r' }));
  await runFlow(workspace, 'One');
  const refused = turnOnRealStorage(workspace, 'One');
  const words = await answer(workspace, false);
  await refused;
  expect(words).toContain('<b>Shop</b>: redis <code>h:7</code> shop');
  expect(words).not.toContain('hush');
  expect(workspace.storage.getState().kind).toBe('embedded');

  const agreed = turnOnRealStorage(workspace, 'One');
  await answer(workspace, true);
  await agreed;
  await runFlow(workspace, 'One', { beside: true });
  await runFlow(workspace, 'Two');
  expect(storagesOf(calls)).toEqual(['embedded', 'real', 'real']);

  workspace.project.setState(({ project }) => ({
    project: setConfigValue(project, connFile, ['addrs'], 'elsewhere:7'),
  }));
  const asked = runFlow(workspace, 'One', { beside: true });
  expect(await answer(workspace, false)).toContain('<code>elsewhere:7</code>');
  await asked;
  expect(storagesOf(calls)).toHaveLength(3);

  workspace.storage.setState({ kind: 'embedded' });
  await runFlow(workspace, 'One', { beside: true });
  expect(storagesOf(calls).at(-1)).toBe('embedded');
});
