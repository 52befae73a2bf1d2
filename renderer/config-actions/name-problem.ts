import { type NamedKind, namesOf } from '../../core/project/edits/names.ts';
import type { App } from '../stores/app-stores.tsx';

/** Why a name can't be taken, in words; null when it can. `own` is the name the thing has already. */
export function nameProblem(app: App, kind: NamedKind, name: string, own?: string): string | null {
  const { project } = app.project.getState();
  if (name.trim() === '') return app.text('explorer.name.empty');
  if (name !== name.trim()) return app.text('explorer.name.blank');
  if (project === null || name === own) return null;
  const names = namesOf(project, kind);
  if (names.includes(name)) return app.text('explorer.name.taken', { name });
  const others = names.filter((other) => other !== own);
  const twin = others.find((other) => other.toLowerCase() === name.toLowerCase());
  return twin === undefined ? null : app.text('explorer.name.case', { name: twin });
}
