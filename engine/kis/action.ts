import type { ActionState } from '../../core/contract/run-payloads.ts';
import { CodedError } from '../../core/errors/coded-error.ts';

/** One way to bend a flow's way through its chain; made by `ctx.Action`, passed to `flow.next`. */
export type Action =
  | { readonly action: 'abort' | 'dataReuse' | 'forceEntryNext' }
  | { readonly action: 'jumpFunc'; readonly fname: string };

/** The actions of KisFlow (kis/action.go). Several may be passed to one `flow.next`. */
export interface Actions {
  /** Stop the flow after this function. */
  readonly abort: Action;
  /** Hand on the rows this function was given, and throw away what it committed. */
  readonly dataReuse: Action;
  /** Go on to the next function although nothing was committed. KisFlow then hands on no rows, even if some were. */
  readonly forceEntryNext: Action;
  /** Go on at the last function of this name in the chain. It reads the rows of the function before it in the chain. */
  jumpFunc(fname: string): Action;
}

export const actions: Actions = Object.freeze({
  abort: Object.freeze({ action: 'abort' }),
  dataReuse: Object.freeze({ action: 'dataReuse' }),
  forceEntryNext: Object.freeze({ action: 'forceEntryNext' }),
  jumpFunc: (fname: string): Action => ({ action: 'jumpFunc', fname }),
});

/** No action in force. Compared by identity, so that a run without actions costs nothing. */
export const noAction: ActionState = Object.freeze({
  abort: false,
  dataReuse: false,
  forceEntryNext: false,
  jumpFunc: '',
});

/** What several actions passed to one `next` mean together; `LoadActions` of kis/action.go. */
export function loadActions(given: readonly Action[]): ActionState {
  if (given.length === 0) return noAction;
  const state = { ...noAction };
  for (const one of given) {
    switch (one?.action) {
      case 'jumpFunc':
        state.jumpFunc = one.fname;
        break;
      case 'abort':
      case 'dataReuse':
      case 'forceEntryNext':
        state[one.action] = true;
        break;
      default:
        throw new CodedError('run.bad-action');
    }
  }
  return state;
}
