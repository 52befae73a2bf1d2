import type { OutcomeAction } from '../../core/run/action.ts';
import type { Text } from '../i18n/use-text.tsx';

/** Kinds whose labels are, or begin like, those of the commands in the header. */
const alike: readonly OutcomeAction['kind'][] = [
  'run',
  'run-again',
  'run-without-row',
  'run-as-one-batch',
  'pause',
  'stop',
  'continue',
  'step',
];

/** What stands before a label for those who hear it, where the label alone would sound like another button; '' elsewhere. */
export function spokenBefore({ kind }: OutcomeAction, text: Text): string {
  return alike.includes(kind) ? text('run.actionName') : '';
}
