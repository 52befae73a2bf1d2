import type { Typed } from '../../expr/typed.ts';
import type { Field } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import { form } from '../form.ts';
import { builtinKey } from '../mark.ts';
import type { Setup } from '../problem.ts';
import { parts } from '../setup/expression-uses.ts';
import { type ExpressionContext, expressionCode } from './expression-code.ts';
import { countingNulls, guarded, type Line, type OnError } from './guarded-loop.ts';
import { literalCode, memberCode, propertyCode } from './literal.ts';
import { typeCode } from './type-code.ts';

/** Names that code has besides those of its helpers, those of the language, and its words. */
const taken: readonly string[] = `
  ctx _ctx Stored flow rows row at field form Row Out Context Flow thrown drops nulls kept found seen last
  count skipped start end every next before windows groups touched wanted matches stored key one
  same several match index saved totalOf rest undefined NaN Infinity Map Set Math Number Object
  String Array JSON arguments eval break case catch class const continue debugger default delete
  do else enum export extends false finally for function if implements import in instanceof
  interface let new null package private protected public return static super switch this throw
  true try typeof var void while with yield await async of
`
  .trim()
  .split(/\s+/);

/**
 * Writes the function of a built-in: `line` and `block` for its statements, `expression` for its values. It is called once for
 * each batch, with `ctx`, `flow` and `rows`.
 */
export class CodeWriter implements ExpressionContext {
  readonly fname: string;
  readonly input: RowFields;
  /** Whether it waits for a connector. */
  isAsync = false;
  readonly #mark: string;
  readonly #setup: Setup;
  readonly #helpers = new Set<string>();
  readonly #params = new Map<string, string>();
  readonly #names = new Set<string>([...taken, ...Object.keys(form)]);
  readonly #interfaces: string[] = [];
  readonly #functionName: string;
  #lines: Line[] = [];
  #countsNulls = false;
  #countsKept = false;
  readonly #prelude: Line[] = [];
  #depth = 1;

  constructor(fname: string, mark: string, setup: Setup, input: RowFields) {
    this.fname = fname;
    this.#mark = mark;
    this.#setup = setup;
    this.input = input;
    this.#functionName = this.local(fname, 'run');
    this.interface('Row', input);
  }

  use(helper: string): string {
    if (!Object.hasOwn(form, helper)) throw new Error(`no helper ${helper}`);
    this.#helpers.add(helper);
    return helper;
  }

  param(key: string): string {
    const known = this.#params.get(key);
    if (known !== undefined) return known;
    const name = this.local(key, 'param');
    this.#params.set(key, name);
    return name;
  }

