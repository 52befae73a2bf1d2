import { CodedError } from '../../../core/errors/coded-error.ts';

/** A failure of the file system in words for a person; `path` is what to call the file. Coded errors stay as they are. */
export function toFileError(thrown: unknown, path: string): CodedError {
  if (thrown instanceof CodedError) return thrown;
  switch (errorCode(thrown)) {
    case 'ENOENT':
      return new CodedError('host.file-missing', { path }, {}, thrown);
    case 'EACCES':
    case 'EPERM':
      return new CodedError('host.no-permission', { path }, {}, thrown);
    case 'EROFS':
      return new CodedError('host.disk-read-only', { path }, {}, thrown);
    case 'ENOSPC':
      return new CodedError('host.disk-full', { path }, {}, thrown);
    case 'EDQUOT':
      return new CodedError('host.quota-full', { path }, {}, thrown);
    case 'EIO':
      return new CodedError('host.disk-failed', { path }, {}, thrown);
    case 'ENAMETOOLONG':
      return new CodedError('host.name-too-long', { path }, {}, thrown);
    case 'ENOTDIR':
      return new CodedError('host.not-a-folder', { path }, {}, thrown);
    default: {
      const detail = thrown instanceof Error ? thrown.message : String(thrown);
      return new CodedError('host.file-failed', { path, detail }, {}, thrown);
    }
  }
}

/** The system's error name, such as `ENOENT`; '' for anything else. */
export function errorCode(thrown: unknown): string {
  if (!(thrown instanceof Error) || !('code' in thrown)) return '';
  return typeof thrown.code === 'string' ? thrown.code : '';
}
