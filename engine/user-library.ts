/**
 * The library as user code in a sample run has it: the same names, and no files. The code that reads and writes them is not
 * even loaded in that process.
 * @module
 */
import { CodedError } from '../core/errors/coded-error.ts';

export * from './file-free-library.ts';

/** Refused: rejects with `process.no-files`. */
export async function configImportYaml(): Promise<void> {
  throw new CodedError('process.no-files', { name: 'configImportYaml' });
}

/** Refused: rejects with `process.no-files`. */
export async function configExportYaml(): Promise<void> {
  throw new CodedError('process.no-files', { name: 'configExportYaml' });
}
