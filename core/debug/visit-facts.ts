import type { Surroundings } from '../expr/check.ts';
import { type Field, int, objectOf, string } from '../expr/types.ts';
import type { Breakpoint, VisitSide } from './breakpoint.ts';

/** What a breakpoint's expressions may read of a visit besides its rows, by the names they are read by. */
export interface VisitFacts {
  readonly visit: {
    readonly rows_in: number;
    /** From 1, over the whole run. */
    readonly number: number;
  } & Partial<VisitEndFacts>;
  readonly batch: { readonly number: number };
}

/** Known after a visit only. */
export interface VisitEndFacts {
  readonly rows_out: number;
  /** The first that is in force of `abort`, `jump`, `force` and `reuse`; '' for none. */
  readonly action: string;
  /** The function that is jumped to; '' without a jump. */
  readonly jump_to: string;
  /** Why the flow goes where it goes: `next`, `end`, `jump`, `reuse`, `no-rows`, `abort` or `error`. */
  readonly reason: string;
}

/** The names of an expression over visits, in the order in which their values are given. */
export const visitNames = ['row', 'visit', 'batch'] as const;

const always = (type: Field['type']): Field => ({ type, nullable: false });
const begun = { rows_in: always(int), number: always(int) };
const ended = {
  rows_out: always(int),
  action: always(string),
  jump_to: always(string),
  reason: always(string),
};

/** What an expression may speak of; what is known after a visit only where it is looked at after visits only. */
export function visitSurroundings(at: Breakpoint['at'], row: Field): Surroundings {
  const side: VisitSide = at === 'after' ? 'after' : 'before';
  const visit = objectOf(side === 'after' ? { ...begun, ...ended } : begun);
  const names = new Map<string, Field>([
    ['row', row],
    ['visit', always(visit)],
    ['batch', always(objectOf({ number: always(int) }))],
  ]);
  const later = side === 'after' ? [] : Object.keys(ended);
  return {
    names,
    fixed: new Map([
      ['visit', later],
      ['batch', []],
    ]),
  };
}

interface EndedVisit {
  readonly rowsOut: number;
  readonly action: {
    readonly abort: boolean;
    readonly jumpFunc: string;
    readonly forceEntryNext: boolean;
    readonly dataReuse: boolean;
  };
  readonly next: string;
}

/** What is known of a visit that has ended, as expressions read it. */
export function visitEndFacts({ rowsOut, action, next }: EndedVisit): VisitEndFacts {
  return { rows_out: rowsOut, action: actionName(action), jump_to: action.jumpFunc, reason: next };
}

function actionName({ abort, jumpFunc, forceEntryNext, dataReuse }: EndedVisit['action']): string {
  if (abort) return 'abort';
  if (jumpFunc !== '') return 'jump';
  if (forceEntryNext) return 'force';
  return dataReuse ? 'reuse' : '';
}
