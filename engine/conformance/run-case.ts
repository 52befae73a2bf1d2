import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

const limitMs = 60_000;

/** A replayed case; `differences` is empty when all of it agrees with KisFlow. */
interface CaseResult {
  folder: string;
  differences: string[];
}

const resultSchema = z.object({ folder: z.string(), differences: z.array(z.string()) });

/** The case folders at or directly below a folder, in order of their names. */
export function findCases(folder: string): string[] {
  if (isCase(folder)) return [folder];
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  const below = readdirSync(folder).sort();
  return below.map((name) => join(folder, name)).filter(isCase);
}

/**
 * Replays cases in a thread, each loaded afresh. A case that ends its thread, or does not end within a minute, differs, and the
 * next ones go on in a new thread.
 */
export async function* runCases(folders: Iterable<string>): AsyncGenerator<CaseResult> {
  const waiting = new Set(folders);
  while (waiting.size > 0) {
    for await (const result of runInThread([...waiting])) {
      waiting.delete(result.folder);
      yield result;
    }
  }
}

/** Results until all are told or the thread is lost; then the last result tells why. */
async function* runInThread(folders: string[]): AsyncGenerator<CaseResult> {
  const worker = new Worker(new URL('./case-worker.ts', import.meta.url), {
    workerData: folders,
    // The cases' folders need no package.json of their own.
    execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
  });
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
    for (const folder of folders) {
      const timer = setTimeout(() => {
        lost ??= `no end within ${limitMs / 1000} s`;
        wake();
      }, limitMs);
      while (results.length === 0 && lost === undefined)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      clearTimeout(timer);
      yield results.shift() ?? { folder, differences: [lost ?? ''] };
      if (results.length === 0 && lost !== undefined) return;
    }
  } finally {
    await worker.terminate();
  }
}

function isCase(folder: string): boolean {
  return existsSync(join(folder, 'case.json')) && existsSync(join(folder, 'expected.json'));
}
