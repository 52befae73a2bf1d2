import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Change } from '../../../app/sources/changes/change-row.ts';
import { readerOf } from '../../../app/sources/open-source.ts';
import type { OpenSettings, SourceReader } from '../../../app/sources/source-reader.ts';
import type { ErrorData } from '../../../core/errors/coded-error.ts';
import { findSourceType, type SourceTypeName } from '../../../core/sources/source-types.ts';

/** A reader of changes in this process, whose places are kept for as long as the test goes on. */
export function changesOf(type: SourceTypeName, name: string, given: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'kisflow-changes-'));
  const fallbacks = findSourceType(type)?.settings.map(({ key, fallback = '' }) => [key, fallback]) ?? [];
  let kept: ReadonlyMap<string, string> = new Map();
  let reader: SourceReader | undefined;
  const warned: ErrorData[] = [];
  const settings: OpenSettings = {
    ...{ name, flow: '订单流', project: 'tests', root: folder, spool: join(folder, 'spool') },
    settings: { ...Object.fromEntries(fallbacks), ...given },
    positions: {
      read: async () => kept,
      write: async (now) => {
        kept = now;
      },
    },
    warn: (problem) => void warned.push(problem),
  };
  onTestFinished(async () => {
    await reader?.close();
    rmSync(folder, { recursive: true });
  });
  return {
    settings,
    warned,
    async open(): Promise<void> {
      await reader?.close();
      reader = undefined;
      reader = await (await readerOf(type))(settings);
    },
    /** Takes so many changes, and says that they are done; of some, that are not acknowledged, nothing is kept. */
    async take(count: number, { isDone = true } = {}): Promise<Change[]> {
      const rows: Change[] = [];
      while (rows.length < count) {
        const messages =
          (await reader?.next({ rows: count - rows.length, ms: 5 }, AbortSignal.timeout(20_000))) ?? [];
        if (messages.length === 0) throw new Error(`no more than ${rows.length} changes came`);
        rows.push(...messages.map(({ text }): Change => JSON.parse(text)));
        if (isDone) await reader?.acknowledge(messages);
      }
      return rows;
    },
    forget(): void {
      kept = new Map();
    },
    lag: async () => await reader?.lag(),
    close: async () => await reader?.close(),
  };
}
