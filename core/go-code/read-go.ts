import type { GoCode } from '../contract/host/go-code.ts';
import { goPackages, TooMuchGo } from './go-packages.ts';
import { importsKisFlow, registrations } from './go-registrations.ts';
import { type GoSource, type GoText, goSource } from './go-source.ts';
import { rowStructs } from './go-structs.ts';

/** Bounds of what is done for one reading: characters that are parsed, and steps through what was. */
interface GoLimits {
  readonly characters: number;
  readonly steps: number;
}
const usualLimits: GoLimits = { characters: 6_000_000, steps: 6_000_000 };

/** Go code as it is read: nothing is compiled or run, and what only a run shows stays unknown. */
export type ReadGo = Omit<GoCode, 'folder' | 'unread'>;

/**
 * What a Go program registers with KisFlow. Tests and files that are never built are left out; `goMods` are the texts of its
 * go.mod files. Never throws; where there is too much, it is partial.
 */
export function readGo(
  files: readonly GoText[],
  goMods: readonly GoText[] = [],
  limits: GoLimits = usualLimits,
): ReadGo {
  let { characters, steps } = limits;
  const spend = (length: number) => {
    characters -= length;
    if (characters < 0) throw new TooMuchGo();
  };
  const step = () => {
    steps -= 1;
    if (steps < 0) throw new TooMuchGo();
  };
  const sources = files.filter(isBuilt).map((file) => goSource(file, spend));
  const packages = goPackages(sources, goMods.flatMap(moduleOf), step);
  const read: ReadGo = {
    files: sources.length,
    usesKisFlow: false,
    functions: [],
    connectorInits: [],
    connectorCalls: [],
    flows: [],
    structs: [],
    unnamed: [],
    isPartial: false,
  };
  try {
    const users = sources.filter(importsKisFlow);
    if (users.length === 0) return read;
    read.usesKisFlow = true;
    Object.assign(read, registrations(packages));
    read.structs = rowStructs(packages, foldersOf(users, packages.folderOf));
  } catch (thrown) {
    if (!(thrown instanceof TooMuchGo)) throw thrown;
    read.isPartial = true;
  }
  return read;
}

/** Packages that use KisFlow, and those that they import. */
function foldersOf(
  users: readonly GoSource[],
  folderOf: (path: string) => string | undefined,
): ReadonlySet<string> {
  const imported = users.flatMap((source) => [...source.imports().values()].map(folderOf));
  return new Set(
    [...users.map(({ folder }) => folder), ...imported].filter((folder) => folder !== undefined),
  );
}

/** Whether Go builds a file into a program: no test, and not put aside by `//go:build ignore`. */
function isBuilt({ path, text }: GoText): boolean {
  if (path.endsWith('_test.go')) return false;
  const head = text.slice(0, Math.max(0, text.search(/^package\b/m)));
  return !/^\/\/(?:go:build| \+build)\s+ignore\s*$/m.test(head);
}

function moduleOf({ path, text }: GoText): { folder: string; path: string }[] {
  const name = /^module\s+"?([^\s"]+)"?/m.exec(text)?.[1];
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  return name === undefined ? [] : [{ folder, path: name }];
}
