import { parseEvents, YAMLException } from 'js-yaml';
import { YamlError } from './yaml-error.ts';
import { nodeEnd } from './yaml-places.ts';
import { buildTree, type YamlNode, type YamlTree } from './yaml-tree.ts';

const options = { maxDepth: 2000 };

/** Parses the first document of a text. Throws YamlError, whatever the text. */
export function parseYaml(text: string): YamlTree {
  try {
    if (/^[\s\uFEFF#%.]/.test(text)) refuseNewerYaml(text);
    const tree = parseLeniently(text);
    if (text.includes('\t') && /^[ ?-]*\t/m.test(text)) refuseTabs(text, tree.root);
    return tree;
  } catch (error) {
    const problem = toYamlError(error, text.length);
    const first = firstDocument(text);
    // yaml.v3 never looks at later documents, so that they may be malformed.
    if (first !== undefined && problem.start >= first.length) return parseAlone(first, problem);
    // Nor at what stands further left than the first document's root.
    const rest = text.slice(problem.start);
    if (!problem.message.startsWith('end of the stream') || !/^\w+: /.test(rest)) throw problem;
    return parseAlone(text.slice(0, problem.start), problem);
  }
}

/**
 * Parses a text whose flow collections may go on in lines indented too little for YAML 1.2, such as a closing bracket at
 * the line's start. Where js-yaml refuses such a line, the break before it is read as a blank, which moves no offset.
 */
function parseLeniently(text: string): YamlTree {
  let patched = text;
  for (let attempt = 0; ; attempt++) {
    try {
      return buildTree(text, parseEvents(patched, options), patched !== text);
    } catch (error) {
      const better = attempt < 200 ? joinLines(patched, error) : undefined;
      if (better === undefined) throw error;
      patched = better;
    }
  }
}

function joinLines(text: string, error: unknown): string | undefined {
  if (!(error instanceof YAMLException) || error.reason !== 'deficient indentation') return undefined;
  const before = /(?:[ \t]#[^\r\n]*)?[\r\n](?:[ \t\r\n]|(?<=[\r\n][ \t]*)#[^\r\n]*)*$/.exec(
    text.slice(0, error.mark?.position),
  );
  if (!before || /^---|^\.\.\./.test(text.slice(error.mark?.position))) return undefined;
  return (
    text.slice(0, before.index) + ' '.repeat(before[0].length) + text.slice(before.index + before[0].length)
  );
}

/** In block style, yaml.v3 takes a tab that starts a line or follows a dash for bad indentation, even on a blank line. */
function refuseTabs(text: string, root: YamlNode | undefined): void {
  for (const match of text.matchAll(/^ *(?:(?:[-?] +)*[-?] *\t|\t[ \t]*(?:#.*)?$)/gm)) {
    const at = match.index + match[0].indexOf('\t');
    if (root && !isInsideValue(text, root, at)) {
      throw new YamlError('found a tab character that violates indentation', at, at + 1);
    }
  }
}

function isInsideValue(text: string, node: YamlNode, at: number): boolean {
  if (node.kind === 'alias') return false;
  if (node.kind === 'scalar' || node.flow) return at >= node.start && at < nodeEnd(text, node);
  return node.items.some((item) => isInsideValue(text, item, at));
}

function parseAlone(text: string, problem: YamlError): YamlTree {
  try {
    return { ...parseLeniently(text), documents: 2 };
  } catch {
    throw problem;
  }
}

/** The text up to the separator that ends the first document; undefined when there is only one. */
function firstDocument(text: string): string | undefined {
  const separators = /^(?:---|\.\.\.)(?=\s|$)/gm;
  for (let match = separators.exec(text); match; match = separators.exec(text)) {
    const before = text.slice(0, match.index);
    if (/^(?!\s*(?:#|%|$)).+/m.test(before.replace(/^\uFEFF/, ''))) return before;
  }
  return undefined;
}

function toYamlError(error: unknown, length: number): YamlError {
  if (error instanceof YamlError) return error;
  if (error instanceof YAMLException) {
    const at = Math.min(error.mark?.position ?? 0, length);
    return new YamlError(error.reason, at, at + 1);
  }
  // Nothing else is thrown but a stack overflow.
  return new YamlError('nested too deeply', 0, 0);
}

/** What may stand before the first document's content and is refused by yaml.v3, which reads YAML 1.1. */
function refuseNewerYaml(text: string): void {
  const prolog =
    /^\uFEFF?(?:[ \t]*(?:#.*)?(?:\r\n|\n|\r)|%(?:YAML[ \t]+1\.1|TAG)(?=\s).*(?:\r\n|\n|\r))*/.exec(text);
  const start = prolog?.[0].length ?? 0;
  const next = text.slice(start, start + 4);
  if (next.startsWith('%')) throw new YamlError('unknown or incompatible YAML directive', start, start + 1);
  if (/^\.\.\.(?=\s|$)/.test(next))
    throw new YamlError('did not find expected node content', start, start + 3);
}
