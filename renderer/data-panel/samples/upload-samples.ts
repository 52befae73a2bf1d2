import { CodedError } from '../../../core/errors/coded-error.ts';
import type { App } from '../../stores/app-stores.tsx';
import { toast } from '../../ui/toast.tsx';

const pieceBytes = 4_000_000;

/**
 * Streams a large file into the project piece by piece, without holding it in memory; the host puts it in place when it is
 * whole. Only JSON Lines: other formats would have to be read as a whole. Rejects with the host's coded error.
 */
export async function uploadSamples(app: App, path: string, file: File): Promise<void> {
  const { opened } = app.project.getState();
  if (opened === null) return;
  const { projectId } = opened;
  const target = path.replace(/\.[^.]+$/, extensionOf(file.name));
  const send = (step: 'start' | 'append' | 'finish' | 'abort', text: string) =>
    app.backend.call('samples.upload', { projectId, path: target, step, text });
  await send('start', '');
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for (let offset = 0; offset < file.size; offset += pieceBytes) {
      const piece = await file.slice(offset, offset + pieceBytes).arrayBuffer();
      await send('append', decoder.decode(piece, { stream: true }));
    }
    await send('append', decoder.decode());
    const { bytes } = await send('finish', '');
    rememberLarge(app, target, bytes);
    toast({
      kind: 'ok',
      message: app.text('samples.uploaded', { path: target, megabytes: (bytes / 1e6).toFixed(1) }),
    });
  } catch (thrown) {
    await send('abort', '');
    throw thrown instanceof TypeError ? new CodedError('host.not-text', { path: file.name }) : thrown;
  }
}

function extensionOf(name: string): string {
  const found = /\.(csv|json)$/i.exec(name)?.[0];
  return found?.toLowerCase() ?? '.jsonl';
}

function rememberLarge(app: App, path: string, bytes: number): void {
  app.project.setState(({ opened }) => {
    if (opened === null) return {};
    const others = opened.largeFiles.filter((file) => file.path !== path);
    return { opened: { ...opened, largeFiles: [...others, { path, bytes }] } };
  });
}
