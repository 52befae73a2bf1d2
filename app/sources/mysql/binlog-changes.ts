import type {
  AnyBinlogEvent,
  BinlogEventByTypeName,
  BinlogEventTypeName,
  QueryEvent,
  RowData,
  RowsEvent,
} from '@vlasky/zongji';
import mysql from 'mysql2';
import { mysqlValue } from '../../connect/drivers/mysql-values.ts';
import type { ChangeQueue } from '../changes/change-queue.ts';
import { type Change, changeText } from '../changes/change-row.ts';
import { type BinlogPlace, placeBehind, placeNumber, placeText } from './binlog-place.ts';
import type { WatchedTable } from './mysql-settings.ts';

/** The log's own code of a TIMESTAMP with parts of a second. */
const timestamp2 = 17;
/** And of a TIME. */
const time2 = 19;

/** What the log has, but not as rows. */
export class UnreadableLog extends Error {
  /** What has to be set at the server. */
  readonly setting: string;

  constructor(setting: string, detail: string) {
    super(detail);
    this.setting = setting;
  }
}

/** Adds what an event of the log tells to the queue of changes, from a place on. Throws `UnreadableLog`. */
export function createBinlogDecoder(
  queue: ChangeQueue,
  start: BinlogPlace,
  tables: readonly WatchedTable[],
): (event: AnyBinlogEvent) => void {
  /** Behind the last transaction. */
  let place = start;
  let isOpen = false;

  function add(change: Change): void {
    if (!isOpen) queue.begin(placeNumber(place));
    isOpen = true;
    queue.add(changeText(change));
  }
  function end(next: number): void {
    place = placeBehind(place, next);
    if (isOpen) queue.commit(placeText(place));
    else queue.moved(placeText(place));
    isOpen = false;
  }
  function statement({ query, schema, timestamp, nextPosition }: QueryEvent): void {
    const text = query.replace(/\/\*[^!].*?\*\//gs, '').trim();
    if (/^(COMMIT|ROLLBACK)$/i.test(text)) {
      end(nextPosition);
      return;
    }
    if (isOpen || /^(BEGIN|SAVEPOINT|XA|START)\b/i.test(text)) return;
    refuseStatement(text, tables);
    const emptied = emptiedBy(text, schema, tables);
    if (emptied) add({ op: 'truncate', ...emptied, before: null, after: null, time: timeOf(timestamp) });
    end(nextPosition);
  }
  return (event) => {
    if (isEvent(event, 'Rotate')) {
      place = { file: event.binlogName, offset: event.position };
      return queue.moved(placeText(place));
    }
    if (isEvent(event, 'Xid') || isEvent(event, 'XaPrepare')) return end(event.nextPosition);
    if (isEvent(event, 'Query')) return statement(event);
    for (const change of changesOf(event)) add(change);
  };
}

function isEvent<Name extends BinlogEventTypeName>(
  event: AnyBinlogEvent,
  name: Name,
): event is BinlogEventByTypeName<Name> {
  return event.getTypeName() === name;
}

function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function changesOf(event: AnyBinlogEvent): Change[] {
  const isInsert = isEvent(event, 'WriteRows');
  if (!isInsert && !isEvent(event, 'DeleteRows') && !isEvent(event, 'UpdateRows')) return [];
  const told = event.tableMap[event.tableId];
  if (!told) return [];
  refuseHalf(event);
  const types = new Map((told.columns ?? []).map(({ name, type }) => [name, type]));
  const valuesOf = (row: RowData): RowData =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, loggedValue(types.get(name), value)]),
    );
  const shared = { schema: told.parentSchema, table: told.tableName, time: timeOf(event.timestamp) };
  if (isEvent(event, 'UpdateRows'))
    return event.rows.map(({ before, after }) => {
      return { op: 'update', ...shared, before: valuesOf(before), after: valuesOf(after) };
    });
  return event.rows.map((row) =>
    isInsert
      ? { op: 'insert', ...shared, before: null, after: valuesOf(row) }
      : { op: 'delete', ...shared, before: valuesOf(row), after: null },
  );
}

/** A value of the log as a load gives it. */
export function loggedValue(type: number | undefined, value: unknown): unknown {
  if ((type === mysql.Types.TIME || type === time2) && typeof value === 'string') return shortTime(value);
  const columnType = type === timestamp2 ? mysql.Types.TIMESTAMP : type;
  return mysqlValue(columnType === undefined ? {} : { columnType }, value);
}

/** Without the zeros at the end of its parts of a second. */
function shortTime(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** A session may log less of its rows than the server's setting says: columns that were left out are not null. */
function refuseHalf(event: RowsEvent): void {
  for (const name of ['columns_present_bitmap', 'columns_present_bitmap2']) {
    const bitmap: unknown = Reflect.get(event, name);
    if (!Buffer.isBuffer(bitmap)) continue;
    for (let column = 0; column < event.numberOfColumns; column++)
      if (((bitmap[column >> 3] ?? 0) & (1 << (column % 8))) === 0)
        throw new UnreadableLog('binlog_row_image = FULL', 'a row of the log has not all of its columns');
  }
}

/** A session may log statements, whatever the server's setting says: what they changed is not in the log. */
function refuseStatement(text: string, tables: readonly WatchedTable[]): void {
  if (!/^(INSERT|UPDATE|DELETE|REPLACE|LOAD|WITH)\b/i.test(text)) return;
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}_$]+/gu));
  if (tables.some(({ table }) => words.has(table.toLowerCase())))
    throw new UnreadableLog('binlog_format = ROW', `a statement in the log: ${text.slice(0, 80)}`);
}

/** The watched table that a TRUNCATE empties. */
function emptiedBy(text: string, schema: string, tables: readonly WatchedTable[]): WatchedTable | undefined {
  const found = /^TRUNCATE\s+(?:TABLE\s+)?(?:(`[^`]+`|[^\s.`]+)\s*\.\s*)?(`[^`]+`|[^\s.;`]+)/i.exec(text);
  if (!found) return undefined;
  const [own = schema, table] = [found[1], found[2]].map((name) => name?.replaceAll('`', ''));
  return tables.find((one) => one.schema === own && one.table === table);
}
