import { expect, it } from 'vitest';
import type { JournalVisit } from '../../contract/journal.ts';
import { isOfKind, markOf, visitKinds, worstKind } from './visit-mark.ts';

const plain: JournalVisit = {
  ...{ kind: 'visit', visit: 7, batch: 2, sequence: 0, node: 1, rowsIn: 3, rowsCommitted: 2, rowsOut: 2 },
  ...{ startMs: 5, durationMs: 1, next: 'next', nextNode: 2, inputVisit: 6, dataRows: 2, buffered: 0 },
  action: { abort: false, dataReuse: false, forceEntryNext: false, jumpFunc: '' },
  ...{ connectorCalls: 0, blockIn: 0, blockOut: 0, blockCommitted: 0, threwAt: 0 },
};
const kinds = (visit: Partial<JournalVisit>) =>
  visitKinds.filter((kind) => isOfKind(markOf({ ...plain, ...visit }), kind));
const acting = (action: Partial<JournalVisit['action']>) => ({ action: { ...plain.action, ...action } });

it('says where a visit was, and whether its rows are kept', () => {
  expect(markOf(plain).slice(0, 7)).toEqual([7, 2, 1, 3, 2, 5, 1]);
  expect(isOfKind(markOf(plain), 'kept')).toBe(false);
  expect(isOfKind(markOf({ ...plain, blockOut: 4 }), 'kept')).toBe(true);
});

it('tells what to look at, the worst first', () => {
  expect(kinds({})).toEqual([]);
  expect(kinds({ next: 'error', ...acting({ forceEntryNext: true }) })).toEqual(['error']);
  expect(kinds({ next: 'no-rows', rowsCommitted: 0 })).toEqual(['stop']);
  expect(kinds({ next: 'abort', ...acting({ abort: true }) })).toEqual(['stop', 'thrownAway']);
  expect(kinds({ next: 'jump', ...acting({ jumpFunc: 'A' }) })).toEqual(['jump']);
  expect(kinds({ next: 'reuse', rowsCommitted: 0, ...acting({ dataReuse: true }) })).toEqual(['reuse']);
  expect(kinds(acting({ forceEntryNext: true }))).toEqual(['thrownAway']);
  expect(kinds({ rowsCommitted: 0, ...acting({ forceEntryNext: true }) })).toEqual([]);
  expect(worstKind(markOf({ ...plain, next: 'abort', ...acting({ abort: true }) }))).toBe('stop');
});
