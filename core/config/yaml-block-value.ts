import { SCALAR_STYLE, type ScalarEvent } from 'js-yaml';

/** `chomping` of js-yaml's events. */
const strip = 2;
const keep = 3;

/**
 * A block scalar's text as yaml.v3 scans it (scannerc.go, yaml_parser_scan_block_scalar): all line breaks of YAML 1.1 count,
 * U+2028 and U+2029 stay what they are, and a last line without a break gets none.
 */
export function readBlockValue(text: string, event: ScalarEvent): string {
  const lines = text
    .slice(event.valueStart, event.valueEnd)
    .matchAll(/([^\r\n\u0085\u2028\u2029]*)(\r\n|[\r\n\u0085\u2028\u2029]|$)/g);
  const folds = event.style === SCALAR_STYLE.FOLDED_BLOCK;
  let value = '';
  let leadingBreak = '';
  let trailingBreaks = '';
  let wasBlank = false;
  for (const [whole, line = '', written = ''] of lines) {
    if (whole === '') break;
    const lineBreak = /[\u2028\u2029]/.test(written) || written === '' ? written : '\n';
    const content = contentOf(line, event.indent);
    if (content === undefined) {
      trailingBreaks += lineBreak;
      continue;
    }
    const isBlank = /^[ \t]/.test(content);
    if (folds && !wasBlank && !isBlank && leadingBreak === '\n') {
      if (trailingBreaks === '') value += ' ';
    } else value += leadingBreak;
    value += trailingBreaks + content;
    trailingBreaks = '';
    leadingBreak = lineBreak;
    wasBlank = isBlank;
  }
  if (event.chomping !== strip) value += leadingBreak;
  return event.chomping === keep ? value + trailingBreaks : value;
}

/** A line without its indentation; undefined for one that is blank as far as the indentation goes. */
function contentOf(line: string, indent: number): string | undefined {
  const blanks = /^ */.exec(line)?.[0].length ?? 0;
  if (indent < 0) return undefined;
  return blanks >= indent && line.length > indent ? line.slice(indent) : undefined;
}
