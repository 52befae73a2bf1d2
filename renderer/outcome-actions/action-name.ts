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

/** What a button is called by those who hear it, where its label alone would sound like another button; undefined: its label. */
export function actionName({ kind }: OutcomeAction, label: string, text: Text): string | undefined {
  return alike.includes(kind) ? text('run.actionName', { label }) : undefined;
}
