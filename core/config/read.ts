import type { ErrorCode } from '../errors/catalogue.ts';
import { KindReader, type UnknownNode } from './read-kinds.ts';
import { TextLines } from './text-lines.ts';
import type { ConfigFile, ConfigKind, ConfigPath, TextRange } from './types.ts';
import { Decoder, realNode } from './yaml-decoder.ts';
import { YamlError } from './yaml-error.ts';
import type { YamlNode } from './yaml-nodes.ts';
import { parseYaml } from './yaml-parse.ts';
import { findEntry, findWritten, isNullNode, nodeEnd, nodeStart } from './yaml-places.ts';
import type { YamlTree } from './yaml-tree.ts';

/** Why a file cannot be read, and where. */
export interface ConfigProblem {
  code: ErrorCode;
  params: Record<string, string | number>;
  range: TextRange;
}

interface UnknownKey {
  path: ConfigPath;
  range: TextRange;
}

interface DocumentPlaces {
  /** Keys of the file that KisFlow does not know, e.g. retry_duration, with the key's place. */
  readonly unknownKeys: readonly UnknownKey[];
  /** YAML documents in the file; only the first is read. */
  readonly documents: number;
  /** Range of the value at a path (or of its key with 'key'); undefined when the file does not write it. */
  rangeOf(path: ConfigPath, part?: 'key' | 'value'): TextRange | undefined;
}

/** A file that could be read. */
export type ConfigDocument = ConfigFile & DocumentPlaces;

export type ReadResult =
  | { ok: true; document: ConfigDocument }
  | {
      ok: false;
      problem: ConfigProblem;
      kind: ConfigKind | null;
      /** Whether it means to be config: its root has a kistype, or it can't be parsed and holds that word. */
      isConfig: boolean;
    };

const kinds: readonly ConfigKind[] = ['flow', 'func', 'conn', 'global'];

/**
 * Reads a config file as KisFlow does (file/config_import.go): decoded once to find `kistype`, then again into that
 * kind's struct by the rules of Go's yaml.v3. Never throws. Places are computed only when asked for.
 */
export function readConfig(text: string): ReadResult {
  try {
    return readTree(text, parseYaml(text));
  } catch (error) {
    return { ok: false, kind: null, problem: thrownProblem(text, error), isConfig: /\bkistype\b/.test(text) };
  }
}

/**
 * Whether a YAML file outside of `conf/` is KisFlow's: its parsed root has a `kistype`, whatever its shape. One that can't be
 * parsed is if it holds that word, so that its mistake is told; all others belong to somebody else.
 */
export function isConfigText(text: string): boolean {
  if (!mayBeConfig(text)) return false;
  const result = readConfig(text);
  return result.ok || result.isConfig;
}

/** What can't be config is told without parsing: in quotes, the word may be written with escapes. */
export function mayBeConfig(text: string): boolean {
  return text.includes('kistype') || text.includes('\\');
}

/** Reads a text that has been parsed: what `readConfig` does after parsing. */
export function readTree(text: string, tree: YamlTree): ReadResult {
  let kind: ConfigKind | null = null;
  let written: YamlNode | undefined;
  try {
    if (!tree.root) return noKistype(text);
    written = findKistype(tree.root);
    const decoder = new Decoder();
    const problem = findMalformed(decoder, text, tree.root);
    if (problem) return { ok: false, problem, kind, isConfig: written !== undefined };
    if (!written) return noKistype(text, tree.root);
    kind = kindOf(written);
    if (!kind) return wrongKistype(text, written);
    return decode(decoder, kind, text, tree, tree.root);
  } catch (error) {
    return { ok: false, kind, problem: thrownProblem(text, error), isConfig: written !== undefined };
  }
}

/** The first of KisFlow's two decodings, into a map of anything. */
function findMalformed(decoder: Decoder, text: string, root: YamlNode): ConfigProblem | undefined {
  if (root.kind === 'mapping') decoder.file(root);
  else if (!isNullNode(root)) decoder.misfits.push({ node: root, detail: 'expected a map with a kistype' });
  const [misfit] = decoder.misfits;
  return misfit && nodeProblem(text, 'import.malformed-yaml', { detail: misfit.detail }, misfit.node);
}

function decode(
  decoder: Decoder,
  kind: ConfigKind,
  text: string,
  tree: YamlTree,
  root: YamlNode,
): ReadResult {
  const reader = new KindReader(decoder);
  const file = reader.read(kind, root);
  const [misfit] = decoder.misfits;
  if (!misfit) return { ok: true, document: withPlaces(file, text, tree, reader.unknownKeys) };
  const params = { kistype: kind, detail: misfit.detail };
  const problem = nodeProblem(text, 'import.wrong-format', params, misfit.node);
  return { ok: false, kind, problem, isConfig: true };
}

function findKistype(root: YamlNode): YamlNode | undefined {
  return root.kind === 'mapping' ? findEntry(root, 'kistype')?.value : undefined;
}

function kindOf(written: YamlNode): ConfigKind | null {
  const node = realNode(written);
  return node.kind === 'scalar' ? (kinds.find((kind) => kind === node.value) ?? null) : null;
}

function noKistype(text: string, root?: YamlNode): ReadResult {
  const lines = new TextLines(text);
  const start = root && root.kind !== 'alias' ? root.start : 0;
  const lineEnd = text.slice(start).search(/[\r\n]|$/);
  const range = lines.range(start, start + lineEnd);
  return {
    ok: false,
    kind: null,
    problem: { code: 'import.no-kistype', params: {}, range },
    isConfig: false,
  };
}

function wrongKistype(text: string, written: YamlNode): ReadResult {
  const node = realNode(written);
  const kistype = node.kind === 'scalar' ? node.value : `(${node.kind})`;
  const problem = nodeProblem(text, 'import.wrong-kistype', { kistype }, written);
  return { ok: false, kind: null, problem, isConfig: true };
}

function nodeProblem(
  text: string,
  code: ErrorCode,
  params: ConfigProblem['params'],
  node: YamlNode,
): ConfigProblem {
  return { code, params, range: new TextLines(text).range(nodeStart(text, node), nodeEnd(text, node)) };
}

function thrownProblem(text: string, error: unknown): ConfigProblem {
  const { start, end, reason, message } =
    error instanceof YamlError ? error : new YamlError('nested too deeply', 0, 0);
  const range = new TextLines(text).range(start, Math.min(end, text.length));
  if (reason === 'aliasing') return { code: 'import.alias-bomb', params: {}, range };
  return { code: 'import.malformed-yaml', params: { detail: message }, range };
}

function withPlaces(
  file: ConfigFile,
  text: string,
  tree: YamlTree,
  unknown: readonly UnknownNode[],
): ConfigDocument {
  let found: TextLines | undefined;
  const rangeOfNode = (node: YamlNode): TextRange => {
    found ??= new TextLines(text);
    return found.range(nodeStart(text, node), nodeEnd(text, node));
  };
  const places: DocumentPlaces = {
    documents: tree.documents,
    get unknownKeys() {
      return unknown.map(({ path, node }) => ({ path, range: rangeOfNode(node) }));
    },
    rangeOf(path, part = 'value') {
      const written = findWritten(tree.root, path);
      const node = part === 'key' ? (written?.key ?? written?.value) : written?.value;
      return node && rangeOfNode(node);
    },
  };
  return Object.assign(places, file);
}
