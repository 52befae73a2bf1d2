import type { OpenedProject } from '../stores/project-store.ts';

export type RecoveryCopy = OpenedProject['recovery'][number];
/** `later`: it stays as it is and is offered again. */
export type RecoveryChoice = 'restore' | 'later' | 'discard';
export type RecoveryChoices = ReadonlyMap<string, RecoveryChoice>;

/** All that can be restored together is, the newest first; the others stay. */
export function firstChoices(copies: readonly RecoveryCopy[]): RecoveryChoices {
  const choices = new Map<string, RecoveryChoice>();
  for (const copy of copies) {
    const clashes = copies.some((other) => choices.get(other.id) === 'restore' && doClash(copy, other));
    choices.set(copy.id, clashes ? 'later' : 'restore');
  }
  return choices;
}

/** The choices after one of them: of two versions of a file only one can be restored, and the other stays. */
export function withChoice(
  copies: readonly RecoveryCopy[],
  choices: RecoveryChoices,
  chosen: RecoveryCopy,
  choice: RecoveryChoice,
): RecoveryChoices {
  const next = new Map(choices).set(chosen.id, choice);
  if (choice !== 'restore') return next;
  for (const other of copies)
    if (other.id !== chosen.id && next.get(other.id) === 'restore' && doClash(chosen, other))
      next.set(other.id, 'later');
  return next;
}

/** The files that another copy has another version of. */
export function sharedPaths(copies: readonly RecoveryCopy[], copy: RecoveryCopy): ReadonlySet<string> {
  const others = copies.filter(({ id }) => id !== copy.id);
  const isShared = ({ path, text }: RecoveryCopy['changes'][number]) =>
    others.some(({ changes }) => changes.some((other) => other.path === path && other.text !== text));
  return new Set(copy.changes.filter(isShared).map(({ path }) => path));
}

function doClash(left: RecoveryCopy, right: RecoveryCopy): boolean {
  return sharedPaths([left, right], left).size > 0;
}
