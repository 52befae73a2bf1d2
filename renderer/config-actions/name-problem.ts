import { type NamedKind, namesOf } from '../../core/project/edits/names.ts';
import type { Workspace } from '../stores/scopes.ts';

/** Why a name can't be taken, in words; null when it can. `own` is the name the thing has already. */
export function nameProblem(
  workspace: Workspace,
  kind: NamedKind,
  name: string,
  own?: string,
): string | null {
  const { project } = workspace.project.getState();
  if (name.trim() === '') return workspace.text('explorer.name.empty');
  if (name !== name.trim()) return workspace.text('explorer.name.blank');
  if (name === own) return null;
  const names = namesOf(project, kind);
  if (names.includes(name)) return workspace.text('explorer.name.taken', { name });
  const others = names.filter((other) => other !== own);
  const twin = others.find((other) => other.toLowerCase() === name.toLowerCase());
  return twin === undefined ? null : workspace.text('explorer.name.case', { name: twin });
}
