import { dirname } from 'node:path';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { type OpenedFile, openFile } from '../disk/staged-file.ts';
import { toFileError } from '../project/file-error.ts';
import { makeFolder } from '../project/make-folder.ts';
import type { ProjectFolder } from '../project/project-folder.ts';
import { checkNewName, resolveInside } from '../project/project-path.ts';
import { makeStudioFolder } from '../project/studio-folder.ts';

interface Upload {
  file: OpenedFile;
  bytes: number;
}

/** Files that arrive piece by piece, each in a temporary file until it is whole. All results are bytes received. */
export interface Uploads {
  start(path: string, text: string): Promise<number>;
  append(path: string, text: string): Promise<number>;
  /** Puts the file in place of an older one. */
  finish(path: string, text: string): Promise<number>;
  abort(path: string): Promise<number>;
  abortAll(): Promise<void>;
}

export function createUploads(folder: ProjectFolder): Uploads {
  const uploads = new Map<string, Upload>();

  async function write(path: string, text: string): Promise<Upload> {
    const upload = uploads.get(path);
    if (!upload) throw new CodedError('host.no-upload', { path });
    const bytes = Buffer.from(text, 'utf8');
    await upload.file.write(bytes);
    upload.bytes += bytes.length;
    return upload;
  }
  async function abort(path: string): Promise<number> {
    const upload = uploads.get(path);
    uploads.delete(path);
    if (!upload) return 0;
    await upload.file.abort();
    return upload.bytes;
  }
  /** A failed step leaves nothing behind. */
  async function orAbort(path: string, step: () => Promise<number>): Promise<number> {
    try {
      return await step();
    } catch (thrown) {
      await abort(path);
      throw toFileError(thrown, path);
    }
  }

  return {
    start: (path, text) =>
      orAbort(path, async () => {
        await abort(path);
        const target = await resolveInside(folder.root, path);
        for (const part of path.split('/')) checkNewName(part);
        const file = await openFile(target, { folder: await makeStudioFolder(folder.root) });
        uploads.set(path, { file, bytes: 0 });
        return (await write(path, text)).bytes;
      }),
    append: (path, text) => orAbort(path, async () => (await write(path, text)).bytes),
    finish: (path, text) =>
      orAbort(path, async () => {
        const upload = await write(path, text);
        const target = await resolveInside(folder.root, path);
        await makeFolder(dirname(target));
        const staged = await upload.file.stage();
        uploads.delete(path);
        await staged.put();
        return upload.bytes;
      }),
    abort,
    async abortAll() {
      await Promise.all([...uploads.keys()].map(abort));
    },
  };
}
