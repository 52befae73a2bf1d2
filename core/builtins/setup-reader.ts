import { readExpression } from '../expr/expression.ts';
import type { Place } from '../expr/syntax.ts';
import type { Typed } from '../expr/typed.ts';
import { any, type ExpressionType, type Field, nothing, typeText } from '../expr/types.ts';
import type { RowFields } from '../row-types/row-type.ts';
import { nearest } from '../text/nearest.ts';
import { builtinKey } from './mark.ts';
import type { SetupCode } from './messages.ts';
import type { ParamDefinition } from './param.ts';
import type { FieldUse, Setup, SetupProblem } from './problem.ts';
import { fieldUses, paramKeys } from './setup/expression-uses.ts';
import { parseLines, type SetupLine } from './setup/lines.ts';
import { type ListedName, type NamePart, parseNames, printName } from './setup/names.ts';

/** A field of the rows in, as a setup names it. */
export interface ChosenField {
  readonly name: string;
  /** What the rows out call it. */
  readonly as: string;
  readonly field: Field;
  readonly place: Place;
}

/** A line with its expression. */
export interface ExpressionLine {
  readonly isLet: boolean;
  readonly name: string;
  readonly value: Typed;
  readonly line: SetupLine;
}

/** Problems of one setup that are told. */
const mostProblems = 100;

const unknownField: Field = { type: any, nullable: true };

/**
 * Reads a setup, param by param, and collects what is wrong with it. It never throws: where something can't be read it gives what
 * stands for nothing, and `isSound` says in the end whether what was read can be worked with.
 */
export class SetupReader {
  readonly setup: Setup;
  /** The fields of the rows in; empty when they are not known. */
  readonly input: RowFields;
  /** Whether the fields of the rows in are known: if not, texts are read but not their types. */
  readonly isTyped: boolean;
  readonly problems: SetupProblem[] = [];
  readonly uses: FieldUse[] = [];
  readonly #params: readonly ParamDefinition[];
  readonly #paramsRead = new Set<string>();

  constructor(setup: Setup, input: RowFields | undefined, params: readonly ParamDefinition[]) {
    this.setup = setup;
    this.input = input ?? new Map();
    this.isTyped = input !== undefined;
    this.#params = params;
  }

  /** Whether nothing is wrong and all types are known. */
  get isSound(): boolean {
    return this.isTyped && !this.#isWrong;
  }

