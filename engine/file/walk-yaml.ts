import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { CodedError } from '../../core/errors/coded-error.ts';
import { thrownText } from '../kis/kis-error.ts';

/** A config file: its path as messages show it, and its text. */
export interface ConfigText {
  readonly path: string;
  readonly text: string;
}

/**
 * The YAML files below a path in the order of Go's filepath.Walk: lexical by bytes, a folder's content where the folder stands, hidden
 * files included, links to folders not followed. A path that does not exist has none (trap 18). Throws `import.read-error` for
 * what is named like a YAML file and cannot be read, a folder too (trap 19).
 */
export function* walkYaml(path: string): Generator<ConfigText> {
  if (/\.ya?ml$/.test(path)) yield { path, text: readText(path) };
  if (!isFolder(path)) return;
  for (const name of sortedNames(path)) yield* walkYaml(`${path.replace(/\/+$/, '')}/${name}`);
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A folder that cannot be listed has no files, as in KisFlow, which ignores the walk's errors. */
function sortedNames(folder: string): string[] {
  try {
    return readdirSync(folder).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  } catch {
    return [];
  }
}

function readText(path: string): string {
  return decode(readBytes(path), path);
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (thrown) {
    throw new CodedError('import.read-error', { path, detail: thrownText(thrown) }, { file: path }, thrown);
  }
}

/** Text as yaml.v3 takes it: UTF-16 where a mark at the beginning says so, else UTF-8 without a wrong byte. */
function decode(bytes: Buffer, path: string): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (thrown) {
    const line = bytes.subarray(0, firstWrongByte(bytes)).toString('latin1').split('\n').length;
    const detail = `invalid ${encoding.toUpperCase()}`;
    throw new CodedError('import.malformed-yaml', { detail }, { file: path, line, column: 1 }, thrown);
  }
}

/** Where UTF-8 first goes wrong: the longest beginning that is right is found by halves. */
function firstWrongByte(bytes: Buffer): number {
  let right = 0;
  let wrong = bytes.length;
  while (wrong - right > 1) {
    const middle = (right + wrong) >> 1;
    if (isUtf8(bytes.subarray(0, middle))) right = middle;
    else wrong = middle;
  }
  return right;
}

function isUtf8(bytes: Buffer): boolean {
  try {
    // An unfinished character at the end is no mistake yet.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
