import type { Workspace } from '../stores/scopes.ts';
import { toast } from '../ui/toast.ts';

/** Says what was done, with a button that undoes it until the next edit is made. */
export function tellWithUndo({ project, text }: Workspace, message: string): void {
  const made = project.getState().project;
  toast({
    message,
    kind: 'ok',
    action: {
      label: text('commands.undo'),
      run: () => {
        if (project.getState().project === made) project.getState().undo();
      },
      until: (over) =>
        project.subscribe((state) => {
          if (state.project !== made) over();
        }),
    },
  });
}
