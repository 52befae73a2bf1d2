import { SCALAR_STYLE } from 'js-yaml';
import { YamlError } from './yaml-error.ts';
import type { ScalarNode } from './yaml-nodes.ts';

/** A colon that yaml.v3 takes for the last character of a plain text: `[a:]` has the text `a:`. */
export class Misread extends Error {
  readonly at: number;

  constructor(at: number) {
    super('misread colon');
    this.at = at;
  }
}

/** An alias before the colon of a key within brackets, `{*a:1}`, whose name js-yaml reads on through the colon. */
export class MisreadAlias extends Error {
  /** Of the star. */
  readonly start: number;

  constructor(start: number) {
    super('misread alias');
    this.start = start;
  }
}

/** A question mark that begins a key within brackets without a blank behind it, `{?a: 1}`, which js-yaml takes for text. */
export class MisreadMark extends Error {
  readonly at: number;

  constructor(at: number) {
    super('misread question mark');
    this.at = at;
  }
}

/**
 * Where yaml.v3 and js-yaml part about plain texts within brackets: to yaml.v3 a question mark always begins a key, so that
 * `[http://a/b?c]` is no list; and a colon without a blank behind it belongs to the text.
 */
export function checkFlowScalar(text: string, node: ScalarNode, isKey: boolean): void {
  if (node.style !== SCALAR_STYLE.PLAIN || node.start === node.end) return;
  const mark = text.slice(node.start, node.end).search(/^:|\?/);
  if (mark >= 0) {
    const at = node.start + mark;
    if (isKey && mark === 0 && node.end > at + 1 && /^\?[^?:]/.test(text.slice(at, at + 2)))
      throw new MisreadMark(at);
    throw new YamlError(`a plain text in brackets has a ${text[at]} in it: put it in quotes`, at, at + 1);
  }
  if (/^:[,[\]{}]/.test(text.slice(node.end, node.end + 2))) throw new Misread(node.end);
}

/** Refuses a key within brackets that is not on one line with its colon, unless a question mark stands before it. */
export function checkFlowKey(text: string, key: ScalarNode): void {
  const colon = /\s*:/y;
  colon.lastIndex = key.end;
  if (!colon.test(text) || !/[\r\n]/.test(text.slice(key.start, colon.lastIndex))) return;
  if (/\?\s*$/.test(text.slice(0, key.start))) return;
  throw new YamlError('a key in brackets must be on one line with its colon', key.start, key.end);
}
