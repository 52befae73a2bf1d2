import { SCALAR_STYLE } from 'js-yaml';
import { YamlError } from './yaml-error.ts';
import type { YamlNode } from './yaml-nodes.ts';
import { nodeEnd } from './yaml-places.ts';

/** Everything but these may not stand in a file at all, not even in a comment. */
const unprintable = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Refuses what yaml.v3 does not read at all, whatever it means. */
export function refuseUnprintable(text: string): void {
  const at = text.search(unprintable);
  if (at >= 0) throw new YamlError('control characters are not allowed', at, at + 1);
}

/** What may stand before the first document's content and is refused by yaml.v3, which reads YAML 1.1. */
export function refuseNewerYaml(text: string): void {
  const prolog =
    /^\uFEFF?(?:[ \t]*(?:#.*)?(?:\r\n|\n|\r)|%(?:YAML[ \t]+1\.1|TAG)(?=\s).*(?:\r\n|\n|\r))*/.exec(text);
  const start = prolog?.[0].length ?? 0;
  const next = text.slice(start, start + 4);
  if (next.startsWith('%')) throw new YamlError('unknown or incompatible YAML directive', start, start + 1);
  if (/^\.\.\.(?=\s|$)/.test(next))
    throw new YamlError('did not find expected node content', start, start + 3);
  if (/^ +---\s/.test(text.slice(start)))
    throw new YamlError('a document separator must stand at the start of its line', start, start + 1);
}

/**
 * In block style, yaml.v3 takes a tab that starts a line or follows a dash for bad indentation, even on a blank line. Only in lines
 * that go on with a plain scalar, or are blank behind one, may a tab stand, and there only behind its indentation.
 */
export function refuseTabs(text: string, root: YamlNode | undefined): void {
  for (const match of text.matchAll(/^ *(?:(?:[-?:] +)*[-?:] *)?\t/gm)) {
    const at = match.index + match[0].length - 1;
    if (!isTabAllowed(text, root, at, /^ *\t$/.test(match[0])))
      throw new YamlError('found a tab character that violates indentation', at, at + 1);
  }
}

function isTabAllowed(text: string, root: YamlNode | undefined, at: number, leads: boolean): boolean {
  const found = root && scalarOrFlowAt(text, root, at, -1);
  if (!found) return false;
  const { node, indent } = found;
  if (node.kind !== 'scalar' || node.style !== SCALAR_STYLE.PLAIN) return true;
  const column = at - (text.lastIndexOf('\n', at) + 1);
  return !leads || column > indent;
}

interface Found {
  node: YamlNode;
  /** Column of the block collection around it. */
  indent: number;
}

/** The scalar or flow collection that a place lies in, or the plain scalar that only blank lines part it from. */
function scalarOrFlowAt(text: string, node: YamlNode, at: number, indent: number): Found | undefined {
  if (node.kind === 'alias') return undefined;
  if (node.kind === 'scalar') {
    if (node.start === node.end) return undefined;
    const end = node.style === SCALAR_STYLE.PLAIN ? blankEnd(text, node.end) : node.end;
    return at >= node.start && at < end ? { node, indent } : undefined;
  }
  if (node.flow) {
    if (at < node.start || at >= nodeEnd(text, node)) return undefined;
    return itemAt(text, node.items, at, indent) ?? { node, indent };
  }
  const column = node.start - (text.lastIndexOf('\n', node.start - 1) + 1);
  return itemAt(text, node.items, at, column);
}

function itemAt(text: string, items: readonly YamlNode[], at: number, indent: number): Found | undefined {
  for (const item of items) {
    const found = scalarOrFlowAt(text, item, at, indent);
    if (found) return found;
  }
  return undefined;
}

/** Where the blanks and line breaks end that a plain scalar swallows. */
function blankEnd(text: string, from: number): number {
  const blanks = /[ \t\r\n]*/y;
  blanks.lastIndex = from;
  return from + (blanks.exec(text)?.[0].length ?? 0);
}
