import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a start, the first or a later one, asks to open. */
export interface OpenArguments {
  /** A folder, as it was named: it may not exist. */
  folder: string | null;
  /** The id of an example. */
  example: string | null;
}

/**
 * Reads a command line: the first argument that is no option is the folder. Chromium puts options of its own between
 * ours, and an unpackaged Electron its app's path (`appPath`).
 */
export function openArguments(
  args: readonly string[],
  workingFolder: string,
  appPath: string,
): OpenArguments {
  const named = args
    .slice(1)
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .map((argument) => resolve(workingFolder, asPath(argument)))
    .find((path) => path !== appPath);
  const example = args.find((argument) => argument.startsWith('--example='));
  return {
    folder: named === undefined ? null : folderToOpen(named),
    example: example?.slice('--example='.length) ?? null,
  };
}

/** A project is a folder: its studio.json, opened by the system's "open with", stands for it. */
export function folderToOpen(path: string): string {
  return basename(path).toLowerCase() === 'studio.json' ? dirname(path) : path;
}

/** Linux desktops hand on what a person opens as file:// addresses. */
function asPath(argument: string): string {
  if (!argument.startsWith('file://')) return argument;
  try {
    return fileURLToPath(argument);
  } catch {
    return argument;
  }
}
