import { expect, it } from 'vitest';
import { testWorkspace } from '../project-life/test-workspace.ts';
import { connectDebug } from './debug-session.ts';

it('rows of one visit stay while the side changes, and go when another function is looked at', () => {
  const { workspace } = testWorkspace({}, () => null);
  const { rows, selection } = workspace;
  const stop = connectDebug(workspace);
  selection.getState().set({ watched: { nodeId: 'A#1', side: 'in' } });
  rows.setState({ visit: 7 });
  selection.getState().set({ watched: { nodeId: 'A#1', side: 'out' } });
  expect(rows.getState().visit).toBe(7);
  selection.getState().set({ watched: { nodeId: 'B#1', side: 'out' } });
  expect(rows.getState().visit).toBeNull();
  stop();
  rows.setState({ visit: 7 });
  selection.getState().set({ watched: { nodeId: 'A#1', side: 'in' } });
  expect(rows.getState().visit).toBe(7);
});
