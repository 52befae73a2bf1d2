import { freePath } from './file-names.ts';
import type { CodeFolder } from './model.ts';
import type { Project } from './project.ts';

/** Where the code of a function or connector that has none yet is to be: a file that every system holds, and that is found. */
export function newCodePath(
  { files }: Project,
  folder: CodeFolder,
  name: string,
  language: 'ts' | 'js' = 'ts',
): string {
  return freePath(files.keys(), `${folder}/`, '', name, `.${language}`);
}
