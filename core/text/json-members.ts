/** A field of a JSON object as it is written: the places of its name, with quotes, and of its value. */
export interface JsonMember {
  name: string;
  nameStart: number;
  nameEnd: number;
  valueStart: number;
  valueEnd: number;
}

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const blank = 0x20;
const byteOrderMark = 0xfeff;

/**
 * The fields of a JSON object in the order they are written, a name that stands twice among them; null for another value.
 * The text must be JSON, as `JSON.parse` has found: brackets and quotes are then enough to go by, at any depth.
 */
export function membersOf(json: string): JsonMember[] | null {
  let at = skipBlanks(json, json.charCodeAt(0) === byteOrderMark ? 1 : 0);
  if (json.charCodeAt(at) !== openBrace) return null;
  const members: JsonMember[] = [];
  at = skipBlanks(json, at + 1);
  while (json.charCodeAt(at) === quote) {
    const nameEnd = endOfString(json, at);
    const valueStart = skipBlanks(json, skipBlanks(json, nameEnd) + 1);
    const valueEnd = endOfValue(json, valueStart);
    members.push({ name: stringAt(json, at, nameEnd), nameStart: at, nameEnd, valueStart, valueEnd });
    at = skipBlanks(json, valueEnd);
    if (json.charCodeAt(at) === comma) at = skipBlanks(json, at + 1);
  }
  return members;
}

/** JSON without the blanks between its parts. */
export function compactJson(json: string): string {
  let compact = '';
  let from = 0;
  for (let at = 0; at < json.length; ) {
    const unit = json.charCodeAt(at);
    if (unit === quote) at = endOfString(json, at);
    else if (unit > blank) at += 1;
    else {
      compact += json.slice(from, at);
      at = skipBlanks(json, at);
      from = at;
    }
  }
  return compact + json.slice(from);
}

/** Each number of a JSON text as it is written; returning false ends it. */
export function eachNumber(json: string, onNumber: (text: string, start: number) => boolean): void {
  for (let at = 0; at < json.length; ) {
    const unit = json.charCodeAt(at);
    if (unit === quote) at = endOfString(json, at);
    else if (unit === 0x2d || (unit >= 0x30 && unit <= 0x39)) {
      const end = endOfLiteral(json, at);
      if (!onNumber(json.slice(at, end), at)) return;
      at = end;
    } else at += 1;
  }
}

function stringAt(json: string, start: number, end: number): string {
  const inside = json.slice(start + 1, end - 1);
  if (!inside.includes('\\')) return inside;
  const value: unknown = JSON.parse(json.slice(start, end));
  return String(value);
}

function skipBlanks(json: string, from: number): number {
  let at = from;
  while (json.charCodeAt(at) <= blank) at += 1;
  return at;
}

function endOfString(json: string, open: number): number {
  for (let close = json.indexOf('"', open + 1); close >= 0; close = json.indexOf('"', close + 1)) {
    let slashes = close;
    while (json.charCodeAt(slashes - 1) === backslash) slashes -= 1;
    if ((close - slashes) % 2 === 0) return close + 1;
  }
  return json.length;
}

function endOfValue(json: string, start: number): number {
  const first = json.charCodeAt(start);
  if (first === quote) return endOfString(json, start);
  return first === openBrace || first === openBracket ? endOfNested(json, start) : endOfLiteral(json, start);
}

function endOfNested(json: string, start: number): number {
  let depth = 0;
  for (let at = start; at < json.length; ) {
    const unit = json.charCodeAt(at);
    if (unit === quote) {
      at = endOfString(json, at);
      continue;
    }
    at += 1;
    if (unit === openBrace || unit === openBracket) depth += 1;
    else if ((unit === closeBrace || unit === closeBracket) && --depth === 0) return at;
  }
  return json.length;
}

/** The end of a number, true, false or null. */
function endOfLiteral(json: string, start: number): number {
  let at = start;
  for (; at < json.length; at += 1) {
    const unit = json.charCodeAt(at);
    if (unit <= blank || unit === comma || unit === closeBrace || unit === closeBracket) return at;
  }
  return at;
}