  problem(
    code: SetupCode,
    key: string,
    place: Place,
    params: SetupProblem['params'] = {},
    more: { fix?: string | undefined; severity?: SetupProblem['severity'] } = {},
  ): void {
    const { start, end } = place;
    this.#tell({
      severity: more.severity ?? 'error',
      code,
      params,
      key,
      start,
      end,
      ...(more.fix === undefined ? {} : { fix: { key, start, end, text: more.fix } }),
    });
  }

  /** Nobody reads more than so many; one that makes the setup wrong is always among them. */
  #tell(problem: SetupProblem): void {
    if (this.problems.length < mostProblems) this.problems.push(problem);
    else if (problem.severity === 'error' && !this.#isWrong) this.problems.push(problem);
  }

  get #isWrong(): boolean {
    return this.problems.some(({ severity }) => severity === 'error');
  }

  /** A param's text as it is set, '' when it is not. */
  written(key: string): string {
    return Object.hasOwn(this.setup, key) ? (this.setup[key] ?? '') : '';
  }

  isSet(key: string): boolean {
    return this.written(key).trim() !== '';
  }

  /** A param's text, or what holds without one. */
  text(key: string): string {
    const written = this.written(key);
    return written.trim() === '' ? this.#definition(key).default : written;
  }

  choice<Value extends string>(key: string, values: readonly Value[]): Value {
    const written = this.text(key).trim();
    const found = values.find((value) => value === written);
    if (found !== undefined) return found;
    const choices = values.join(', ');
    const meant = nearest(written, values) ?? values[0];
    const params = { param: key, value: written, choices };
    this.problem('builtin.not-a-choice', key, this.whole(key), params, { fix: meant });
    return values[0] as Value;
  }

  flag(key: string): boolean {
    return this.choice(key, ['true', 'false']) === 'true';
  }

  /** All of a param's text. */
  whole(key: string): Place {
    return { start: 0, end: this.written(key).length };
  }

  /** A whole number, no less than its format says. */
  number(key: string): number {
    const { format } = this.#definition(key);
    const least = format.kind === 'number' ? format.least : 0;
    const written = this.text(key).trim();
    const value = /^\d{1,15}$/.test(written) ? Number(written) : Number.NaN;
    if (value >= least) return value;
    this.problem('builtin.not-whole', key, this.whole(key), { value: written, least, param: key });
    return least;
  }

  /** The one expression of a param, of that type where one is given. */
  expression(key: string, names?: ReadonlyMap<string, Field>, expected?: ExpressionType): Typed {
    this.required(key);
    const text = this.text(key);
    if (text.trim() === '') return nothingTyped;
    return this.parsed(text, 0, key, names ?? this.rowNames(), expected);
  }

  /** An expression that stands in a param's text from `offset` on. */
  parsed(
    text: string,
    offset: number,
    key: string,
    names: ReadonlyMap<string, Field>,
    expected?: ExpressionType,
  ): Typed {
    const { typed, problems } = readExpression(text, { names }, expected);
    for (const problem of problems) {
      const [start, end] = [problem.start + offset, problem.end + offset];
      // Of rows that are not known only the grammar can be judged.
      if (!this.isTyped && !untypedCodes.has(problem.code)) continue;
      const { fix } = problem;
      const { severity, code, params } = problem;
      this.#tell({
        severity,
        code,
        params,
        key,
        start,
        end,
        ...(fix === undefined
          ? {}
          : { fix: { key, start: fix.start + offset, end: fix.end + offset, text: fix.text } }),
      });
    }
    if (typed === undefined) return nothingTyped;
    for (const { field, start, end } of fieldUses(typed, 'row'))
      this.uses.push({ key, field, start: start + offset, end: end + offset, form: 'expression' });
    for (const param of paramKeys(typed)) this.readsParam(param.key, key, param, offset);
    return typed;
  }

  readsParam(param: string, key: string, place: Place, offset: number): void {
    this.#paramsRead.add(param);
    if (Object.hasOwn(this.setup, param)) return;
    const at = { start: place.start + offset, end: place.end + offset };
    this.problem('builtin.param-never-set', key, at, { param }, { severity: 'warning' });
  }

  /** Names for expressions over one row. */
  rowNames(): Map<string, Field> {
    return new Map([['row', { type: { kind: 'object', fields: this.input }, nullable: false } as const]]);
  }

  /** Lines that can be read; what is wrong with others is a problem. */
  lines(key: string): readonly SetupLine[] {
    this.required(key);
    const { lines, problems } = parseLines(this.text(key));
    for (const { code, name, ...place } of problems)
      if (name === undefined) this.problem(code, key, place);
      else this.problem(code, key, place, { name }, { fix: printName(name) });
    return lines;
  }

  /** Lines `name = expression` over one row, with steps: each knows those before it. Names of fields are told apart. */
  expressions(key: string): readonly ExpressionLine[] {
    const names = this.rowNames();
    const seen = new Set<string>();
    const found: ExpressionLine[] = [];
    for (const line of this.lines(key)) {
      const name = this.lineName(line, key);
      if (name === undefined) continue;
      if (line.isLet && !this.#isStepName(name)) {
        this.problem('builtin.let-needs-plain-name', key, line.left, { name });
        continue;
      }
      const value = this.parsed(line.right, line.rightStart, key, names);
      if (line.isLet) names.set(name, { type: value.type, nullable: value.nullable });
      else {
        this.once(seen, name, key, line.left);
        this.checkField(value, name, key, line);
      }
      found.push({ isLet: line.isLet, name, value, line });
    }
    return found;
  }

  #isStepName(name: string): boolean {
    return /^[A-Za-z_]\w*$/.test(name) && !notSteps.has(name);
  }

  /** The name before a line's equals sign: plain, in backticks, or a text. */
  lineName({ left }: SetupLine, key: string): string | undefined {
    if (left.kind === 'name' || typeof left.value === 'string') return String(left.value);
    this.problem('builtin.line-needs-name', key, left);
    return undefined;
  }

  /** Tells of a name that a row would have twice. */
  once(seen: Set<string>, name: string, key: string, place: Place): void {
    if (seen.has(name)) this.problem('builtin.field-twice', key, place, { field: name });
    seen.add(name);
  }

  /** Tells of a value that no field can hold. */
  checkField({ type }: Typed, field: string, key: string, { rightStart, right }: SetupLine): void {
    const place = { start: rightStart, end: rightStart + right.length };
    if (type.kind === 'timestamp') this.problem('builtin.time-as-field', key, place);
    if (type.kind === 'null' && this.isTyped && right.trim() === 'null')
      this.problem('builtin.no-type', key, place, { field });
  }

  /** Names between commas, whatever they name. */
  names(key: string): readonly ListedName[] {
    this.required(key);
    const { names, problem } = parseNames(this.text(key));
    if (problem !== undefined) this.problem(problem.code, key, problem);
    return names;
  }

  /** Fields of the rows in; each name of the rows out stands once. */
  fields(key: string, rename = false): readonly ChosenField[] {
    const seen = new Set<string>();
    return this.names(key).map((listed) => {
      const { name, as, word } = listed;
      const extra = word ?? (rename ? undefined : as);
      if (extra !== undefined) this.#strange(listed, extra, key);
      this.once(seen, as?.name ?? name, key, as ?? listed);
      return this.#chosen(listed, as?.name ?? name, key);
    });
  }

  /** All fields of the rows in, as if they had been named. */
  allFields(): readonly ChosenField[] {
    return [...this.input].map(([name, field]) => ({ name, as: name, field, place: { start: 0, end: 0 } }));
  }

  /** Fields to order rows by, those with `desc` from the greatest on. */
  order(
    key: string,
    fields: RowFields = this.input,
  ): readonly (ChosenField & { readonly isDescending: boolean })[] {
    const seen = new Set<string>();
    return this.names(key).map((listed) => {
      const { name, as, word } = listed;
      const wrong =
        as ?? (word !== undefined && word.name !== 'desc' && word.name !== 'asc' ? word : undefined);
      if (wrong !== undefined) this.#strange(listed, wrong, key);
      this.once(seen, name, key, listed);
      const chosen = this.#chosen(listed, name, key, fields);
      this.expectScalar(chosen, key);
      return { ...chosen, isDescending: word?.name === 'desc' };
    });
  }

  expectScalar({ name, field, place }: ChosenField, key: string): void {
    if (field.type.kind === 'list' || field.type.kind === 'object')
      this.wrongType(key, place, name, field.type, 'number, text, bool');
  }

  wrongType(key: string, place: Place, field: string, found: ExpressionType, expected: string): void {
    if (this.isTyped)
      this.problem('builtin.wrong-field-type', key, place, { field, found: typeText(found), expected });
  }

  /** One field of the rows in; undefined when none can be read. */
  field(key: string): ChosenField | undefined {
    const names = this.names(key);
    const [listed, second] = names;
    if (listed === undefined) return undefined;
    const extra = listed.word ?? listed.as ?? second;
    if (extra !== undefined)
      this.problem('builtin.one-name', key, { start: extra.start, end: this.text(key).length });
    return this.#chosen(listed, listed.name, key);
  }

  /** The name of a field that the rows out are to have; '' when none can be read. */
  newField(key: string): string {
    const names = this.names(key);
    const [listed, second] = names;
    const extra = listed?.word ?? listed?.as ?? second;
    if (extra !== undefined)
      this.problem('builtin.one-name', key, { start: extra.start, end: this.text(key).length });
    return listed?.name ?? '';
  }

  /** The same, where a field of that name must not be overwritten. */
  freeField(key: string, fields: RowFields = this.input): string {
    const name = this.newField(key);
    if (fields.has(name)) this.problem('builtin.field-exists', key, this.whole(key), { field: name });
    return name;
  }

  /** The field that a name of a setup means. */
  known(part: NamePart, key: string, fields: RowFields = this.input): Field {
    const { name, start, end } = part;
    if (fields === this.input) this.uses.push({ key, field: name, start, end, form: 'name' });
    const field = fields.get(name);
    if (field !== undefined || !this.isTyped) return field ?? unknownField;
    const meant = nearest(name, [...fields.keys()]);
    if (meant === undefined) this.problem('builtin.unknown-field', key, part, { field: name });
    else
      this.problem(
        'builtin.unknown-field-meant',
        key,
        part,
        { field: name, meant },
        { fix: printName(meant) },
      );
    return unknownField;
  }

  /** Tells of a word behind a name: what is no name of two words is no name at all. */
  #strange(listed: ListedName, extra: NamePart, key: string): void {
    const place = { start: listed.start, end: extra.end };
    const name = this.text(key).slice(place.start, place.end);
    if (this.input.has(name))
      this.problem('builtin.name-in-backticks', key, place, { name }, { fix: printName(name) });
    else this.problem('builtin.no-rename-here', key, extra, { word: listed.word?.name ?? 'as' });
  }

  #chosen(listed: ListedName, as: string, key: string, fields: RowFields = this.input): ChosenField {
    const own = this.#nameAlone(listed, key);
    return { name: listed.name, as, field: this.known(own, key, fields), place: own };
  }

  /** A listed name ends after its `as`: the name itself stands at its start. */
  #nameAlone({ name, start }: ListedName, key: string): NamePart {
    const written = this.text(key);
    const length = written[start] === '`' ? name.replaceAll('`', '``').length + 2 : name.length;
    return { name, start, end: start + length };
  }

  /** Tells of a param that must be set and is not. */
  required(key: string): void {
    if (this.#definition(key).required && !this.isSet(key)) {
      const told = this.problems.some((one) => one.code === 'builtin.param-missing' && one.key === key);
      if (!told) this.problem('builtin.param-missing', key, { start: 0, end: 0 }, { param: key });
    }
  }

  /** Tells of keys that nothing reads. */
  finish(): void {
    // Which params an expression reads is known once it has types.
    if (this.isTyped) this.#tellUnused();
    for (const { key, live, format } of this.#params)
      if (live && format.kind === 'number' && this.isSet(key)) this.number(key);
  }

  #tellUnused(): void {
    const known = this.#params.map(({ key }) => key);
    for (const key of Object.keys(this.setup)) {
      if (key === builtinKey || known.includes(key) || this.#paramsRead.has(key)) continue;
      const meant = nearest(key, known);
      const place = this.whole(key);
      if (meant === undefined)
        this.problem('builtin.param-unused', key, place, { param: key }, { severity: 'warning' });
      else
        this.problem(
          'builtin.param-unused-meant',
          key,
          place,
          { param: key, meant },
          { severity: 'warning' },
        );
    }
  }

  #definition(key: string): ParamDefinition {
    const found = this.#params.find((param) => param.key === key);
    if (found === undefined) throw new Error(`no param ${key}`);
    return found;
  }
}

/** What stands for an expression that can't be read. */
export const nothingTyped: Typed = {
  op: 'literal',
  value: null,
  type: nothing,
  nullable: true,
  fails: false,
  start: 0,
  end: 0,
};

/** Names that an expression's step can't have. */
const notSteps: ReadonlySet<string> = new Set([
  'row',
  'true',
  'false',
  'null',
  'in',
  'math',
  'param',
  'has',
  'let',
]);

/** Problems that are in the text itself, whatever the rows hold. */
const untypedCodes: ReadonlySet<SetupCode> = new Set<SetupCode>([
  'expr.empty',
  'expr.too-long',
  'expr.too-deep',
  'expr.ends-too-early',
  'expr.unexpected',
  'expr.unexpected-meant',
  'expr.single-equals',
  'expr.text-not-closed',
  'expr.bad-escape',
  'expr.bad-number',
  'expr.reserved-word',
  'expr.not-in-language',
  'expr.int-too-large',
  'expr.bad-pattern',
]);
