import type { ReactElement } from 'react';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { QuickFix } from '../../core/lint/diagnostic.ts';
import { lintProject } from '../../core/lint/lint.ts';
import { projectModel } from '../../core/project/model.ts';
import { testWorkspace } from '../project-life/test-workspace.ts';
import type { Workspace } from '../stores/scopes.ts';
import { performAction } from './act.ts';

const keep = (cname: string) => `kistype: func\nfname: Keep\nfmode: Save\noption:\n  cname: ${cname}\n`;
const store = (name: string) => `kistype: conn\ncname: ${name}\naddrs: ''\ntype: redis\nkey: ''\n`;
const flow = 'kistype: flow\nstatus: 1\nflow_name: Orders\nflows:\n  - fname: Keep\n';
const action = { kind: 'set-connector', node: 'Keep#1', fname: 'Keep' } as const;

function workspaceWith(more: Record<string, string>) {
  const { workspace } = testWorkspace({ 'conf/flow.yml': flow, ...more });
  onTestFinished(() => {
    workspace.dispose();
    workspace.connection.close();
  });
  workspace.selection.getState().showFlow('Orders');
  workspace.problems.setState({ diagnostics: lintProject(workspace.project.getState().project) });
  return workspace;
}

/** What the person is asked to choose among. */
async function asked({ dialogs }: Workspace) {
  const open = await vi.waitFor(() => {
    const [dialog] = dialogs.store.getState().open;
    if (dialog === undefined) throw new Error('nothing is asked');
    return dialog;
  }, 10_000);
  return (open.body as ReactElement<{ fixes: readonly QuickFix[]; close(fix: QuickFix | null): void }>).props;
}

const english = (fixes: readonly QuickFix[]) => fixes.map(({ title }) => title.en);

it('the connector that is missing is made, as the problems offer it', async () => {
  const workspace = workspaceWith({ 'conf/keep.yml': keep('Orders') });
  const done = performAction(workspace, action);
  const { fixes, close } = await asked(workspace);
  expect(english(fixes)).toEqual(['Create the connector Orders', 'Use no connector']);
  close(fixes[0] ?? null);
  await done;
  expect(workspace.selection.getState().nodeIds).toEqual(['Keep#1']);
  expect(projectModel(workspace.project.getState().project).connector('Orders')).toBeDefined();
});

it('a Save without a connector gets one of those that there are, or a new one', async () => {
  const workspace = workspaceWith({ 'conf/keep.yml': keep("''"), 'conf/conn.yml': store('Sums') });
  const done = performAction(workspace, action);
  const { fixes, close } = await asked(workspace);
  expect(english(fixes)).toEqual(['Use the connector Sums', 'Create a connector for it']);
  close(null);
  await done;
});
