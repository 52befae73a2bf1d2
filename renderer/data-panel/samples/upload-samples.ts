import { CodedError } from '../../../core/errors/coded-error.ts';
import type { Workspace } from '../../stores/scopes.ts';
import { toastProgress } from '../../ui/toast.ts';
import type { TextEncodingName } from './text-encoding.ts';

const pieceBytes = 4_000_000;

/**
 * Streams a large file into the project piece by piece, without holding it in memory; the host puts it in place when it is
 * whole, in UTF-8. Rejects with the host's coded error.
 */
export async function uploadSamples(
  workspace: Workspace,
  path: string,
  file: File,
  encoding: TextEncodingName,
): Promise<void> {
  const { opened } = workspace.project.getState();
  const { projectId } = opened;
  const send = (step: 'start' | 'append' | 'finish' | 'abort', text: string) =>
    workspace.backend.call('samples.upload', { projectId, path, step, text });
  const progress = toastProgress((done) => workspace.text('samples.uploading', { path, done }));
  await send('start', '');
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    for (let offset = 0; offset < file.size; offset += pieceBytes) {
      progress.at(Math.floor((offset / file.size) * 100));
      const piece = await file.slice(offset, offset + pieceBytes).arrayBuffer();
      await send('append', decoder.decode(piece, { stream: true }));
    }
    await send('append', decoder.decode());
    const { bytes } = await send('finish', '');
    rememberLarge(workspace, path, bytes);
  } catch (thrown) {
    await send('abort', '');
    throw thrown instanceof TypeError ? new CodedError('host.not-text', { path: file.name }) : thrown;
  } finally {
    progress.end();
  }
}

function rememberLarge(workspace: Workspace, path: string, bytes: number): void {
  workspace.project.setState(({ opened }) => {
    const others = opened.largeFiles.filter((file) => file.path !== path);
    return { opened: { ...opened, largeFiles: [...others, { path, bytes }] } };
  });
}
