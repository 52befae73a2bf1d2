import { type GoNode, type GoSource, operand } from './go-source.ts';

/** A part of a file. `bound` says what the names of parameters and loops mean in it, where that is known. */
export interface GoPart {
  readonly source: GoSource;
  readonly node: GoNode;
  readonly bound?: GoBinding | undefined;
}

/** What a function was called with, or which element a loop is at. */
export interface GoBinding {
  /** The function or the clause of the loop. */
  readonly of: string;
  readonly arguments: readonly GoPart[];
  readonly up: GoBinding | undefined;
}

/** What has a name in a package. */
type GoDeclared =
  | { readonly kind: 'value'; readonly part: GoPart | null }
  | { readonly kind: 'function'; readonly part: GoPart }
  | { readonly kind: 'type'; readonly part: GoPart };

/** The packages of a Go program: a folder each. */
export interface GoPackages {
  readonly sources: readonly GoSource[];
  /** What a name means in a package, wherever it stands there. */
  declared(folder: string, name: string): GoDeclared | undefined;
  /** Methods of that name in a package. */
  methods(folder: string, name: string): readonly GoPart[];
  /** The folder of an imported package; undefined where it is none of these. */
  folderOf(importPath: string): string | undefined;
  /** Calls of a function or method by its name, in a file. */
  callsIn(source: GoSource, name: string): readonly GoNode[];
  /** Counts work; throws when it was too much. */
  step(): void;
}

/** There was more work than is done for Go code: an endless search is none. */
export class TooMuchGo extends Error {}

interface GoModule {
  /** The folder of its go.mod. */
  readonly folder: string;
  /** `example.com/orders` */
  readonly path: string;
}

interface PackageNames {
  readonly named: ReadonlyMap<string, GoDeclared>;
  readonly methods: ReadonlyMap<string, readonly GoPart[]>;
}

export function goPackages(
  sources: readonly GoSource[],
  modules: readonly GoModule[],
  step: () => void,
): GoPackages {
  const byFolder = Map.groupBy(sources, ({ folder }) => folder);
  const names = new Map<string, PackageNames>();
  const calls = new Map<GoSource, ReadonlyMap<string, readonly GoNode[]>>();
  const folders = new Map<string, string | undefined>();
  function namesOf(folder: string): PackageNames {
    const known = names.get(folder) ?? readNames(byFolder.get(folder) ?? [], step);
    names.set(folder, known);
    return known;
  }
  return {
    sources,
    step,
    declared: (folder, name) => namesOf(folder).named.get(name),
    methods: (folder, name) => namesOf(folder).methods.get(name) ?? [],
    folderOf(importPath) {
      if (!folders.has(importPath)) folders.set(importPath, folderOf(importPath, byFolder, modules));
      return folders.get(importPath);
    },
    callsIn(source, name) {
      const known = calls.get(source) ?? readCalls(source, step);
      calls.set(source, known);
      return known.get(name) ?? [];
    },
  };
}

/** By the modules' paths, else the folder whose path the import ends with. */
function folderOf(
  importPath: string,
  byFolder: ReadonlyMap<string, unknown>,
  modules: readonly GoModule[],
): string | undefined {
  for (const { folder, path } of modules.toSorted((a, b) => b.path.length - a.path.length)) {
    if (importPath !== path && !importPath.startsWith(`${path}/`)) continue;
    const found = [folder, importPath.slice(path.length + 1)].filter((part) => part !== '').join('/');
    return byFolder.has(found) ? found : undefined;
  }
  return [...byFolder.keys()]
    .filter((folder) => folder !== '' && (importPath === folder || importPath.endsWith(`/${folder}`)))
    .toSorted((a, b) => b.length - a.length)[0];
}

function readNames(sources: readonly GoSource[], step: () => void): PackageNames {
  const named = new Map<string, GoDeclared>();
  const methods = new Map<string, GoPart[]>();
  for (const source of sources) {
    for (let node = source.root().firstChild; node !== null; node = node.nextSibling) {
      step();
      const part = { source, node };
      if (node.name === 'FunctionDecl') {
        const name = node.getChild('DefName');
        if (name) named.set(source.textOf(name), { kind: 'function', part });
      } else if (node.name === 'MethodDecl') {
        const name = node.getChild('FieldName');
        const known = name && methods.get(source.textOf(name));
        if (known) known.push(part);
        else if (name) methods.set(source.textOf(name), [part]);
      } else if (node.name === 'TypeDecl') {
        for (const spec of (node.getChild('SpecList') ?? node).getChildren('TypeSpec')) {
          const name = spec.getChild('DefName');
          if (name) named.set(source.textOf(name), { kind: 'type', part: { source, node: spec } });
        }
      } else for (const [name, value] of valuesOf(part)) named.set(name, { kind: 'value', part: value });
    }
  }
  return { named, methods };
}

/** The names that a `const`, a `var` or a `:=` declares, each with the expression that it begins with. */
export function valuesOf({ source, node, bound }: GoPart): [name: string, value: GoPart | null][] {
  if (node.name !== 'VarDecl' && node.name !== 'ConstDecl') return [];
  const kind = node.name === 'VarDecl' ? 'VarSpec' : 'ConstSpec';
  const list = node.getChild('SpecList') ?? node;
  const specs = list.getChildren(kind);
  return (specs.length > 0 ? specs : [node]).flatMap((spec) => {
    const names = spec.getChildren('DefName').map(source.textOf);
    const values = assigned(spec);
    return names.map((name, index): [string, GoPart | null] => {
      const value = values.length === names.length ? values[index] : undefined;
      return [name, value === undefined ? null : { source, node: value, bound }];
    });
  });
}

/** What stands after `=` or `:=`. */
function assigned(spec: GoNode): GoNode[] {
  const values: GoNode[] = [];
  let isAfter = false;
  for (let node = spec.firstChild; node !== null; node = node.nextSibling) {
    if (isAfter && !isBetween(node)) values.push(node);
    if (node.name === '=' || node.name === ':=') isAfter = true;
  }
  return values;
}

function readCalls(source: GoSource, step: () => void): ReadonlyMap<string, readonly GoNode[]> {
  const found = new Map<string, GoNode[]>();
  source
    .root()
    .cursor()
    .iterate(({ name, node }) => {
      step();
      if (name !== 'CallExpr') return;
      const callee = operand(node.firstChild);
      const word = callee?.name === 'SelectorExpr' ? callee.lastChild : callee;
      if (word === null || word === undefined || word.to - word.from > 100) return;
      const key = source.textOf(word);
      const known = found.get(key);
      if (known) known.push(node);
      else found.set(key, [node]);
    });
  return found;
}

/** The expressions between a call's brackets. */
export function argumentsOf(call: GoNode): GoNode[] {
  const list = call.getChild('Arguments');
  const found: GoNode[] = [];
  for (let node = list?.firstChild ?? null; node !== null; node = node.nextSibling)
    if (!isBetween(node)) found.push(node);
  return found;
}

/** Whether a node only stands between others: brackets, commas, comments. */
function isBetween({ name }: GoNode): boolean {
  return ['(', ')', '{', '}', ',', '...', 'LineComment', 'BlockComment'].includes(name);
}
