import { nodeIds } from '../../core/project/chain.ts';
import { projectModel } from '../../core/project/model.ts';
import type { Workspace } from '../stores/scopes.ts';
import { togglePanel } from '../stores/ui-store.ts';
import { unappliedForms } from '../stores/unapplied-forms.ts';
import { toast } from '../ui/toast.ts';

/**
 * Says that what was changed in forms, and not applied, is not in what was just saved or run, and leads to the first of them while
 * it is still so. Its words come with the forms.
 */
export function tellOfForms(
  workspace: Workspace,
  left: 'notSaved' | 'notRun',
  names: readonly [string, ...string[]],
): void {
  const [first] = names;
  toast({
    kind: 'warning',
    message: workspace.text(`forms.${left}`, { names: names.join(', ') }),
    action: {
      label: workspace.text('forms.show'),
      run: () => showForm(workspace, first),
      until: (over) => {
        const look = () => {
          if (!unappliedForms(workspace).includes(first)) over();
        };
        const stops = [workspace.drafts.subscribe(look), workspace.project.subscribe(look)];
        return () => {
          for (const stop of stops) stop();
        };
      },
    },
  });
}

/** Shows a function's form: at its place in the shown flow, else in the first flow where it stands, else by itself. */
function showForm({ project, selection, ui }: Workspace, fname: string): void {
  const { view, showFlow, selectNodes, set } = selection.getState();
  const { flows } = projectModel(project.getState().project);
  const shown = view.kind === 'flow' ? view.flow : null;
  const standsIn = flows.filter(({ config }) => config.flows.some((place) => place.fname === fname));
  const flow = standsIn.find(({ name }) => name === shown) ?? standsIn[0];
  const at = flow?.config.flows.findIndex((place) => place.fname === fname) ?? -1;
  const nodeId = flow && nodeIds(flow.config)[at];
  if (nodeId === undefined) set({ inspected: { kind: 'function', name: fname }, nodeIds: [] });
  else {
    if (flow?.name !== shown && flow) showFlow(flow.name);
    selectNodes([nodeId]);
  }
  togglePanel(ui, 'inspector', true);
  set({ inspectorTab: 'code', fieldToFocus: 'builtin' });
}
