import { inWorkspace } from '../command-kit/command.ts';
import type { Workspace } from '../stores/scopes.ts';
import { togglePanel } from '../stores/ui-store.ts';

/** Golden tests: what they do is loaded when it is first wanted. */
export const testsCommands = inWorkspace([
  {
    id: 'tests.runAll',
    label: 'commands.testsRunAll',
    menu: 'run',
    enabled: ({ project, golden }) =>
      golden.getState().running.length === 0 &&
      testNames([...project.getState().project.files.keys()]).length > 0,
    async run(workspace) {
      showTests(workspace);
      const { runTests } = await import('./golden-actions.ts');
      await runTests(workspace, testNames([...workspace.project.getState().project.files.keys()]));
    },
  },
  {
    id: 'tests.record',
    label: 'commands.testsRecord',
    menu: 'run',
    enabled: ({ selection, golden }) =>
      selection.getState().view.kind === 'flow' && golden.getState().running.length === 0,
    async run(workspace) {
      const { view } = workspace.selection.getState();
      if (view.kind !== 'flow') return;
      showTests(workspace);
      const { recordTest } = await import('./golden-actions.ts');
      await recordTest(workspace, view.flow);
    },
  },
]);

/** The names of the tests among these paths, as `core/golden` has them, which is loaded later. */
export function testNames(paths: readonly string[]): string[] {
  return paths.flatMap((path) => /^tests\/(.+)\.test\.json$/.exec(path)?.[1] ?? []).sort();
}

function showTests({ ui, selection }: Workspace): void {
  togglePanel(ui, 'bottom', true);
  selection.getState().set({ bottomTab: 'tests' });
}
