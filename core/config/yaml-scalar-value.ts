import { getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { YamlError } from './yaml-error.ts';

/** Line breaks of YAML 1.1 that js-yaml, reading YAML 1.2, takes for text. */
const oldBreaks = /[\u0085\u2028\u2029]/;
const folded = /[ \t]*(?:\r\n|[\r\n\u0085\u2028\u2029])[ \t\r\n\u0085\u2028\u2029]*/g;

/** A scalar's text as yaml.v3 scans it, where that differs from js-yaml: old line breaks in quotes, tabs in blocks. */
export function readScalarValue(text: string, event: ScalarEvent): string {
  if (event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK) {
    refuseTab(text, event);
    return withoutAddedBreak(text, event, getScalarValue(text, event));
  }
  if (event.valueStart < 0) return '';
  const source = text.slice(event.valueStart, event.valueEnd);
  const double = event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  const escaped = double && source.includes('\\') ? readableEscapes(source, event.valueStart) : source;
  if (event.style === SCALAR_STYLE.PLAIN || (escaped === source && !oldBreaks.test(source))) {
    return getScalarValue(text, { ...event, fast: false });
  }
  const unfolded = escaped.replace(folded, (run) =>
    oldBreaks.test(run) ? writeBreaks(fold(run), double) : run,
  );
  return getScalarValue(unfolded, { ...event, valueStart: 0, valueEnd: unfolded.length, fast: false });
}

/** The source with the one escape of yaml.v3 that js-yaml does not know, `\'`, as js-yaml reads it. Throws for those of YAML 1.2. */
function readableEscapes(source: string, start: number): string {
  return source.replace(/\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)/gs, (written: string, offset: number) => {
    if (written === "\\'") return "'";
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

/** js-yaml ends a block with a line break even where the file ends without one. */
function withoutAddedBreak(text: string, { valueStart, valueEnd }: ScalarEvent, value: string): string {
  const added = valueEnd === text.length && /[^\r\n]$/.test(text) && text.slice(valueStart).trim() !== '';
  return added && value.endsWith('\n') && !/[\r\n] *$/.test(text) ? value.slice(0, -1) : value;
}

/** What a run of breaks comes to: a single break is a blank, of several the first is dropped; U+2028 and U+2029 stay. */
function fold(run: string): string {
  const kept = run.replace(/[ \t]/g, '').replace(/\r\n|[\r\u0085]/g, '\n');
  if (!kept.startsWith('\n')) return kept;
  return kept.length === 1 ? ' ' : kept.slice(1);
}

/** Text that js-yaml will read as these breaks. */
function writeBreaks(value: string, double: boolean): string {
  if (double) return value.replaceAll('\n', '\\n');
  return value.replace(/\n+/g, (newlines) => `${newlines}\n`);
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
