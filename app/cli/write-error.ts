import { CodedError } from '../../core/errors/coded-error.ts';
import { toFileError } from '../host/project/file-error.ts';

/** Why a file of the command's could not be written, `file` as the person named it. What was there before is unchanged. */
export function toWriteError(thrown: unknown, file: string): CodedError {
  const error = toFileError(thrown, file);
  if (error.code === 'host.no-permission') return new CodedError('cli.write-refused', { file }, {}, thrown);
  if (error.code !== 'host.file-failed' && error.code !== 'host.file-missing') return error;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new CodedError('cli.write-failed', { file, detail }, {}, thrown);
}
