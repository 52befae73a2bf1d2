import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { RunOutput } from '../../core/contract/run-payloads.ts';
import type { CodedError } from '../../core/errors/coded-error.ts';
import { safeFileName } from '../../core/project/file-names.ts';
import { syncFolder } from '../host/disk/sync-folder.ts';
import { makeFolder } from '../host/project/make-folder.ts';
import type { ChainNode } from './run-report.ts';
import { toWriteError } from './write-error.ts';

/** Takes the rows out of every function. */
export interface RowOutlet {
  /** A promise when the disk can't follow: nothing more should be written before it settles. */
  write(output: RunOutput): Promise<void> | undefined;
  /** Resolves when what was written has gone to the system: nothing more should be asked for before. */
  drained(): Promise<void>;
  /**
   * Ends the files. Only those of a run that ended well lose the `.partial` at the end of their names, and take the place
   * of an earlier run's; those of a run that never began are removed.
   */
  close(end: 'complete' | 'partial' | 'never-began'): Promise<void>;
}

interface OutputFile {
  path: string;
  stream: WriteStream;
  done: Promise<void>;
}

/**
 * The rows out of every function, as JSON Lines in a folder: `1-AvgStuScore.jsonl`, numbered as in the chain.
 * Throws coded errors, such as `host.disk-full` and `cli.write-failed`, at once or from `drained` and `close`.
 */
export async function openOutputFolder(folder: string, chain: readonly ChainNode[]): Promise<RowOutlet> {
  let failure: CodedError | undefined;
  const fail = (file: string, thrown: unknown) => {
    failure ??= toWriteError(thrown, file);
  };
  await makeFolder(folder).catch((thrown: unknown) => fail(folder, thrown));
  if (failure) throw failure;
  const digits = String(chain.length).length;
  const files = chain.map(({ fname }, index): OutputFile => {
    const name = `${String(index + 1).padStart(digits, '0')}-${safeFileName(fname)}.jsonl`;
    const path = join(folder, name);
    const stream = createWriteStream(`${path}.partial`, { flush: true });
    return { path, stream, done: finished(stream).catch((thrown: unknown) => fail(path, thrown)) };
  });
  async function drained(): Promise<void> {
    for (const { stream, done } of files) {
      if (stream.writableNeedDrain && !stream.destroyed) await Promise.race([once(stream, 'drain'), done]);
    }
    if (failure) throw failure;
  }

  return {
    write({ node, lines }) {
      const stream = files[node]?.stream;
      return stream === undefined || stream.write(lines) ? undefined : drained();
    },
    drained,
    async close(end) {
      for (const { stream } of files) stream.end();
      await Promise.all(files.map((file) => file.done));
      if (end === 'never-began')
        await Promise.all(files.map(({ path }) => rm(`${path}.partial`, { force: true })));
      else if (failure) throw failure;
      if (end !== 'complete') return;
      for (const { path } of files)
        await rename(`${path}.partial`, path).catch((thrown: unknown) => fail(path, thrown));
      await syncFolder(folder).catch((thrown: unknown) => fail(folder, thrown));
      if (failure) throw failure;
    },
  };
}
