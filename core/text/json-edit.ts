/** What a value of a JSON text can be set to; undefined takes its key out. */
export type JsonScalar = string | number | boolean | undefined;

interface Member {
  readonly key: string;
  readonly start: number;
  readonly valueAt: number;
  readonly end: number;
}

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/**
 * The text with one value set, by the keys that lead to it; everything else stays as it is written, layout included. Objects on the
 * way that are missing are made. The text has to be a JSON object.
 */
export function withJsonValue(text: string, keys: readonly string[], value: JsonScalar): string {
  return setWithin(text, text.indexOf('{'), keys, value);
}

function setWithin(text: string, at: number, keys: readonly string[], value: JsonScalar): string {
  const [key = '', ...inner] = keys;
  const members = membersOf(text, at);
  // Of a key that stands there twice, the last one counts.
  const index = members.findLastIndex((member) => member.key === key);
  const member = members[index];
  if (member === undefined) return value === undefined ? text : added(text, at, members, keys, value);
  if (inner.length > 0 && text[member.valueAt] === '{') return setWithin(text, member.valueAt, inner, value);
  if (value === undefined) return inner.length > 0 ? text : removed(text, at, members, index);
  return text.slice(0, member.valueAt) + nested(inner, value) + text.slice(member.end);
}

/** The members of the object whose brace is there. */
function membersOf(text: string, at: number): Member[] {
  const members: Member[] = [];
  let depth = 0;
  let key: string | undefined;
  let [start, valueAt, end] = [at, at, at];
  const close = (): void => {
    if (key !== undefined) members.push({ key, start, valueAt, end });
    key = undefined;
  };
  const rest = new RegExp(tokens);
  rest.lastIndex = at;
  for (let found = rest.exec(text); found; found = rest.exec(text)) {
    const [word] = found;
    const isClosing = word === '}' || word === ']';
    if (isClosing) depth--;
    if (depth === 0 && isClosing) break;
    if (depth === 1 && word === ',') close();
    else if (depth === 1 && key === undefined) [key, start, valueAt] = [JSON.parse(word), found.index, -1];
    else if (depth === 1 && word !== ':') {
      if (valueAt < 0) valueAt = found.index;
      end = found.index + word.length;
    }
    if (word === '{' || word === '[') depth++;
  }
  close();
  return members;
}

/** The object with one member more at its end, set apart as the others are. */
function added(
  text: string,
  at: number,
  members: readonly Member[],
  keys: readonly string[],
  value: Exclude<JsonScalar, undefined>,
): string {
  const [key = '', ...inner] = keys;
  const made = `${JSON.stringify(key)}: ${nested(inner, value)}`;
  const [before, last] = [members.at(-2), members.at(-1)];
  if (last === undefined) return `${text.slice(0, at)}{ ${made} ${text.slice(text.indexOf('}', at))}`;
  const between = before ? text.slice(before.end, last.start) : `,${text.slice(at + 1, last.start) || ' '}`;
  return text.slice(0, last.end) + between + made + text.slice(last.end);
}

function removed(text: string, at: number, members: readonly Member[], index: number): string {
  const [before, member, next] = [members[index - 1], members[index], members[index + 1]];
  if (member === undefined) return text;
  if (next) return text.slice(0, member.start) + text.slice(next.start);
  if (before) return text.slice(0, before.end) + text.slice(member.end);
  return text.slice(0, at + 1) + text.slice(text.indexOf('}', member.end));
}

function nested(keys: readonly string[], value: Exclude<JsonScalar, undefined>): string {
  return keys.reduceRight((inner, key) => `{ ${JSON.stringify(key)}: ${inner} }`, JSON.stringify(value));
}
