import { type JsonMember, membersOf } from '../../text/json-members.ts';

/** The name of the one column of a row that is no object. */
export const valueColumn = 'value';

/**
 * The fields of a row, each as the JSON that the row has for it, digit for digit; of a name that stands twice the last, as
 * readers of JSON have it. A row that is no object has one field, `value`. The row must be JSON.
 */
export function fieldsOf(row: string): ReadonlyMap<string, string> {
  const members = membersOf(row);
  if (members === null) return new Map([[valueColumn, row.trim()]]);
  return new Map(
    members.map(({ name, valueStart, valueEnd }) => [name, row.slice(valueStart, valueEnd)] as const),
  );
}

/**
 * The row with another value for a field, or with one more field. A row that is no object has the field `value` only, and becomes
 * the value; another field it can't have, and stays.
 */
export function setField(row: string, name: string, value: string): string {
  const members = membersOf(row);
  if (members === null && name !== valueColumn) return row;
  if (members === null) return row.replace(/\S(?:.*\S)?/s, () => value);
  const member = members.findLast((one) => one.name === name);
  if (member !== undefined) return splice(row, member.valueStart, member.valueEnd, value);
  return addField(row, members, name, value);
}

/** The row with a field under another name, at its place; null when it has no such field. */
export function renameField(row: string, from: string, to: string): string | null {
  if (!membersOf(row)?.some(({ name }) => name === from)) return null;
  const rest = from === to ? row : (removeField(row, to) ?? row);
  const members = (membersOf(rest) ?? []).filter(({ name }) => name === from);
  return members.reduceRight(
    (text, { nameStart, nameEnd }) => splice(text, nameStart, nameEnd, JSON.stringify(to)),
    rest,
  );
}

/** The row without a field; null when it has no such field. */
export function removeField(row: string, name: string): string | null {
  const members = membersOf(row);
  const last = members?.findLastIndex((one) => one.name === name) ?? -1;
  if (members === null || last < 0) return null;
  const without = removeMember(row, members, last);
  return removeField(without, name) ?? without;
}

/** With the comma before it, or for the first one the comma behind. */
function removeMember(row: string, members: readonly JsonMember[], at: number): string {
  const member = members[at];
  const before = members[at - 1];
  const next = members[at + 1];
  if (member === undefined) return row;
  if (before !== undefined) return splice(row, before.valueEnd, member.valueEnd, '');
  return splice(row, member.nameStart, next?.nameStart ?? member.valueEnd, '');
}

/** One more field at the end, with blanks as the others have them. */
function addField(row: string, members: readonly JsonMember[], name: string, value: string): string {
  const last = members.at(-1);
  if (last === undefined) {
    const open = row.indexOf('{') + 1;
    return splice(row, open, open, `${JSON.stringify(name)}:${value}`);
  }
  const before = members.at(-2);
  const colon = row.slice(last.nameEnd, last.valueStart);
  const comma = before ? row.slice(before.valueEnd, last.nameStart) : colon.replace(':', ',');
  return splice(row, last.valueEnd, last.valueEnd, `${comma}${JSON.stringify(name)}${colon}${value}`);
}

function splice(text: string, from: number, to: number, inserted: string): string {
  return text.slice(0, from) + inserted + text.slice(to);
}
