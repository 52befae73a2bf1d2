import type { z } from 'zod';
import { errorDataSchema } from '../../contract/error-data.ts';
import type { JournalVisit } from '../../contract/journal.ts';
import { nextReasonSchema } from '../../contract/run-payloads.ts';

type ErrorPayload = z.output<typeof errorDataSchema>;

const reasons = nextReasonSchema.options;
/** Numbers at the head of a visit's line; the target of a jump and errors may follow. */
const numbers = 20;

/** Bits of a visit's action. */
const bits = { abort: 1, dataReuse: 2, forceEntryNext: 4 } as const;

/**
 * A visit as one line: a list of numbers, some 80 bytes, since a run may have millions. Behind them stand the target of a jump and
 * its errors, where there are any.
 */
export function visitLine(visit: JournalVisit): string {
  const { action, error, decodeError } = visit;
  // One list, written at once: a text put together of forty parts takes ten times as long.
  const line: unknown[] = [
    visit.visit,
    visit.batch,
    visit.sequence,
    visit.node,
    visit.rowsIn,
    visit.rowsCommitted,
    visit.rowsOut,
    micros(visit.startMs),
    micros(visit.durationMs),
    actionBits(action),
    reasons.indexOf(visit.next),
    visit.nextNode,
    visit.inputVisit,
    visit.dataRows,
    visit.buffered,
    visit.connectorCalls,
    visit.blockIn,
    visit.blockOut,
    visit.blockCommitted,
    visit.threwAt,
  ];
  if (action.jumpFunc !== '' || error !== undefined || decodeError !== undefined)
    line.push(action.jumpFunc, error ?? null, decodeError ?? null);
  return JSON.stringify(line);
}

/** What `visitLine` wrote, parsed as JSON; undefined when it is nothing of the kind. */
export function readVisit(line: readonly unknown[]): JournalVisit | undefined {
  for (let index = 0; index < numbers; index++)
    if (!Number.isSafeInteger(line[index]) || Number(line[index]) < -1) return undefined;
  const at = (index: number): number => Number(line[index]);
  const next = reasons[at(10)];
  if (next === undefined) return undefined;
  const [jumpFunc, error, decodeError] = [line[numbers] ?? '', line[numbers + 1], line[numbers + 2]];
  if (typeof jumpFunc !== 'string') return undefined;
  const [failed, undecoded] = [readError(error), readError(decodeError)];
  const action = at(9);
  return {
    kind: 'visit',
    visit: at(0),
    batch: at(1),
    sequence: at(2),
    node: at(3),
    rowsIn: at(4),
    rowsCommitted: at(5),
    rowsOut: at(6),
    startMs: at(7) / 1000,
    durationMs: at(8) / 1000,
    action: {
      abort: (action & bits.abort) !== 0,
      dataReuse: (action & bits.dataReuse) !== 0,
      forceEntryNext: (action & bits.forceEntryNext) !== 0,
      jumpFunc,
    },
    next,
    nextNode: at(11),
    inputVisit: at(12),
    dataRows: at(13),
    buffered: at(14),
    connectorCalls: at(15),
    blockIn: at(16),
    blockOut: at(17),
    blockCommitted: at(18),
    threwAt: at(19),
    ...(failed && { error: failed }),
    ...(undecoded && { decodeError: undecoded }),
  };
}

function readError(value: unknown): ErrorPayload | undefined {
  return value === undefined || value === null ? undefined : errorDataSchema.safeParse(value).data;
}

function actionBits({ abort, dataReuse, forceEntryNext }: JournalVisit['action']): number {
  return (
    (abort ? bits.abort : 0) | (dataReuse ? bits.dataReuse : 0) | (forceEntryNext ? bits.forceEntryNext : 0)
  );
}

/** Whole microseconds: what is written is what is added up. */
function micros(milliseconds: number): number {
  return Math.round(milliseconds * 1000);
}
