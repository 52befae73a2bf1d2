import { GoBody, type GoVariable } from '../../expr/go/go-body.ts';
import type { GoNames } from '../../expr/go/go-context.ts';
import { atom, call, type GoExpr, goText, select } from '../../expr/go/go-expr.ts';
import { goString } from '../../expr/go/go-literal.ts';
import type { GoStruct, GoTypes } from '../../expr/go/go-types.ts';
import { converted } from '../../expr/go/go-values.ts';
import { toGo, toGoAs } from '../../expr/to-go.ts';
import type { Typed } from '../../expr/typed.ts';
import type { Field } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { GoExchange, GoLoopOptions, GoLoopOver, GoTarget } from '../go-target.ts';

/** Which lines of the setup may fail: known when all has been written once. */
type Marks = ReadonlySet<string>;

/** The Go function of a built-in. It is written twice: what it declares depends on what may fail. */
export function goFunction(
  name: string,
  fname: string,
  write: (target: GoTarget) => void,
  input: { readonly struct: GoStruct; readonly fields: RowFields },
  types: GoTypes,
): { readonly code: string; readonly exchange: GoExchange | undefined } {
  const first = new GoWriter(name, fname, input, types, new Set());
  write(first);
  const second = new GoWriter(name, fname, input, types, first.marks);
  write(second);
  return { code: second.text(), exchange: second.exchanged };
}

class GoWriter implements GoTarget {
  readonly fname: string;
  readonly body = new GoBody();
  readonly types: GoTypes;
  readonly input: GoStruct;
  readonly names: GoNames;
  readonly marks = new Set<string>();
  readonly #name: string;
  readonly #known: Marks;
  readonly #inputFields: RowFields;
  readonly #row: GoVariable = { name: 'row', isUsed: false };
  readonly #params = new Map<string, string>();
  exchanged: GoExchange | undefined;
  #isClosed = false;
  #countsKept = false;
  #catches = false;
  #catch: 'Catch' | 'CatchStored' = 'Catch';
  #returnsNext = false;
  #readsRows = false;

