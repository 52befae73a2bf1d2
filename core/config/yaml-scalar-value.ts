import { getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { readBlockValue } from './yaml-block-value.ts';
import { YamlError } from './yaml-error.ts';

/** Line breaks of YAML 1.1 that js-yaml, reading YAML 1.2, takes for text. */
const oldBreaks = /[\u0085\u2028\u2029]/;
const folded = /[ \t]*(?:\r\n|[\r\n\u0085\u2028\u2029])[ \t\r\n\u0085\u2028\u2029]*/g;

/** The parts of a text in double quotes that mean something else: escapes, one of a line break with the blanks behind, and breaks. */
const doubleParts =
  /\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|(?:\r\n|[\r\n\u0085\u2028\u2029])[ \t\r\n\u0085\u2028\u2029]*|.)|[ \t]*(?:\r\n|[\r\n\u0085\u2028\u2029])[ \t\r\n\u0085\u2028\u2029]*/gs;

/**
 * A scalar's text as yaml.v3 scans it, where that differs from js-yaml: old line breaks, blocks, escapes. `structured` is the
 * same text with newer line breaks.
 */
export function readScalarValue(text: string, structured: string, event: ScalarEvent): string {
  if (event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK) {
    refuseTab(structured, event);
    return readBlockValue(text, event);
  }
  if (event.valueStart < 0) return '';
  const source = text.slice(event.valueStart, event.valueEnd);
  const isOld = oldBreaks.test(source);
  if (event.style === SCALAR_STYLE.PLAIN && isOld) return source.replace(folded, fold);
  if (event.style === SCALAR_STYLE.DOUBLE_QUOTED && (isOld || source.includes('\\')))
    return valueIn(readableDouble(source, event.valueStart), event);
  if (event.style === SCALAR_STYLE.SINGLE_QUOTED && isOld) {
    // A single break that stays is written twice, since js-yaml folds.
    const write = (run: string) => fold(run).replace(/\n+/g, (newlines) => `${newlines}\n`);
    return valueIn(
      source.replace(folded, (run) => (oldBreaks.test(run) ? write(run) : run)),
      event,
    );
  }
  return getScalarValue(text, { ...event, fast: false });
}

function valueIn(source: string, event: ScalarEvent): string {
  return getScalarValue(source, { ...event, valueStart: 0, valueEnd: source.length, fast: false });
}

/** A text in double quotes as js-yaml reads it to the same. Throws for the escapes of YAML 1.2 that yaml.v3 does not have. */
function readableDouble(source: string, start: number): string {
  return source.replace(doubleParts, (written: string, offset: number) => {
    if (!written.startsWith('\\')) return escapeBreaks(fold(written));
    if (written === "\\'") return "'";
    // An escaped break is nothing; those behind it are kept.
    const broken = /^\\(?:\r\n|[\r\n\u0085\u2028\u2029])/.exec(written);
    if (broken) return escapeBreaks(breaksIn(written.slice(broken[0].length)));
    const code = Number.parseInt(written.slice(2), 16);
    if (written === '\\/') throw wrongEscape('unknown', written, start + offset);
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
      throw wrongEscape('no Unicode character in the', written, start + offset);
    return written;
  });
}

function wrongEscape(what: string, written: string, at: number): YamlError {
  return new YamlError(`${what} escape ${written}`, at, at + written.length);
}

/** What a run of breaks comes to: a single break is a blank, of several the first is dropped; U+2028 and U+2029 stay. */
function fold(run: string): string {
  const kept = breaksIn(run);
  if (!kept.startsWith('\n')) return kept;
  return kept.length === 1 ? ' ' : kept.slice(1);
}

function breaksIn(run: string): string {
  return run.replace(/[ \t]/g, '').replace(/\r\n|[\r\u0085]/g, '\n');
}

function escapeBreaks(breaks: string): string {
  return breaks.replaceAll('\n', '\\n').replaceAll('\u2028', '\\L').replaceAll('\u2029', '\\P');
}

/** yaml.v3 takes a tab for bad indentation while it looks for a block's first line. */
function refuseTab(text: string, { valueStart, valueEnd }: ScalarEvent): void {
  const lead = /^(?: *(?:\r\n|\n|\r))* *\t/.exec(text.slice(valueStart, valueEnd));
  if (!lead) return;
  const header = text.slice(text.lastIndexOf('\n', valueStart - 2) + 1, valueStart);
  if (/[|>][-+]?[1-9][-+]?(?:[ \t]+#.*)?\s*$/.test(header)) return;
  const at = valueStart + lead[0].length - 1;
  throw new YamlError('found a tab character where an indentation space is expected', at, at + 1);
}
