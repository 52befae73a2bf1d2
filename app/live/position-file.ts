import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';
import { CodedError } from '../../core/errors/coded-error.ts';
import { writeWholeFile } from '../host/disk/write-whole-file.ts';
import { errorCode } from '../host/project/file-error.ts';
import { makeFolder } from '../host/project/make-folder.ts';
import type { PositionStore } from '../sources/source-reader.ts';

const fileSchema = z.object({ version: z.literal(1), positions: z.record(z.string(), z.string()) });

/**
 * The places of a source in a file of the state folder, written whole. Rejects with `live.state-failed`: a file that can't be read is
 * not taken for none, since all rows would come again.
 */
export function positionFile(path: string): PositionStore {
  const failed = (thrown: unknown) => {
    const detail = thrown instanceof z.ZodError ? z.prettifyError(thrown) : String(thrown);
    return new CodedError('live.state-failed', { path, detail }, {}, thrown);
  };
  return {
    async read() {
      try {
        const { positions } = fileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
        return new Map(Object.entries(positions));
      } catch (thrown) {
        if (errorCode(thrown) === 'ENOENT') return new Map();
        throw failed(thrown);
      }
    },
    async write(positions) {
      try {
        await makeFolder(dirname(path));
        const content = { version: 1, positions: Object.fromEntries(positions) };
        await writeWholeFile(path, `${JSON.stringify(content, null, 2)}\n`);
      } catch (thrown) {
        throw failed(thrown);
      }
    },
  };
}
