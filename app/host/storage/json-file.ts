import { readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { withLock } from '../disk/file-lock.ts';
import { writeWholeFile } from '../disk/write-whole-file.ts';
import { errorCode, toFileError } from '../project/file-error.ts';
import { makeFolder } from '../project/make-folder.ts';
import { createTaskQueue } from '../project/task-queue.ts';
import type { OnTrouble } from './troubles.ts';

/** A small JSON file with a schema, which other processes may have open as well. */
export interface JsonFile<Value> {
  /** Never rejects: a file that can't be read is told as a trouble. */
  read(): Promise<Value>;
  /**
   * Reads, changes and writes; no other update of the file, in this process or another, comes between. Rejects with a coded
   * error when it can't be written; the change holds all the same for as long as this process lives, and is written with
   * the next one that can be.
   */
  update(change: (value: Value) => Value): Promise<Value>;
}

/** A file that is broken or missing reads as `fallback`; a broken one is kept beside it as `<path>.broken`. */
export function createJsonFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  fallback: z.input<Schema>,
  onTrouble: OnTrouble,
): JsonFile<z.output<Schema>> {
  type Value = z.output<Schema>;
  const inTurn = createTaskQueue();
  /** Changes that could not be written yet. */
  let waiting: ((value: Value) => Value)[] = [];
  const changed = (value: Value) => waiting.reduce((before, change) => change(before), value);

  async function load(): Promise<Value> {
    const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
      if (errorCode(thrown) !== 'ENOENT') throw toFileError(thrown, path);
      return undefined;
    });
    if (text === undefined) return schema.parse(fallback);
    const checked = schema.safeParse(parseJson(text));
    if (checked.success) return checked.data;
    await rename(path, `${path}.broken`).catch(() => undefined);
    return schema.parse(fallback);
  }

  async function write(): Promise<Value> {
    try {
      await makeFolder(dirname(path), 0o700);
      return await withLock(`${path}.lock`, async () => {
        const value = changed(await load());
        await writeWholeFile(path, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
        return value;
      });
    } catch (thrown) {
      throw toFileError(thrown, path);
    }
  }

  return {
    read: () =>
      inTurn(async () => {
        try {
          return changed(await load());
        } catch (thrown) {
          onTrouble(toFileError(thrown, path));
          return changed(schema.parse(fallback));
        }
      }),
    update: (change) =>
      inTurn(async () => {
        waiting.push(change);
        const value = await write();
        waiting = [];
        return value;
      }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
