import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError, type ErrorData, errorSentences } from '../../core/errors/coded-error.ts';
import { makeFolder } from '../host/project/make-folder.ts';
import type { Message } from '../sources/source-reader.ts';
import { openForLines } from './open-for-lines.ts';

/** A message that a run went on without. */
export interface DeadLetter {
  message: Message;
  error: Pick<ErrorData, 'code' | 'params' | 'file' | 'line'>;
  /** The place of the chain that failed, `FName#n`. */
  place: string | undefined;
}

/** Where the messages of a source go that its flow could not take, with their error and place: JSON Lines, on disk when it resolves. */
export interface DeadLetters {
  /** Rejects with `live.dead-letters-failed`: then nothing may be acknowledged. */
  add(letters: readonly DeadLetter[]): Promise<void>;
  close(): Promise<void>;
}

export interface DeadLetterSettings {
  folder: string;
  /** The file's name without its ending. */
  name: string;
  source: string;
  flow: string;
  /** Takes secrets out of texts. */
  mask(text: string): string;
}

export function createDeadLetters({ folder, name, source, flow, mask }: DeadLetterSettings): DeadLetters {
  const path = join(folder, `${name}.jsonl`);
  let file: FileHandle | undefined;

  function lineOf({ message, error, place }: DeadLetter): string {
    const { part, at, text, id } = message;
    const { code, params, file: codeFile, line } = error;
    return JSON.stringify({
      time: new Date().toISOString(),
      ...{ source, flow, part, at, message: id },
      error: {
        code,
        message: mask(errorSentences(error, 'en')),
        // So that whoever looks at it can say it in their own language.
        params: masked(params),
        ...{ place, file: codeFile, line },
      },
      row: text,
    });
  }
  function masked(params: ErrorData['params']): ErrorData['params'] {
    const entries = Object.entries(params);
    return Object.fromEntries(
      entries.map(([name, value]) => [name, typeof value === 'string' ? mask(value) : value]),
    );
  }
  async function opened(): Promise<FileHandle> {
    await makeFolder(folder);
    return await openForLines(path);
  }

  return {
    async add(letters) {
      if (letters.length === 0) return;
      try {
        file ??= await opened();
        await file.appendFile(letters.map((letter) => `${lineOf(letter)}\n`).join(''));
        await file.datasync();
      } catch (thrown) {
        const detail = thrown instanceof Error ? thrown.message : String(thrown);
        await file?.close().catch(() => undefined);
        file = undefined;
        throw new CodedError('live.dead-letters-failed', { path, detail }, {}, thrown);
      }
    },
    async close() {
      await file?.close();
      file = undefined;
    },
  };
}
