import type { Field } from '../../expr/types.ts';
import type { CodeWriter } from '../code/code-writer.ts';
import { fieldTyped } from '../setup/field-typed.ts';
import type { ChosenField } from '../setup-reader.ts';
import { argField, type Total, type TotalLine } from './read-totals.ts';
import type { TotalPlace } from './total-kinds.ts';

/** Totals of groups in code: the members of a group's object, the steps for a row, and the values in the end. */
export class TotalCode {
  readonly #code: CodeWriter;
  readonly #lines: readonly TotalLine[];
  readonly #places = new Map<Total, TotalPlace>();
  readonly #group: string;
  /** The members of a group's object. */
  readonly #taken = new Set<string>();

  constructor(code: CodeWriter, lines: readonly TotalLine[], group: string) {
    this.#code = code;
    this.#lines = lines;
    this.#group = group;
  }

  /** Keeps these names for other members of a group's object. */
  reserve(names: Iterable<string>): void {
    for (const name of names) this.#taken.add(name);
  }

  /** Writes the row's values as constants: before a group is made, so that a row that fails makes none. */
  values(): void {
    for (const line of this.#lines) for (const total of line.totals) this.#value(line, total);
  }

  #value(line: TotalLine, total: Total): void {
    const member = this.#memberName(line, total);
    const name = total.arg === undefined ? '' : this.#code.local(`${member}Value`);
    if (total.arg !== undefined) {
      if (this.#code.mayThrow(total.arg)) this.#code.mark(line.name);
      this.#code.line(`const ${name} = ${this.#code.expression(total.arg)};`);
    }
    const place = { group: this.#group, name: member, value: name, arg: argField(total), part: total.part };
    this.#places.set(total, place);
  }

  #memberName({ name, totals }: TotalLine, total: Total): string {
    const base = /^[A-Za-z_]\w*$/.test(name) ? name : 'total';
    const index = totals.indexOf(total);
    let member = `${base}${index === 0 ? '' : index + 1}`;
    while (this.#taken.has(member)) member += 'Total';
    this.#taken.add(member);
    return member;
  }

  /** The members of a group's object that has just been made, as `name: initial`. */
  initial(): string[] {
    return this.#members().map(({ name, initial }) => (name === initial ? name : `${name}: ${initial}`));
  }

  /** Their types, as `name: type`. */
  types(): string[] {
    return this.#members().map(({ name, type }) => `${name}: ${type}`);
  }

  #members() {
    return [...this.#places].flatMap(([total, place]) => total.kind.members(place));
  }

  steps(): void {
    for (const [total, place] of this.#places) total.kind.step(place, this.#code);
  }

  /** The value of a line for the group; one that may fail stands in a constant. */
  result(line: TotalLine): string {
    const names = new Map<string, string>();
    for (const total of line.totals) {
      const place = this.#places.get(total);
      if (place !== undefined) names.set(total.name, total.kind.result(place, this.#code));
    }
    const value = this.#code.fieldValue(line.value, names);
    if (line.value.type.kind !== 'double' && !line.value.fails) return value;
    const local = this.#code.local(line.name);
    this.#code.mark(line.name);
    this.#code.line(`const ${local} = ${value};`);
    return local;
  }
}

/** Writes the values that rows are grouped by as constants, and gives what a map knows the group by. */
export function writeKey(
  code: CodeWriter,
  by: readonly ChosenField[],
): { key: string; names: readonly string[] } {
  const names = by.map((chosen) => {
    const name = code.local(chosen.as, 'key');
    code.mark(chosen.name);
    code.line(`const ${name} = ${code.expression(fieldTyped(chosen))};`);
    return name;
  });
  const [only] = names;
  const [first] = by;
  if (only === undefined || first === undefined) return { key: "''", names };
  if (names.length === 1 && isScalar(first.field)) return { key: only, names };
  const text =
    names.length === 1
      ? `${code.use('rowKey')}(${only})`
      : `\`${names.map((name) => `\${${code.use('keyText')}(${name})}`).join('')}\``;
  const key = code.local('key');
  code.line(`const ${key} = ${text};`);
  return { key, names };
}

function isScalar({ type }: Field): boolean {
  return type.kind !== 'list' && type.kind !== 'object' && type.kind !== 'any';
}
