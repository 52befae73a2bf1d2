import { CodedError } from '../../../../core/errors/coded-error.ts';
import { createRowReader } from '../../../../core/rows/create-row-reader.ts';
import type { Workspace } from '../../../stores/scopes.ts';
import { toastProgress } from '../../../ui/toast.ts';
import type { ImportChoice } from './import-dialog.tsx';

const pieceBytes = 4_000_000;

/** How the file is read. `asRun`: a run of it reads the same, so that it is copied as it is; else it becomes JSON Lines. */
export interface UploadedFile extends Pick<ImportChoice, 'reading' | 'asText'> {
  asRun: boolean;
}

/**
 * Streams a large file into the project piece by piece, without holding it in memory; the host puts it in place when it is
 * whole, in UTF-8. Rejects with the host's coded error. Tells how many records were left out, where a person wanted that.
 */
export async function uploadSamples(
  workspace: Workspace,
  path: string,
  file: File,
  how: UploadedFile,
): Promise<number> {
  const { opened } = workspace.project.getState();
  const { projectId } = opened;
  const send = (step: 'start' | 'append' | 'finish' | 'abort', text: string) =>
    workspace.backend.call('samples.upload', { projectId, path, step, text });
  const progress = toastProgress((done) => workspace.text('samples.uploading', { path, done }));
  await send('start', '');
  try {
    const decoder = new TextDecoder(how.reading.encoding, { fatal: true });
    let leftOut = 0;
    const onUneven = () => {
      leftOut += 1;
    };
    const convert = how.asRun ? (text: string) => text : lineConverter(file.name, how, onUneven);
    for (let offset = 0; offset < file.size; offset += pieceBytes) {
      progress.at(Math.floor((offset / file.size) * 100));
      const piece = await file.slice(offset, offset + pieceBytes).arrayBuffer();
      await send('append', convert(decoder.decode(piece, { stream: true }), false));
    }
    await send('append', convert(decoder.decode(), true));
    const { bytes } = await send('finish', '');
    rememberLarge(workspace, path, bytes);
    return leftOut;
  } catch (thrown) {
    await send('abort', '');
    throw thrown instanceof TypeError ? new CodedError('host.not-text', { path: file.name }) : thrown;
  } finally {
    progress.end();
  }
}

/** Makes JSON Lines of the rows of CSV, piece by piece; throws what is wrong with them, with its line. */
function lineConverter(name: string, { reading, asText }: UploadedFile, onUneven: () => void) {
  const { encoding: _encoding, skipsUneven, ...csv } = reading;
  const reader = createRowReader('csv', name, undefined, {
    ...csv,
    asText,
    ...(skipsUneven ? { onUneven } : {}),
  });
  return (text: string, last: boolean) => {
    let lines = '';
    reader.read(text, last, (json) => {
      lines += `${json}\n`;
    });
    return lines;
  };
}

function rememberLarge(workspace: Workspace, path: string, bytes: number): void {
  workspace.project.setState(({ opened }) => {
    const others = opened.largeFiles.filter((file) => file.path !== path);
    return { opened: { ...opened, largeFiles: [...others, { path, bytes }] } };
  });
}
