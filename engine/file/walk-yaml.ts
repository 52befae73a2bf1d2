import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { CodedError } from '../../core/errors/coded-error.ts';
import { thrownText } from '../kis/kis-error.ts';
import { decodeYaml } from './decode-yaml.ts';

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

function decode(bytes: Buffer, path: string): string {
  const { encoding, text, wrongLine } = decodeYaml(bytes);
  if (text !== null) return text;
  const detail = `invalid ${encoding.toUpperCase()}`;
  throw new CodedError('import.malformed-yaml', { detail }, { file: path, line: wrongLine, column: 1 });
}
