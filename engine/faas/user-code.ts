import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { SourceFile } from '../../core/project/project.ts';

/** Marks the URLs of one run's modules: each run loads fresh instances, and a stack frame names the run it belongs to. */
const marker = 'kisflow-run';

/** The code files of one run, as the module hooks see them. */
export interface UserCode {
  readonly root: string;
  /** The module URL of a file of the project. */
  urlOf(path: string): string;
  /** The project file of a module URL of this run or of a plain file URL; undefined when it is none of the project's. */
  fileOf(url: string): SourceFile | undefined;
  /** The text of one of them by its path. */
  textOf(path: string): string | undefined;
  /** Files in the order in which they were loaded. */
  readonly loaded: SourceFile[];
}

export interface UserCodeRegistry {
  add(root: string, files: Iterable<SourceFile>): { code: UserCode; forget(): void };
  /** The run whose module this URL is. */
  ownerOf(url: string | undefined): UserCode | undefined;
}

export function createUserCodeRegistry(): UserCodeRegistry {
  const runs = new Map<string, UserCode>();
  let next = 1;
  return {
    add(root, files) {
      const id = String(next++);
      const code = createUserCode(id, root, files);
      runs.set(id, code);
      return { code, forget: () => runs.delete(id) };
    },
    ownerOf(url) {
      const id = url === undefined ? undefined : runIdOf(url);
      return id === undefined ? undefined : runs.get(id);
    },
  };
}

function createUserCode(id: string, root: string, files: Iterable<SourceFile>): UserCode {
  const byPath = new Map<string, SourceFile>();
  for (const file of files) byPath.set(join(root, ...file.path.split('/')), file);
  return {
    root,
    loaded: [],
    textOf: (path) => byPath.get(join(root, ...path.split('/')))?.text,
    urlOf: (path) => `${pathToFileURL(join(root, ...path.split('/'))).href}?${marker}=${id}`,
    fileOf(url) {
      try {
        return byPath.get(fileURLToPath(url));
      } catch {
        return undefined;
      }
    },
  };
}

function runIdOf(url: string): string | undefined {
  const start = url.lastIndexOf(`?${marker}=`);
  return start < 0 ? undefined : url.slice(start + marker.length + 2);
}

/** A stack frame's module URL, line and column, when the module belongs to a run. */
export interface UserFrame {
  url: string;
  line: number;
  column: number;
}

const framePattern = new RegExp(`(file://[^\\n]*?\\?${marker}=\\d+):(\\d+)(?::(\\d+))?`, 'g');

/** A message may be of any length; frames come before it (of a syntax error) or after it. */
const longestStack = 64 * 1024;

/** The frames of user code in a stack text, innermost first. */
export function userFrames(stack: string): UserFrame[] {
  const text =
    stack.length <= 2 * longestStack
      ? stack
      : `${stack.slice(0, longestStack)}\n${stack.slice(-longestStack)}`;
  return [...text.matchAll(framePattern)].map(([, url = '', line, column]) => ({
    url,
    line: Number(line),
    column: Number(column ?? 1),
  }));
}
