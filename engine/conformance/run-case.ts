import { Worker } from 'node:worker_threads';
import * as z from 'zod';

const limitMs = 60_000;

/** A replayed case; `differences` is empty when all of it agrees with KisFlow. */
interface CaseResult {
  folder: string;
  differences: string[];
}

/** Whether the thread had seen other cases before; what they left behind in it may then be to blame. */
interface ThreadResult extends CaseResult {
  shared: boolean;
}

const resultSchema = z.object({ folder: z.string(), differences: z.array(z.string()) });

/**
 * Replays cases, each loaded afresh, one after the other in a thread, since a thread for each takes many times longer. A case
 * that differs, or ends the thread, is replayed once more in a thread of its own, and only that counts: nothing that an earlier
 * case left running, or changed in the realm, speaks for or against another. A case that does not end within a minute differs.
 */
export async function* runCases(folders: Iterable<string>): AsyncGenerator<CaseResult> {
  const waiting = new Set(folders);
  while (waiting.size > 0) {
    for await (const { shared, ...result } of runInThread([...waiting])) {
      waiting.delete(result.folder);
      yield shared && result.differences.length > 0 ? await runAlone(result.folder) : result;
    }
  }
}

async function runAlone(folder: string): Promise<CaseResult> {
  for await (const { differences } of runInThread([folder])) return { folder, differences };
  return { folder, differences: ['no result'] };
}

/** Results until all are told or the thread is lost; then the last result tells why. */
async function* runInThread(folders: string[]): AsyncGenerator<ThreadResult> {
  const worker = new Worker(new URL('./case-worker.ts', import.meta.url), {
    workerData: folders,
    stdout: true,
  });
  // What the cases print does not belong between the results.
  worker.stdout.on('data', (chunk: Buffer) => process.stderr.write(chunk));
  const results: CaseResult[] = [];
  let wake = (): void => {};
  let lost: string | undefined;
  worker.on('message', (message) => {
    results.push(resultSchema.parse(message));
    wake();
  });
  worker.on('error', (error) => {
    lost ??= String(error);
  });
  worker.on('exit', (code) => {
    lost ??= `the case ended its thread with exit code ${code}`;
    wake();
  });
  try {
    for (const [index, folder] of folders.entries()) {
      let late = false;
      const timer = setTimeout(() => {
        lost ??= `no end within ${limitMs / 1000} s`;
        late = true;
        wake();
      }, limitMs);
      while (results.length === 0 && lost === undefined)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      clearTimeout(timer);
      const result = results.shift();
      yield { ...(result ?? { folder, differences: [lost ?? ''] }), shared: index > 0 && !late };
      if (result === undefined) return;
    }
  } finally {
    await worker.terminate();
  }
}
