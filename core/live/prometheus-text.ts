/** One line of Prometheus' text format: the value of one series. */
export interface Sample {
  name: string;
  labels: ReadonlyMap<string, string>;
  value: number;
}

const nameText = /[a-zA-Z_:][a-zA-Z0-9_:]*/y;
const blanks = /[ \t]*/y;
const numberText = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|0x[\da-f]+)$/i;

/**
 * Reads Prometheus' text format (version 0.0.4): comments and blank lines are passed over, timestamps are not kept. As Prometheus
 * itself does, it takes all or nothing: with a line that is none of the format it answers with the number of that line.
 */
export function readPrometheusText(text: string): { samples: Sample[] } | { wrongLine: number } {
  const samples: Sample[] = [];
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const sample = readSample(trimmed);
    if (sample === null) return { wrongLine: index + 1 };
    samples.push(sample);
  }
  return { samples };
}

/** `name{label="value",…} number timestamp`. */
function readSample(line: string): Sample | null {
  const nameEnd = endOfName(line, 0);
  if (nameEnd === 0) return null;
  const labels = new Map<string, string>();
  let at = afterBlanks(line, nameEnd);
  if (line[at] === '{') {
    at = readLabels(line, at + 1, labels);
    if (at === -1) return null;
  } else if (at === nameEnd) return null;
  const [value, time, ...more] = line
    .slice(at)
    .trim()
    .split(/[ \t]+/);
  const number = readNumber(value ?? '');
  if (number === null || more.length > 0 || (time !== undefined && !/^-?\d+$/.test(time))) return null;
  return { name: line.slice(0, nameEnd), labels, value: number };
}

/** Reads labels from behind their brace on; the place behind the other one, -1 where they are none. */
function readLabels(line: string, from: number, labels: Map<string, string>): number {
  let at = afterBlanks(line, from);
  while (line[at] !== '}') {
    const nameEnd = endOfName(line, at);
    const equals = afterBlanks(line, nameEnd);
    const quote = afterBlanks(line, equals + 1);
    if (nameEnd === at || line[equals] !== '=' || line[quote] !== '"') return -1;
    const value = readQuoted(line, quote + 1);
    if (value === null) return -1;
    labels.set(line.slice(at, nameEnd), value.text);
    at = afterBlanks(line, value.end);
    if (line[at] === ',') at = afterBlanks(line, at + 1);
    else if (line[at] !== '}') return -1;
  }
  return at + 1;
}

/** A label's value from behind its quote on, with the place behind the other one. */
function readQuoted(line: string, from: number): { text: string; end: number } | null {
  let text = '';
  for (let at = from; at < line.length; at += 1) {
    const sign = line[at];
    if (sign === '"') return { text, end: at + 1 };
    if (sign !== '\\') {
      text += sign;
      continue;
    }
    at += 1;
    const escaped = line[at];
    // What is no escape stands for itself.
    if (escaped === 'n') text += '\n';
    else if (escaped === '\\' || escaped === '"') text += escaped;
    else text += `\\${escaped ?? ''}`;
  }
  return null;
}

function readNumber(text: string): number | null {
  if (/^[+-]?inf(?:inity)?$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (/^[+-]?nan$/i.test(text)) return Number.NaN;
  return numberText.test(text) ? Number(text) : null;
}

function endOfName(line: string, from: number): number {
  return endOf(nameText, line, from);
}

function afterBlanks(line: string, from: number): number {
  return endOf(blanks, line, from);
}

/** Behind what is found right there; the same place where nothing is. */
function endOf(what: RegExp, line: string, from: number): number {
  what.lastIndex = from;
  return what.test(line) ? what.lastIndex : from;
}
