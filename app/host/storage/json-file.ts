import { readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { writeWholeFile } from '../disk/write-whole-file.ts';
import { errorCode, toFileError } from '../project/file-error.ts';
import { makeFolder } from '../project/make-folder.ts';
import { createTaskQueue } from '../project/task-queue.ts';

/** A small JSON file with a schema. */
export interface JsonFile<Value> {
  read(): Promise<Value>;
  /** Reads, changes and writes atomically; updates never overlap. */
  update(change: (value: Value) => Value): Promise<Value>;
}

/** A file that is broken or missing reads as `fallback`; a broken one is kept beside it as `<path>.broken`. */
export function createJsonFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  fallback: z.input<Schema>,
): JsonFile<z.output<Schema>> {
  const inTurn = createTaskQueue();

  async function load(): Promise<z.output<Schema>> {
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

  async function store(value: z.output<Schema>): Promise<void> {
    try {
      await makeFolder(dirname(path), 0o700);
      await writeWholeFile(path, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
    } catch (thrown) {
      throw toFileError(thrown, path);
    }
  }

  return {
    read: () => inTurn(load),
    update: (change) =>
      inTurn(async () => {
        const value = change(await load());
        await store(value);
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
