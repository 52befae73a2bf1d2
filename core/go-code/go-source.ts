import { parser } from '@lezer/go';
import type { GoPlace } from '../contract/host/go-code.ts';
import { rangesIn } from '../project/text-range.ts';

/** A node of a Go file's syntax tree. */
export type GoNode = ReturnType<typeof parser.parse>['topNode'];

/** A Go file as it is given; `path` has POSIX separators. */
export interface GoText {
  readonly path: string;
  readonly text: string;
}

/** A Go file, parsed when that is first asked for. */
export interface GoSource extends GoText {
  /** The folder it is in: its package. */
  readonly folder: string;
  /** Written by a tool, by the line that Go's own tools look for. */
  readonly isGenerated: boolean;
  root(): GoNode;
  textOf(node: GoNode): string;
  placeOf(node: GoNode): GoPlace;
  /** Paths of imported packages by the names they have here; of those that are named by a dot, with `.` before them. */
  imports(): ReadonlyMap<string, string>;
}

const generatedLine = /^\/\/ Code generated .* DO NOT EDIT\.$/m;

/** `parse` is what parsing costs: it may throw to refuse. */
export function goSource({ path, text }: GoText, spend: (characters: number) => void): GoSource {
  const rangeOf = rangesIn(text);
  let root: GoNode | undefined;
  let imports: ReadonlyMap<string, string> | undefined;
  const source: GoSource = {
    path,
    text,
    folder: path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '',
    isGenerated: generatedLine.test(text.slice(0, 10_000)),
    root() {
      if (root === undefined) spend(text.length);
      root ??= parser.parse(text).topNode;
      return root;
    },
    textOf: ({ from, to }) => text.slice(from, to),
    placeOf({ from, to }) {
      const { line, column, endLine, endColumn } = rangeOf(from, to);
      return { path, line, column, endColumn: endLine === line ? endColumn : column };
    },
    imports() {
      imports ??= importsOf(source);
      return imports;
    },
  };
  return source;
}

function importsOf(source: GoSource): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const declaration of source.root().getChildren('ImportDecl')) {
    const list = declaration.getChild('SpecList') ?? declaration;
    for (const spec of list.getChildren('ImportSpec')) {
      const written = spec.getChild('String');
      const path = written === null ? null : goString(source.textOf(written));
      if (path === null) continue;
      const first = spec.firstChild;
      const name = first === null || first.name === 'String' ? lastWord(path) : source.textOf(first);
      found.set(name === '.' ? `.${path}` : name, path);
    }
  }
  return found;
}

/** The name that a package most likely has: `kis` of `github.com/aceld/kis-flow/kis`, `yaml` of `gopkg.in/yaml.v3`, `x` of `…/x/v2`. */
function lastWord(path: string): string {
  const parts = path.replace(/\/v\d+$/, '').split('/');
  return (parts.at(-1) ?? '').replace(/\.v\d+$/, '');
}

const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** What a string literal means; null when it is none, or one that is no text. */
export function goString(written: string): string | null {
  if (/^`[^`]*`$/.test(written)) return written.slice(1, -1).replaceAll('\r', '');
  if (!/^"(?:[^"\\\n]|\\.)*"$/.test(written)) return null;
  const bytes = /\\(?:x|[0-7]{3})/;
  const inside = written.slice(1, -1);
  if (bytes.test(inside.replaceAll('\\\\', ''))) return null;
  return inside.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/gs,
    (_, short?: string, long?: string, letter?: string) => {
      if (letter !== undefined) return escapes[letter] ?? letter;
      const point = Number.parseInt(short ?? long ?? '', 16);
      return point > 0x10ffff ? '\uFFFD' : String.fromCodePoint(point);
    },
  );
}

/** Where a call, a selection or an index begins: the parser takes an operator before it for a part of it (`a + b.C()`). */
export function operand(node: GoNode | null): GoNode | null {
  let found = node;
  while (found !== null && (found.name === 'BinaryExp' || found.name === 'UnaryExp')) found = found.lastChild;
  return found;
}
