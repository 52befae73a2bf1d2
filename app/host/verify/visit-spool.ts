import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type { RunOutput } from '../../../core/contract/run-payloads.ts';
import type { VisitRows } from './visit-rows.ts';

/** The visits of a run with all of their rows, in a file of its own: they may be more than memory holds. */
export interface VisitSpool {
  write(output: RunOutput): Promise<void> | undefined;
  drained(): Promise<void>;
  close(): Promise<void>;
  /** In their order; once it is closed. */
  visits(): AsyncGenerator<VisitRows>;
  remove(): Promise<void>;
}

/** `ids` are the places of the chain. */
export async function openVisitSpool(ids: readonly string[]): Promise<VisitSpool> {
  const folder = await mkdtemp(join(tmpdir(), 'kisflow-verify-'));
  const path = join(folder, 'visits');
  const stream = createWriteStream(path);
  const done = finished(stream);
  done.catch(() => undefined);
  let last = 0;
  async function drained(): Promise<void> {
    if (stream.writableNeedDrain) await Promise.race([once(stream, 'drain'), done]);
  }
  return {
    write({ node, batch, visit, lines }) {
      // A line that begins a visit is a number, one of its rows never is.
      const head = visit === last ? '' : `${batch} ${ids[node] ?? node}\n`;
      last = visit;
      return stream.write(head + lines.replace(/^(?=.)/gm, '\t')) ? undefined : drained();
    },
    drained,
    async close() {
      stream.end();
      await done;
    },
    visits: () => readVisits(path),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function* readVisits(path: string): AsyncGenerator<VisitRows> {
  const input = createReadStream(path);
  try {
    let current: { batch: number; node: string; rows: unknown[] } | undefined;
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.startsWith('\t')) current?.rows.push(JSON.parse(line));
      else {
        if (current !== undefined) yield current;
        const blank = line.indexOf(' ');
        current = { batch: Number(line.slice(0, blank)), node: line.slice(blank + 1), rows: [] };
      }
    }
    if (current !== undefined) yield current;
  } finally {
    // Closing the lines alone leaves the file open.
    input.destroy();
  }
}