  constructor(
    name: string,
    fname: string,
    { struct, fields }: { struct: GoStruct; fields: RowFields },
    types: GoTypes,
    known: Marks,
  ) {
    this.#name = name;
    this.fname = fname;
    this.input = struct;
    this.types = types;
    this.#known = known;
    this.#inputFields = fields;
    const holds: Field = { type: { kind: 'object', fields }, nullable: false };
    this.names = new Map([['row', { variable: this.#row, holds }]]);
  }

  output(fields: RowFields): GoStruct {
    return this.types.struct(fields, `${this.fname} row`);
  }

  param(key: string): string {
    const known = this.#params.get(key);
    if (known !== undefined) return known;
    const name = this.body.local(key);
    this.#params.set(key, name);
    return name;
  }

  mark(field: string): void {
    this.marks.add(field);
    if (this.#known.size > 1) this.body.line(`field = ${goString(field)}`);
  }

  expression(typed: Typed, field: Field = typed, names: GoNames = this.names): GoExpr {
    const context = { body: this.body, types: this.types, param: (key: string) => this.param(key) };
    return field === typed ? toGo(typed, names, context) : toGoAs(typed, field, names, context);
  }

  fieldValue(typed: Typed, field: Field, names: GoNames = this.names): GoExpr {
    const value = this.expression(typed, typed, names);
    const isDouble = typed.type.kind === 'double' && typed.op !== 'literal' && typed.op !== 'field';
    const checked = isDouble ? call(`kisrt.Finite${typed.nullable ? 'OrNull' : ''}`, value) : value;
    return converted(checked, typed, field, this.types);
  }

  read(name: string, field: Field, as: Field = field): GoExpr {
    this.#row.isUsed = true;
    const object = { kind: 'object', fields: this.#inputFields } as const;
    return converted(select(atom('row'), this.types.fieldName(object, name)), field, as, this.types);
  }

  rows(): string {
    this.#readsRows = true;
    return 'rows';
  }

  row(): GoExpr {
    this.#row.isUsed = true;
    return atom('row');
  }

  loopOver({ list, item, isStored = false }: GoLoopOver, inside: (index: () => string) => void): void {
    const mayFail = this.#known.size > 0;
    if (isStored) this.#catch = 'CatchStored';
    this.#catches ||= mayFail;
    let isCounted = mayFail;
    this.body.later(
      () => `for ${isCounted ? 'i' : '_'}, ${item} := range ${list} {`,
      () => {
        if (mayFail) this.body.line('at = i + 1');
        inside(() => {
          isCounted = true;
          return 'i';
        });
      },
    );
  }

  continueWhenEmpty(): void {
    this.#countsKept = true;
  }

  rowLoop({ onError }: GoLoopOptions, inside: () => void, after: () => void = () => undefined): void {
    const { body } = this;
    const mayFail = this.#known.size > 0;
    this.#readsRows = true;
    const isDropping = onError === 'drop' && mayFail;
    this.#catches ||= mayFail;
    if (isDropping) body.line(`drops := kisrt.Drops{Func: ${goString(this.fname)}}`);
    body.later(
      () =>
        mayFail
          ? `for i${this.#row.isUsed ? ', row' : ''} := range rows {`
          : `for ${this.#row.isUsed ? '_, row := ' : ''}range rows {`,
      () => {
        if (mayFail) body.line('at = i + 1');
        if (isDropping) this.#dropping(inside);
        else inside();
      },
    );
    if (isDropping) body.line('drops.Tell(ctx, "dropped")');
    if (this.#countsNulls) body.line('nulls.Tell(ctx, "with a field left empty")');
    after();
  }

  #countsNulls = false;

  #dropping(inside: () => void): void {
    const { body } = this;
    body.line('err := drops.Row(at, &field, func() error {');
    body.indented(() => {
      this.#isClosed = true;
      inside();
      this.#isClosed = false;
      body.line('return nil');
    });
    body.line('})');
    body.block('if err != nil', () => body.line('return err'));
  }

  skip(): void {
    this.body.line(this.#isClosed ? 'return nil' : 'continue');
  }

  commit(row: GoExpr): void {
    if (row.kind === 'atom' && row.text === 'row') this.#row.isUsed = true;
    this.body.block(`if err := flow.CommitRow(${goText(row)}); err != nil`, () =>
      this.body.line('return err'),
    );
    if (this.#countsKept) this.body.line('kept++');
  }

  commitNew(struct: GoStruct, values: ReadonlyMap<string, GoExpr>): void {
    const set = settings(struct, values);
    const single = `&${struct.name}{${set.map(([name, value]) => `${name}: ${value}`).join(', ')}}`;
    this.commit(atom(single.length <= 100 ? single : this.newRow(struct, values)));
  }

  attempt(field: string, inside: () => void): void {
    if (!this.#countsNulls) this.marks.add(field);
    this.#countsNulls = true;
    this.body.line(`nulls.Value(at, ${goString(field)}, func() {`);
    this.body.indented(inside);
    this.body.line('})');
  }

  newRow(struct: GoStruct, values: ReadonlyMap<string, GoExpr>): string {
    const made = this.body.local('made');
    const set = settings(struct, values);
    const single = `${made} := &${struct.name}{${set.map(([name, value]) => `${name}: ${value}`).join(', ')}}`;
    if (single.length <= 110) this.body.line(single);
    else {
      this.body.line(`${made} := new(${struct.name})`);
      for (const [name, value] of set) this.body.line(`${made}.${name} = ${value}`);
    }
    return made;
  }

  wholeParam(key: string, otherwise: number, least: number): string {
    const asked = [goString(this.fname), goString(key), String(otherwise), String(least)];
    return this.checked(key, call('kisrt.WholeParam', atom('flow'), ...asked.map(atom)));
  }

  checked(wanted: string, value: GoExpr): string {
    const name = this.body.local(wanted);
    this.body.line(`${name}, err := ${goText(value)}`);
    this.body.block('if err != nil', () => this.body.line('return err'));
    return name;
  }

  exchange(exchange: GoExchange): void {
    this.exchanged = exchange;
  }

  next(...actions: readonly string[]): void {
    this.#returnsNext = true;
    this.body.line(nextCall(actions));
  }

  text(): string {
    const body = this.body.text();
    const lines = [
      `func ${this.#name}(ctx context.Context, flow kis.Flow) (err error) {`,
      ...this.#reading(),
      ...[...this.#params].map(([key, name]) => `\t${name} := flow.GetFuncParam(${goString(key)})`),
      ...this.#declarations(),
      ...(this.#countsKept ? ['\tkept := 0'] : []),
      body,
      ...(this.#countsKept ? ['\tif kept == 0 {', `\t\t${nextCall(['ForceEntryNext'])}`, '\t}'] : []),
      ...(this.#returnsNext ? [] : ['\treturn nil']),
      '}',
    ];
    return `${lines.join('\n')}\n`;
  }

  #reading(): string[] {
    const read = `err := kisrt.Rows[${this.input.name}](flow, ${goString(this.fname)})`;
    const head = this.#readsRows
      ? [`\trows, ${read}`, '\tif err != nil {']
      : [`\tif _, ${read}; err != nil {`];
    return [...head, '\t\treturn err', '\t}'];
  }

  #declarations(): string[] {
    const [first = ''] = this.#known;
    if (!this.#catches) return [];
    if (this.#countsNulls) return ['\tat := 0', `\tnulls := kisrt.Drops{Func: ${goString(this.fname)}}`];
    return [
      `\tat, field := 0, ${goString(first)}`,
      `\tdefer kisrt.${this.#catch}(&err, ${goString(this.fname)}, &at, &field)`,
    ];
  }
}

/** What a new row's fields are set to; null they are anyway. */
function settings(
  struct: GoStruct,
  values: ReadonlyMap<string, GoExpr>,
): readonly (readonly [goName: string, value: string])[] {
  return struct.fields.flatMap(({ name, goName }) => {
    const value = values.get(name);
    return value === undefined || goText(value) === 'nil' ? [] : [[goName, goText(value)] as const];
  });
}

/** Hands a flow on by actions of KisFlow. */
export function nextCall(actions: readonly string[]): string {
  return `return flow.Next(${actions.map((action) => `kis.Action${action}`).join(', ')})`;
}
