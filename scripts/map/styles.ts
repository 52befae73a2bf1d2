import { globSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { parseSync } from 'oxc-parser';

/** What a file of the page brings at once, what it brings later, and the classes that its elements wear. */
export interface PageFile {
  imports: readonly string[];
  later: readonly string[];
  classes: readonly string[];
}

/** The files of the page by path from the root, style sheets among what they import. */
export function readPage(root: string): Map<string, PageFile> {
  const files = globSync('{core,renderer}/**/*.{ts,tsx}', { cwd: root })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => !/\.test\.tsx?$|\/test-[^/]+\.ts$|\/bench\//.test(file));
  return new Map(files.map((file) => [file, pageFile(file, readFileSync(join(root, file), 'utf8'))]));
}

/** Types are no imports here: nothing of them is loaded. */
export function pageFile(file: string, text: string): PageFile {
  const { module, program } = parseSync(file, text);
  const at = (specifier: string) => posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''));
  const imported = module.staticImports
    .filter(({ entries }) => entries.length === 0 || entries.some((entry) => !entry.isType))
    .map(({ moduleRequest }) => moduleRequest.value);
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.isType ? [] : (entry.moduleRequest?.value ?? []))),
  );
  const later = module.dynamicImports.map(({ moduleRequest }) =>
    text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
  );
  const own = (specifiers: string[]) => specifiers.filter((one) => one.startsWith('.')).map(at);
  return { imports: own([...imported, ...exported]), later: own(later), classes: [...classesIn(program)] };
}

/** The words of every text within an attribute whose name ends with `class` or `className`. */
function classesIn(node: unknown, isWithin = false, found = new Set<string>()): Set<string> {
  if (Array.isArray(node)) for (const one of node) classesIn(one, isWithin, found);
  else if (isNode(node)) {
    const text = isWithin ? textOf(node) : '';
    for (const word of text.split(/\s+/)) if (word !== '') found.add(word);
    const isClass = node.type === 'JSXAttribute' && /class(Name)?$/i.test(String(node.name?.name));
    for (const one of Object.values(node)) classesIn(one, isWithin || isClass, found);
  }
  return found;
}

interface SyntaxNode {
  type: string;
  name?: { name?: unknown };
  value?: unknown;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function textOf({ type, value }: SyntaxNode): string {
  if (type === 'Literal') return typeof value === 'string' ? value : '';
  if (type !== 'TemplateElement' || typeof value !== 'object' || value === null) return '';
  return 'cooked' in value ? String(value.cooked) : '';
}

/** The style sheets that say by themselves how a class looks; one that says it only inside of another block is not meant. */
export function readStyles(root: string): Map<string, Set<string>> {
  const styles = new Map<string, Set<string>>();
  for (const found of globSync('renderer/**/*.css', { cwd: root })) {
    const file = found.split(sep).join('/');
    for (const name of classesOf(readFileSync(join(root, found), 'utf8')))
      styles.set(name, (styles.get(name) ?? new Set()).add(file));
  }
  return styles;
}

export function classesOf(css: string): Set<string> {
  const names = new Set<string>();
  for (const [, selectors = ''] of css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]+)\{/g))
    for (const selector of selectors.split(',')) {
      const compounds = selector.trim().split(/[\s>+~]+/);
      const first = /^\.([\w-]+)/.exec(compounds[0] ?? '')?.[1];
      for (const [, name = ''] of (compounds.at(-1) ?? '').matchAll(/\.([\w-]+)/g))
        if (first !== undefined && blockOf(name) === blockOf(first)) names.add(name);
    }
  return names;
}

function blockOf(name: string): string {
  return name.replace(/(__|--).*$/, '');
}

/**
 * The classes that are worn before any style sheet that knows them is there, each as `file .class`. A part of the page that
 * comes later may count on what it brings itself, and on what is there on every way to it.
 */
export function bareClasses(
  page: ReadonlyMap<string, PageFile>,
  styles: ReadonlyMap<string, ReadonlySet<string>>,
  entry: string,
): string[] {
  const parts = new Map([[entry, closure(page, entry)]]);
  for (const { later } of page.values()) for (const one of later) parts.set(one, closure(page, one));
  const waysTo = new Map<string, string[]>();
  for (const [part, files] of parts)
    for (const file of files)
      for (const one of page.get(file)?.later ?? []) waysTo.set(one, [...(waysTo.get(one) ?? []), part]);
  const sheets = new Set([...styles.values()].flatMap((files) => [...files]));
  const there = new Map([...parts.keys()].map((part) => [part, sheets]));
  for (let isSettled = false; !isSettled; ) {
    isSettled = true;
    for (const [part, files] of parts) {
      const ways = part === entry ? [] : (waysTo.get(part) ?? []).map((way) => there.get(way) ?? sheets);
      const before =
        ways.length === 0 ? [] : [...sheets].filter((sheet) => ways.every((way) => way.has(sheet)));
      const now = new Set([...before, ...[...files].filter((file) => sheets.has(file))]);
      if (now.size !== there.get(part)?.size) isSettled = false;
      there.set(part, now);
    }
  }
  const bare = new Set<string>();
  for (const [part, files] of parts)
    for (const file of files)
      for (const name of page.get(file)?.classes ?? []) {
        const known = styles.get(name);
        if (known && ![...known].some((sheet) => there.get(part)?.has(sheet))) bare.add(`${file} .${name}`);
      }
  return [...bare].sort();
}

/** A file and all that comes with it at once. */
function closure(page: ReadonlyMap<string, PageFile>, file: string): Set<string> {
  const seen = new Set([file]);
  for (const one of seen) for (const other of page.get(one)?.imports ?? []) seen.add(other);
  return seen;
}
