import { getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { YamlError } from './yaml-error.ts';

/** Line breaks of YAML 1.1 that js-yaml, reading YAML 1.2, takes for text. */
const oldBreaks = /[\u0085\u2028\u2029]/;
const folded = /[ \t]*(?:\r\n|[\r\n\u0085\u2028\u2029])[ \t\r\n\u0085\u2028\u2029]*/g;

/** A scalar's text as yaml.v3 scans it, where that differs from js-yaml: old line breaks in quotes, tabs in blocks. */
export function readScalarValue(text: string, event: ScalarEvent): string {
  if (event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK) {
    refuseTab(text, event);
    return getScalarValue(text, event);
  }
  if (event.valueStart < 0) return '';
  const source = text.slice(event.valueStart, event.valueEnd);
  if (event.style === SCALAR_STYLE.PLAIN || !oldBreaks.test(source)) {
    return getScalarValue(text, { ...event, fast: false });
  }
  const double = event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  const unfolded = source.replace(folded, (run) =>
    oldBreaks.test(run) ? writeBreaks(fold(run), double) : run,
  );
  return getScalarValue(unfolded, { ...event, valueStart: 0, valueEnd: unfolded.length, fast: false });
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
