import { type Event, parseEvents, YAMLException } from 'js-yaml';
import { withNewerBreaks } from './yaml-breaks.ts';
import { flowPlace } from './yaml-flow-lines.ts';
import { Misread, MisreadAlias, MisreadMark } from './yaml-flow-scalars.ts';
import { buildTree, type YamlTree } from './yaml-tree.ts';

const options = { maxDepth: 2000 };
/** Repairs of one text; each looks at all of it again. */
const maxRepairs = 200;

/**
 * Parses a text of which yaml.v3 takes more than js-yaml does. Where js-yaml refuses such a place, it is written otherwise,
 * with the same length, so that no offset moves; the tree's values come from the text as it is.
 */
export function parseLeniently(text: string): YamlTree {
  const structured = withNewerBreaks(text);
  let patched = structured;
  for (let attempt = 0; ; attempt++) {
    try {
      const events: readonly Event[] = parseEvents(patched, options);
      return buildTree(structured, text, events, patched !== text);
    } catch (error) {
      const better = attempt < maxRepairs ? repair(patched, error) : undefined;
      if (better === undefined) throw error;
      patched = better;
    }
  }
}

function repair(text: string, error: unknown): string | undefined {
  if (error instanceof Misread) return replaced(text, error.at, 'x');
  if (error instanceof MisreadMark) return replaced(text, error.at, ' ');
  if (error instanceof MisreadAlias) return quotedAlias(text, error.start);
  if (!(error instanceof YAMLException)) return undefined;
  const at = error.mark?.position ?? 0;
  const alias = aliasBefore(text, at);
  if (alias !== undefined) return quotedAlias(text, alias);
  if (text[at] === '#' && /['"{}[\],]/.test(text[at - 1] ?? '')) return blankComment(text, at);
  if (error.reason === 'unknown escape sequence')
    return text[at] === "'" ? replaced(text, at, '"') : undefined;
  if (/^(?<![\s'"}\]]):[,[\]{}]|^-[,\]}]/.test(text.slice(at, at + 2))) return replaced(text, at, 'x');
  if (error.reason === 'bad indentation of a mapping entry')
    return endBlockScalar(text, at) ?? blankProperty(text, at);
  return error.reason === 'deficient indentation' ? (blankTabs(text, at) ?? joinLines(text, at)) : undefined;
}

/** An alias as key, `*a: 1`, whose colon js-yaml took for a part of its name; undefined where there is none before the place. */
function aliasBefore(text: string, at: number): number | undefined {
  const keys = [...text.slice(0, at).matchAll(/(?<=^|[\s{[,])\*[\w-]+(?=:)/g)].toReversed();
  const isKey = ({ index, 0: { length } }: RegExpExecArray) => {
    const place = flowPlace(text, index);
    return place ? !place.inQuotes : /^:\s*$/.test(text.slice(index + length, at));
  };
  return keys.find(isKey)?.index;
}

/** An alias written as a text in quotes of its length, which ends where its name does. */
function quotedAlias(text: string, start: number): string {
  const name = /[\w-]+/y;
  name.lastIndex = start + 1;
  const inner = (name.exec(text)?.[0].length ?? 1) - 1;
  return `${text.slice(0, start)}"${'x'.repeat(inner)}"${text.slice(start + inner + 2)}`;
}

/** The second of a key's anchor and tag, the last before the place: js-yaml takes no map whose first key has both. */
function blankProperty(text: string, at: number): string | undefined {
  const both =
    /(?<=^[ \t]*(?:[-?][ \t]+)*)(?:&[\w-]+[ \t]+(?=!)|![^\s,[\]{}]*[ \t]+(?=&))([&!][^\s,[\]{}]*)(?=[ \t].*:)/gm;
  const last = [...text.slice(0, at).matchAll(both)].at(-1);
  if (!last) return undefined;
  const { index, 0: properties, 1: second = '' } = last;
  return blanked(text, index + properties.length - second.length, second.length);
}

/** A comment directly behind a quoted text, a bracket or a comma. */
function blankComment(text: string, at: number): string {
  const comment = /[^\r\n]*/y;
  comment.lastIndex = at;
  return blanked(text, at, comment.exec(text)?.[0].length ?? 0);
}

/**
 * A comment behind a block scalar of nothing but blank lines, one of them deeper than the comment: it ends there. One that keeps
 * its last line breaks is left alone, since they would be lost.
 */
function endBlockScalar(text: string, at: number): string | undefined {
  const lines = text[at] === '#' ? /(?:\r\n|\n|\r)(?: *(?:\r\n|\n|\r))+ *$/.exec(text.slice(0, at)) : null;
  if (!lines || !/[|>][-0-9]*[ \t]*(?:#[^\r\n]*)?$/.test(text.slice(0, lines.index))) return undefined;
  const blank = lines[0].trimEnd() === '' ? lines[0].replace(/ *$/, '').lastIndexOf(' ') : -1;
  if (blank < 0) return undefined;
  const line = Math.max(lines[0].lastIndexOf('\n', blank), lines[0].lastIndexOf('\r', blank)) + 1;
  return replaced(text, lines.index + line, '#');
}

/** Tabs between the parts of a flow collection. */
function blankTabs(text: string, at: number): string | undefined {
  const blanks = /[ \t]*$/.exec(text.slice(0, at))?.[0] ?? '';
  return blanks.includes('\t') ? blanked(text, at - blanks.length, blanks.length) : undefined;
}

/** A line of a flow collection that is indented too little for YAML 1.2, such as one with a closing bracket at its start. */
function joinLines(text: string, at: number): string | undefined {
  if (/^---|^\.\.\./.test(text.slice(at, at + 3))) return undefined;
  const place = flowPlace(text, at);
  if (place && !place.inQuotes) {
    // No plain text goes on behind a comment.
    if (place.hasComment && place.afterPlain && !/[,\]}:]/.test(text[at] ?? '')) return undefined;
    return place.end < at ? blanked(text, place.end, at - place.end) : undefined;
  }
  const before = /[\r\n][ \t\r\n]*$/.exec(text.slice(0, at));
  return before ? blanked(text, before.index, before[0].length) : undefined;
}

/** Another character in the place of `\'`, which YAML 1.2 does not have, or of what it takes for punctuation. */
function replaced(text: string, at: number, character: string): string {
  return text.slice(0, at) + character + text.slice(at + 1);
}

function blanked(text: string, at: number, length: number): string {
  return text.slice(0, at) + ' '.repeat(length) + text.slice(at + length);
}
