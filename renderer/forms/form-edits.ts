import {
  type FieldOrigin,
  fieldChange,
  fieldReaders,
  followRename,
} from '../../core/chain-types/field-change.ts';
import { turnIntoCode } from '../../core/chain-types/turn-into-code.ts';
import { nodeIds } from '../../core/project/chain.ts';
import { projectModel } from '../../core/project/model.ts';
import type { Project } from '../../core/project/project.ts';
import { tellWithUndo } from '../command-kit/tell-with-undo.ts';
import { applyEdit } from '../config-actions/edit-config.ts';
import type { Workspace } from '../stores/scopes.ts';
import { askConfirm } from '../ui/ask.tsx';
import { askFollow } from './follow-dialog.tsx';
import { type FormState, savedSetup, withChanges } from './form-state.ts';

/**
 * Writes what stands in a form into the function's YAML, as one undo step. Where setups further on read a field that gets another
 * name, or goes, it asks before.
 */
export async function applyForm(workspace: Workspace, state: FormState): Promise<void> {
  const { fname, changes } = state;
  const follow = await followOf(workspace, state);
  if (follow === null) return;
  const isApplied = applyEdit(workspace, 'forms.applyEdit', (project) =>
    withChanges(follow(project), fname, changes),
  );
  if (isApplied) workspace.drafts.getState().discard(fname);
}

type Follow = (project: Project) => Project;
const asItIs: Follow = (project) => project;

/** What is done to the setups further on, which still read the old name; null when the person thinks better of it. */
async function followOf(workspace: Workspace, state: FormState): Promise<Follow | null> {
  const { project } = workspace.project.getState();
  const origin = originOf(project, state);
  if (origin === null) return asItIs;
  const before = state.builtin.read(savedSetup(project, state.fname), state.fields).output;
  const { gone, renamed } = fieldChange(before, state.reading.output);
  if (renamed !== undefined) return followRenamed(workspace, origin, renamed);
  const readers = new Set(gone.flatMap((field) => fieldReaders(project, origin, field)));
  if (readers.size === 0) return asItIs;
  const isSure = await askConfirm(workspace, {
    title: workspace.text('forms.goneTitle', { names: gone.join(', ') }),
    body: workspace.text('forms.goneText', { names: [...readers].join(', ') }),
    confirm: workspace.text('forms.apply'),
  });
  return isSure ? asItIs : null;
}

async function followRenamed(
  workspace: Workspace,
  origin: FieldOrigin,
  renamed: { from: string; to: string },
): Promise<Follow | null> {
  const { changed } = followRename(workspace.project.getState().project, origin, renamed);
  if (changed.length === 0) return asItIs;
  const answer = await askFollow(workspace, { ...renamed, readers: changed });
  if (answer === null) return null;
  return answer === 'here' ? asItIs : (project) => followRename(project, origin, renamed).project;
}

/** The form's place in its flow's chain. */
function originOf(project: Project, { at }: FormState): FieldOrigin | null {
  const flow = at === null ? undefined : projectModel(project).flow(at.flow);
  const index = flow === undefined || at === null ? -1 : nodeIds(flow.config).indexOf(at.nodeId);
  return at === null || index < 0 ? null : { flow: at.flow, index };
}

/** Forgets what stands in a form, when the person says so. */
export async function discardForm(workspace: Workspace, { fname, changes }: FormState): Promise<void> {
  const count = Object.keys(changes).length;
  const isSure = await askConfirm(workspace, {
    title: workspace.text('forms.discardTitle', { name: fname }),
    body: workspace.text('forms.discardText', { count }),
    confirm: workspace.text('forms.discard'),
  });
  if (isSure) workspace.drafts.getState().discard(fname);
}

/** Gives a built-in code of its own; undo takes it back. */
export function turnFormIntoCode(workspace: Workspace, fname: string): void {
  if (applyEdit(workspace, 'forms.intoCodeEdit', (project) => turnIntoCode(project, fname)))
    tellWithUndo(workspace, workspace.text('forms.nowCode', { name: fname }));
}