  /** A name that nothing else has, as much like this one as may be. */
  local(wanted: string, otherwise = 'value'): string {
    const base = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(wanted) ? wanted : otherwise;
    let name = base;
    for (let number = 2; this.#names.has(name); number += 1) name = `${base}${number}`;
    this.#names.add(name);
    return name;
  }

  line(text: string): void {
    this.#lines.push({ depth: this.#depth, text });
  }

  block(head: string, inside: () => void, tail = '}'): void {
    this.line(`${head} {`);
    this.#depth += 1;
    inside();
    this.#depth -= 1;
    this.line(tail);
  }

  expression(typed: Typed, names: ReadonlyMap<string, string> = rowName): string {
    return expressionCode(typed, names, this);
  }

  /** The same as a value of a row: a number that JSON can hold. */
  fieldValue(typed: Typed, names: ReadonlyMap<string, string> = rowName): string {
    const value = this.expression(typed, names);
    if (typed.type.kind !== 'double' || isFiniteAnyway(typed)) return value;
    return `${this.use(typed.nullable ? 'finiteOrNull' : 'finite')}(${value})`;
  }

  /** Notes which line of the setup is worked on, for the error of a row. */
  mark(field: string): void {
    this.#lines.push({ depth: this.#depth, text: `field = ${literalCode(field)};`, mark: field });
  }

  /** Reads a field of a row as it is: null where there is nothing. */
  read(name: string, field: Field, row = 'row'): string {
    const value =
      name in Object.prototype ? `${this.use('own')}(${row}, ${literalCode(name)})` : memberCode(row, name);
    return field.nullable ? `${value} ?? null` : value;
  }

  /** An interface of these fields. */
  interface(name: string, fields: RowFields): void {
    const lines = [...fields].map(([field, of]) => `  ${propertyCode(field)}: ${typeCode(of)};`);
    this.#interfaces.push(`interface ${name} {\n${lines.join('\n')}\n}`);
  }

  declare(text: string): void {
    this.#interfaces.push(text);
  }

  /**
   * A loop over the rows. `inside` writes what is done with `row`; `at` is its number, from 1. Where expressions may fail, an
   * error ends the function with the row and the field, or drops the row.
   */
  rowLoop(
    { onError }: { readonly onError: OnError },
    inside: () => void,
    after: () => void = () => undefined,
  ): void {
    this.line(`${this.use('checkRows')}(flow, rows);`);
    const start = this.#lines.length;
    this.block('for (const row of rows)', () => {
      this.line('at += 1;');
      inside();
    });
    const loop = this.#lines.splice(start);
    after();
    const rest = this.#lines.splice(start);
    const parts = { prelude: this.#prelude, loop, rest, depth: this.#depth };
    const use = (helper: string) => this.use(helper);
    this.#lines.push(...(this.#countsNulls ? countingNulls(parts, use) : guarded(parts, onError, use)));
  }

  /** A call or assignment with an object, on one line where it fits. */
  object(before: string, fields: readonly string[], after: string): void {
    const single = `${before}{ ${fields.join(', ')} }${after}`;
    if (single.length + 2 * this.#depth <= 108) this.line(single);
    else {
      this.line(`${before}{`);
      for (const field of fields) this.line(`  ${field},`);
      this.line(`}${after}`);
    }
  }

  /** A statement that leaves what was before where it throws for the row. */
  attempt(statement: string, field: string): void {
    this.line('try {');
    this.line(`  ${statement}`);
    this.line('} catch (thrown) {');
    this.line(`  nulls.add(thrown, at, ${literalCode(field)});`);
    this.line('}');
    this.#countsNulls = true;
  }

  /** Statements that stand before the loop and may throw for its rows: functions that it calls. */
  prelude(write: () => void): void {
    const start = this.#lines.length;
    write();
    this.#prelude.push(...this.#lines.splice(start));
  }

  /** A batch of which no row is left goes on all the same: what is committed from here on is counted. */
  continueWhenEmpty(): void {
    this.#countsKept = true;
  }

  /** Commits a row. */
  commit(value: string): void {
    this.line(`flow.commitRow(${value});`);
    this.#kept('1');
  }

  /** Commits a new row of these members, made of `row` alone. */
  commitMade(fields: readonly string[]): void {
    this.object('flow.commitRow(', fields, ', { from: row });');
    this.#kept('1');
  }

  /** Commits a new row of these members, made of any number of rows. */
  commitNew(fields: readonly string[]): void {
    this.object('flow.commitRow(', fields, ');');
    this.#kept('1');
  }

  /** Commits all rows of a list. */
  commitAll(list: string): void {
    if (!this.#countsKept) {
      this.line(`flow.commitRowBatch(${list});`);
      return;
    }
    const all = this.local('all');
    this.line(`const ${all} = ${list};`);
    this.line(`flow.commitRowBatch(${all});`);
    this.#kept(`${all}.length`);
  }

  #kept(count: string): void {
    if (this.#countsKept) this.line(`kept += ${count};`);
  }

  /** Whether working this out may throw. */
  mayThrow(typed: Typed): boolean {
    for (const part of parts(typed)) if (part.fails || part.op === 'field') return true;
    return false;
  }

  /** The file of a function, as *turn into code* writes it. */
  file(): string {
    const imports = [...(this.#helpers.size === 0 ? [] : ['form']), 'type Context', 'type Flow'];
    const own = Object.entries(this.#setup).filter(([key]) => key !== builtinKey);
    const setup = own.map(([key, value]) => commentLines(key, value));
    return [
      `import { ${imports.toSorted(byName).join(', ')} } from 'kisflow-studio';`,
      '',
      ...this.#helperLines(),
      ...this.#interfaces.flatMap((text) => [text, '']),
      '/**',
      ` * Made from the built-in ${this.#mark}.`,
      ...setup.flat(),
      ' */',
      `export default ${this.#function()}`,
      '',
    ].join('\n');
  }

  /**
   * The same as the engine makes it into code: it knows `form`, and leaves the function in the constant `run`. Its types have to
   * be taken out first.
   */
  body(): string {
    return [...this.#helperLines(), ...this.#interfaces, `const run = ${this.#function()};`].join('\n');
  }

  #helperLines(): string[] {
    if (this.#helpers.size === 0) return [];
    const names = [...this.#helpers].toSorted(byName);
    const line = `const { ${names.join(', ')} } = form;`;
    return line.length <= 110
      ? [line, '']
      : ['const {', ...names.map((name) => `  ${name},`), '} = form;', ''];
  }

  #function(): string {
    const params = [...this.#params].map(
      ([key, name]) => `  const ${name} = flow.getFuncParam(${literalCode(key)});`,
    );
    const lines = this.#lines.map(({ depth, text }) => `${'  '.repeat(depth)}${text}`);
    const goesOn = '  if (kept === 0) return flow.next(ctx.Action.forceEntryNext);';
    const body = this.#countsKept ? ['  let kept = 0;', ...lines, goesOn] : lines;
    const ctx = body.some((line) => /\bctx\b/.test(line)) ? 'ctx' : '_ctx';
    const async = this.isAsync ? 'async ' : '';
    const head = `${async}function ${this.#functionName}(${ctx}: Context, flow: Flow, rows: Row[])`;
    return [`${head} {`, ...params, ...body, '}'].join('\n');
  }
}

const rowName: ReadonlyMap<string, string> = new Map([['row', 'row']]);

function byName(a: string, b: string): number {
  return a.replace('type ', '') < b.replace('type ', '') ? -1 : 1;
}

/** Numbers that come from a row or stand in the text are finite. */
function isFiniteAnyway(typed: Typed): boolean {
  if (typed.op === 'literal' || typed.op === 'field')
    return !Object.is('value' in typed ? typed.value : 0, -0);
  return (typed.op === 'widen' || typed.op === 'needed') && isFiniteAnyway(typed.of);
}

function commentLines(key: string, value: string): string[] {
  const [first = '', ...others] = value.replaceAll('*/', '*\\/').split(/\r\n|\n|\r/);
  return [` *   ${key}: ${first}`, ...others.map((line) => ` *     ${line}`)].map((line) => line.trimEnd());
}
