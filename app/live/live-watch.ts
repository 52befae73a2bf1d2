import type { ServerResponse } from 'node:http';
import type { LiveSnapshot } from '../../core/contract/live-control.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import { liveChange } from '../../core/live/live-change.ts';

const everyMs = 1000;
const mostLookers = 32;
/** Bytes that may wait for a looker who does not read. */
const mostWaiting = 1024 * 1024;
const longestEndMs = 2000;

/**
 * Those who look at a live run. However many they are, it is asked once a second what it does, and not at all while nobody looks; what
 * is told is made once, and who does not read it is let go of.
 */
export interface LiveWatch {
  /** No older than a second. */
  latest(): Promise<LiveSnapshot>;
  /** Tells the whole, then changes, a line of JSON each. Throws `live.too-many-lookers`. */
  add(response: ServerResponse): Promise<void>;
  close(): void;
}

export function createLiveWatch(look: () => Promise<LiveSnapshot>): LiveWatch {
  const lookers = new Set<ServerResponse>();
  let asked: { at: number; snapshot: Promise<LiveSnapshot> } | undefined;
  let told: LiveSnapshot | undefined;
  /** Who is told the whole as soon as it is known. */
  let coming = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  function latest(): Promise<LiveSnapshot> {
    const now = performance.now();
    if (asked === undefined || now - asked.at >= everyMs) asked = { at: now, snapshot: look() };
    return asked.snapshot;
  }
  function letGo(response: ServerResponse): void {
    lookers.delete(response);
    if (lookers.size > 0) return;
    clearInterval(timer);
    [timer, told] = [undefined, undefined];
  }
  function end(response: ServerResponse, code: 'live.looker-slow' | 'live.ended'): void {
    letGo(response);
    response.end(`${JSON.stringify({ end: new CodedError(code).data })}\n`);
    setTimeout(() => response.destroy(), longestEndMs).unref();
  }
  function write(line: string): void {
    for (const response of lookers) {
      if (response.writableLength > mostWaiting) end(response, 'live.looker-slow');
      else response.write(line);
    }
  }
  async function tell(): Promise<void> {
    const now = await latest();
    if (told === undefined) return;
    const change = liveChange(told, now);
    told = now;
    write(`${JSON.stringify({ change })}\n`);
  }

  return {
    latest,
    async add(response) {
      if (lookers.size + coming >= mostLookers)
        throw new CodedError('live.too-many-lookers', { most: mostLookers });
      coming += 1;
      const now = await latest().finally(() => {
        coming -= 1;
      });
      if (response.destroyed) return;
      // Changes follow what all of them were told last.
      told ??= now;
      response.on('close', () => letGo(response));
      response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
      response.write(`${JSON.stringify({ snapshot: told })}\n`);
      lookers.add(response);
      timer ??= setInterval(() => tell().catch(() => undefined), everyMs);
    },
    close() {
      for (const response of lookers) end(response, 'live.ended');
    },
  };
}
