import { rm } from 'node:fs/promises';
import { CodedError } from '../../../core/errors/coded-error.ts';
import type { BatchLimits, Message, OpenSettings, SourceReader } from '../source-reader.ts';
import { positionsOf } from '../source-reader.ts';
import type { LoggedChange } from './change-queue.ts';
import type { ChangeLog, ChangeServer } from './change-server.ts';
import { readPlace, writePlace } from './kept-place.ts';
import { readSpool, spoolSize, writeSpool } from './spool.ts';

/**
 * Reads a database's tables as they stand, and then what changes in them. The snapshot lies on disk as a whole before its first row is
 * given: a process that dies while it is taken has given nothing, and one that dies later goes on with it. So no row of it is given
 * twice from two moments, and the server holds no snapshot open while batches run.
 */
export async function openChangeReader(
  { name, positions, spool }: Pick<OpenSettings, 'name' | 'positions' | 'spool'>,
  server: ChangeServer,
): Promise<SourceReader> {
  let kept = await readPlace(positions);
  let log: ChangeLog | undefined;
  let given: readonly LoggedChange[] = [];

  if (kept && kept.scope !== server.scope)
    throw new CodedError('live.tables-changed', { source: name, before: kept.scope, now: server.scope });
  await server.check({ isBegun: kept !== undefined, place: kept?.log });

  async function keep(place: NonNullable<typeof kept>): Promise<void> {
    await writePlace(positions, place);
    kept = place;
  }
  async function takeSnapshot(signal: AbortSignal): Promise<void> {
    const begun = { id: Date.now().toString(36), scope: server.scope };
    // From here on what is found at the server under this source's name is known to be its own.
    await keep(begun);
    let place = '';
    await writeSpool(spool, async (give) => {
      place = await server.snapshot(give, signal);
    });
    await keep({ ...begun, log: place, row: '0' });
  }
  async function ofSnapshot(most: number): Promise<Message[]> {
    if (kept?.row === undefined) return [];
    const part = `snapshot-${kept.id}`;
    const lines = await readSpool(spool, Number(kept.row), most);
    if (lines.length > 0)
      return lines.map(({ text, offset, next }) => {
        return { text, part, at: String(offset), next: String(next) };
      });
    await keep({ ...kept, row: undefined });
    await rm(spool, { force: true });
    return [];
  }
  /** What was read on to without a change is kept, too: the server need not hold its log for that. */
  async function moveOn(): Promise<void> {
    const place = log?.place;
    if (!kept || place === undefined || place === kept.log) return;
    await keep({ ...kept, log: place });
    log?.confirm(place);
  }
  async function ofLog(limits: BatchLimits, signal: AbortSignal): Promise<Message[]> {
    if (kept?.log === undefined) return [];
    log ??= await server.follow(kept.log);
    const taken = await log.take(limits, signal);
    const done = BigInt(kept.next ?? 0);
    given = taken.filter(({ at }) => at >= done);
    if (given.length === 0) await moveOn();
    const part = `log-${kept.id}`;
    return given.map(({ text, at }) => ({ text, part, at: String(at), next: String(at + 1n) }));
  }
  async function closeLog(): Promise<void> {
    const own = log;
    log = undefined;
    await own?.close();
  }

  return {
    async next(limits, signal) {
      try {
        while (!signal.aborted) {
          if (kept?.log === undefined) await takeSnapshot(signal);
          const rows = await ofSnapshot(limits.rows);
          const taken = rows.length > 0 ? rows : await ofLog(limits, signal);
          if (taken.length > 0) return taken;
        }
      } catch (thrown) {
        await closeLog();
        if (!signal.aborted) throw thrown;
      }
      return [];
    },
    async acknowledge(messages) {
      if (!kept) return;
      const [[part, next] = ['', '']] = positionsOf(messages);
      if (part === `snapshot-${kept.id}`) return await keep({ ...kept, row: next });
      const place = given.at(-1)?.resume ?? kept.log;
      await keep({ ...kept, log: place, next });
      if (place !== undefined) log?.confirm(place);
    },
    async lag() {
      if (kept?.log === undefined) return [];
      const rest = kept.row === undefined ? 0 : (await spoolSize(spool)) - Number(kept.row);
      const snapshot = kept.row === undefined ? [] : [{ part: 'snapshot', waiting: rest }];
      return [...snapshot, { part: 'log', waiting: await server.behind(kept.log) }];
    },
    close: closeLog,
  };
}
