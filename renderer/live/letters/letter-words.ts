import type { LiveLetter } from '../../../core/contract/live-control.ts';
import { catalogue } from '../../../core/errors/catalogue.ts';
import { errorStatement, type Language } from '../../../core/errors/coded-error.ts';

/** Why a message became a dead letter, in this language where its values are known, else in the words of the run. */
export function letterError({ error }: Pick<LiveLetter, 'error'>, language: Language) {
  const { code, message, params } = error;
  const isKnown = params !== undefined && Object.hasOwn(catalogue, code);
  return isKnown ? errorStatement({ code, params }, language) : { message, help: '' };
}

/** When it became one, in the time of this machine. */
export function letterTime({ time }: Pick<LiveLetter, 'time'>, language: Language): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime())
    ? time
    : date.toLocaleString(language, { dateStyle: 'short', timeStyle: 'medium' });
}
