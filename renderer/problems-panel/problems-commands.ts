import { inWorkspace } from '../command-kit/command.ts';
import { fixesHere, fixHere } from '../config-actions/quick-fix.tsx';

/** What can be done about a problem: the one that has the focus, else those of what is selected. */
export const problemCommands = inWorkspace([
  {
    id: 'edit.fix',
    label: 'problems.fix',
    menu: 'edit',
    keys: ['Alt+Enter'],
    detail: (workspace) =>
      onlyTitle(
        fixesHere(workspace).map(({ title }) => title[workspace.settings.getState().resolvedLanguage]),
      ),
    enabled: (workspace) => fixesHere(workspace).length > 0,
    run: fixHere,
  },
]);

function onlyTitle(titles: readonly string[]): string {
  return titles.length === 1 ? (titles[0] ?? '') : '';
}
