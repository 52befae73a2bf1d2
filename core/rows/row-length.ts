import { CodedError } from '../errors/coded-error.ts';

/** Characters of one row, at most. */
export const longestRow = 64 * 1024 * 1024;

export function rowTooLong(file: string, line: number): CodedError {
  return new CodedError('process.row-too-long', { limit: longestRow / 1024 / 1024 }, { file, line });
}
