import type { StudioWindow } from '../stores/scopes.ts';
import { toast } from '../ui/toast.ts';

/** Says that what was changed in forms, and not applied, is not in what was just saved or run. Its words come with the forms. */
export function tellOfForms(
  { text }: Pick<StudioWindow, 'text'>,
  left: 'notSaved' | 'notRun',
  names: readonly string[],
): void {
  toast({ kind: 'warning', message: text(`forms.${left}`, { names: names.join(', ') }) });
}
