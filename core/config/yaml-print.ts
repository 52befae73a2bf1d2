import { isNullText, resolvePlain } from './yaml-resolve.ts';

// yaml.v3's emitter (emitterc.go, encode.go) as KisFlow's exporter uses it: block style, no line width.

const oldBool = /^(?:y|Y|yes|Yes|YES|on|On|ON|n|N|no|No|NO|off|Off|OFF)$/;
const base60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
/** What the emitter calls a line break. */
const breaks = /[\r\n\u0085\u2028\u2029]/;
/** What it cannot print as it is. Everything beyond the basic plane counts, so emoji are escaped. */

const special = /[^\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u;
/** First characters, and beginnings, that plain scalars may not have. */
const indicatorFirst = /^(?:[#,[\]{}&*!|>'"%@`]|[?:-](?=[ \t]|$)|---|\.\.\.)/;
const indicatorInside = /:(?=[ \t]|$)|[ \t\r\n\u0085\u2028\u2029]#/;

type Style = 'plain' | 'single' | 'double' | 'literal';

/** A string as yaml.v3 writes it. `indent` is that of continued lines; keys before a colon stay on one line. */
export function printScalar(value: string, indent: number, simpleKey = false): string {
  const text = value.toWellFormed();
  return printAs(chooseStyle(text, simpleKey), text, indent);
}

/** The same, but in double quotes where yaml.v3's own choice would not be read as it was. */
export function printScalarSafely(value: string, indent: number, simpleKey = false): string {
  const text = value.toWellFormed();
  const lossy =
    text === '<<' || /[\u2028\u2029]/.test(text) || (text.includes('\n') && /^[\n\t ]/.test(text));
  return printAs(lossy ? 'double' : chooseStyle(text, simpleKey), text, indent);
}

/**
 * A string written in the style of the one that it replaces: in its kind of quotes, or plain even where it looks like a
 * number, since every plain text but null is read as it stands into a string. Undefined style: as yaml.v3 would.
 */
export function printLike(value: string, style: ScalarLike, indent: number): string {
  const text = value.toWellFormed();
  const printable = !special.test(text) && !breaks.test(text);
  if (style === 'double') return printDoubleQuoted(text);
  if (style === 'single' && printable) return `'${text.replaceAll("'", "''")}'`;
  if (style === 'plain' && printable && isPlainAllowed(text) && !isNullText(text)) return text;
  return printScalarSafely(text, indent);
}

export type ScalarLike = 'plain' | 'single' | 'double' | undefined;

/** The same inside brackets, where some more characters have a meaning, and nothing takes several lines. */
export function printLikeInFlow(value: string, style: ScalarLike): string {
  const printed = value.includes('\n') ? printDoubleQuoted(value.toWellFormed()) : printLike(value, style, 0);
  if (/^['"]/.test(printed) || !/[,?[\]{}:]/.test(printed)) return printed;
  return `'${printed.replaceAll("'", "''")}'`;
}

function printAs(style: Style, text: string, indent: number): string {
  switch (style) {
    case 'plain':
      return text;
    case 'single':
      return `'${breakLines(text.replaceAll("'", "''"), indent)}'`;
    case 'double':
      return printDoubleQuoted(text);
    case 'literal':
      return printLiteral(text, indent);
  }
}

/** Whether a key can stand before a colon on its line; otherwise it is written after a question mark. */
export function isSimpleKey(key: string): boolean {
  return !breaks.test(key) && utf8Length(key) <= 128;
}

function chooseStyle(text: string, simpleKey: boolean): Style {
  const trailingBlank = text.endsWith(' ');
  const unprintable = special.test(text.replaceAll('\t', '')) || / [\r\n\u0085\u2028\u2029]/.test(text);
  if (text.includes('\n')) {
    return trailingBlank || unprintable || simpleKey ? 'double' : 'literal';
  }
  if (!canBePlainString(text) || (simpleKey && breaks.test(text))) return 'double';
  if (isPlainAllowed(text) && !unprintable) return 'plain';
  const folds = /[\r\n\u0085\u2028\u2029] /.test(text);
  return unprintable || folds || text.includes('\t') ? 'double' : 'single';
}

/** Whether the plain text would be read as a string, by yaml.v3 and by readers of YAML 1.1. */
function canBePlainString(text: string): boolean {
  return resolvePlain(text).tag === '!!str' && !oldBool.test(text) && !base60.test(text);
}

function isPlainAllowed(text: string): boolean {
  if (text.startsWith(' ') || text.endsWith(' ') || text.includes('\t') || breaks.test(text)) return false;
  return !indicatorFirst.test(text) && !indicatorInside.test(text);
}

/** Only U+2028 and U+2029 come here: each starts a new line, indented. */
function breakLines(text: string, indent: number): string {
  return text.replace(/([\u2028\u2029]+)(?=[^\u2028\u2029])/g, `$1${' '.repeat(indent)}`);
}

/** A block. As in yaml.v3, a leading line break is taken for the one after the header, and so lost. */
function printLiteral(text: string, indent: number): string {
  const startsWithBreak = breaks.test(text.charAt(0));
  const hint = startsWithBreak || text.startsWith(' ') ? '4' : '';
  const body = text.replace(/[^\n\u2028\u2029]+/g, (line) => ' '.repeat(indent) + line);
  return `|${hint}${chomping(text)}${startsWithBreak ? '' : '\n'}${body}`;
}

function chomping(text: string): string {
  if (!breaks.test(text.slice(-1))) return '-';
  return text.length === 1 || breaks.test(text.slice(-2, -1)) ? '+' : '';
}

/** A printed scalar with the line break behind it, unless it is a block that ends in one. */
export function endLine(printed: string): string {
  return /[\n\u2028\u2029]$/.test(printed) ? printed : `${printed}\n`;
}

const escapes: Record<string, string> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\u0085': '\\N',
  '\u00a0': '\\_',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

export function printDoubleQuoted(text: string): string {
  // yaml.v3 looks for a byte order mark at the text's start, whatever the character it is at.
  const escapeAll = text.startsWith('\ufeff');
  let printed = '';
  for (const character of text) {
    const escaped = escapeAll || /["\\\n\u2028\u2029]/.test(character) || special.test(character);
    printed += escaped ? (escapes[character] ?? escapeCode(character)) : character;
  }
  return `"${printed}"`;
}

function escapeCode(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hexadecimal = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hexadecimal.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hexadecimal.padStart(4, '0')}` : `\\U${hexadecimal.padStart(8, '0')}`;
}

function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}
