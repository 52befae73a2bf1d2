import type { Place } from '../../expr/syntax.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import { nearest } from '../../text/nearest.ts';
import { builtinKey } from '../mark.ts';
import type { SetupCode } from '../messages.ts';
import type { ParamDefinition } from '../param.ts';
import type { FieldUse, Setup, SetupProblem } from '../problem.ts';

/** Problems of one setup that are told. */
const mostProblems = 100;

/** Reads the params of a setup as texts, choices and numbers, and keeps what is wrong with them. */
export class ParamsReader {
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
    this.tell({
      severity: more.severity ?? 'error',
      code,
      params,
      key,
      start,
      end,
      ...(more.fix === undefined ? {} : { fix: { key, start, end, text: more.fix } }),
    });
  }

  /** Adds a problem. Nobody reads more than so many; one that makes the setup wrong is always among them. */
  tell(problem: SetupProblem): void {
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

  readsParam(param: string, key: string, place: Place, offset: number): void {
    this.#paramsRead.add(param);
    if (Object.hasOwn(this.setup, param)) return;
    const at = { start: place.start + offset, end: place.end + offset };
    this.problem('builtin.param-never-set', key, at, { param }, { severity: 'warning' });
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
