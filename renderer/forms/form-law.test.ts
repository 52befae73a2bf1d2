import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtins } from '../../core/builtins/all.ts';
import type { Builtin } from '../../core/builtins/definition.ts';
import { describeSetupProblem } from '../../core/builtins/messages.ts';
import type { ParamDefinition, ParamFormat } from '../../core/builtins/param.ts';
import { parseNames, printName, printNames } from '../../core/builtins/setup/names.ts';
import { smallestSetup } from '../../core/builtins/smallest-setup.ts';
import { sampleFields } from '../../core/chain-types/place-types.ts';
import type { Params } from '../../core/config/types.ts';
import { fieldText } from '../../core/expr/check/names.ts';
import { expressionText } from '../../core/expr/test-expressions.ts';
import { lintProject } from '../../core/lint/lint.ts';
import { nodeIdOf } from '../../core/project/chain.ts';
import { createBuiltin } from '../../core/project/edits/create.ts';
import { insertFunctions } from '../../core/project/edits/flow.ts';
import type { Project } from '../../core/project/project.ts';
import { projectOf } from '../../core/project/test-project.ts';
import { type FormState, formState, isReady, isShown, savedSetup, withChanges } from './form-state.ts';
import { joinLine, splitLines, withLine, withMovedLine, withNewLine } from './split-lines.ts';

/** Names that mean something elsewhere, or need quotes. */
const hardNames = ['城市', 'a b', 'say "hi"', "it's", '__proto__', 'constructor', 'desc', 'as', 'let'].concat(
  [
    'true',
    'null',
    'row',
    'in',
    'class',
    'a`b',
    'x, y',
    '= 1',
    '#tag',
    '',
    'a\nb',
    ' pad ',
    '😀',
    'A1',
    'count',
  ],
);
const fieldName = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('city', 'qty', 'at', 'lines') },
  { weight: 3, arbitrary: fc.constantFrom(...hardNames) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);
const text = fc.constantFrom('北京', '', '12', '2024-02-29', 'x');
const number = fc.constantFrom(0, 1.5, -3, 2 ** 53 + 2, 1e300);
const fieldValue = fc.constantFrom<fc.Arbitrary<unknown>>(
  text,
  number,
  fc.boolean(),
  fc.array(number, { maxLength: 2 }),
  fc.array(fc.record({ sku: text, qty: number }), { maxLength: 2 }),
  fc.record({ a: text, 'b c': number }),
  fc.constant(null),
  fc.oneof(text, number, fc.constant(null)),
);
const samples = fc
  .uniqueArray(fc.tuple(fieldName, fieldValue), { minLength: 1, maxLength: 4, selector: ([name]) => name })
  .chain((fields) => {
    const row = fc.tuple(...fields.map(([name, value]) => value.map((one) => [name, one] as const)));
    return fc.array(row.map(Object.fromEntries), { minLength: 1, maxLength: 3 });
  })
  .map((rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

/** One thing that a person does in a form. */
const step = fc.record({
  param: fc.nat(20),
  act: fc.nat(9),
  which: fc.nat(40),
  text: fc.oneof(
    expressionText,
    fc.constantFrom('', ' ', 'total', '`a', 'x y', 'count()', '10', 'a, b', '"x', 'a = 1', '#', ' x '),
    fc.string({ unit: 'binary', maxLength: 8 }).map((typed) => typed.replace(/[\r\n]/g, ' ')),
  ),
  apply: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

function pick<Value>(from: readonly Value[], which: number, otherwise: Value): Value {
  return from[which % Math.max(1, from.length)] ?? otherwise;
}

/** The text of a param after what was done to its field. */
function editedText(state: FormState, { key, format }: ParamDefinition, done: Step): string {
  const value = state.setup[key] ?? '';
  const name = pick([...(state.fields?.keys() ?? [])], done.which, 'x');
  switch (format.kind) {
    case 'fields':
    case 'order':
      return editedNames(value, name, format, done);
    case 'lines':
      return editedLines(value, name, format, done);
    case 'expression':
      return expressionOf(name, done);
    case 'field':
      return printName(name);
    case 'choice':
      return pick(
        format.options.map((one) => one.value),
        done.which,
        '',
      );
    case 'flag':
      return done.act < 5 ? 'true' : 'false';
    case 'number':
      return pick(['1', '0', '10', '-1', '1.5', 'x', '9'.repeat(20)], done.which, '');
    case 'function':
      return pick(['X', 'After', 'Elsewhere', 'Nowhere'], done.which, '');
    case 'stored-fields':
    case 'new-field':
      return done.act < 4 ? printName(name) : done.text;
    case 'text':
      return done.text;
  }
}

function editedNames(
  value: string,
  name: string,
  format: ParamFormat,
  { act, which, text: typed }: Step,
): string {
  const { names, problem } = parseNames(value);
  if (problem !== undefined || act === 9) return typed;
  const chosen = names.map((one) => ({ name: one.name, as: one.as?.name, word: one.word?.name }));
  const at = which % Math.max(1, chosen.length);
  const one = chosen[at];
  if (act < 4 || one === undefined)
    return printNames(chosen.some((other) => other.name === name) ? chosen : [...chosen, { name }]);
  if (act < 6) return printNames(chosen.toSpliced(at, 1));
  if (format.kind === 'order')
    return printNames(chosen.with(at, { ...one, word: one.word === 'desc' ? undefined : 'desc' }));
  return printNames(chosen.with(at, { ...one, as: typed.trim() === '' ? undefined : typed.trim() }));
}

function editedLines(
  value: string,
  name: string,
  format: Extract<ParamFormat, { kind: 'lines' }>,
  done: Step,
): string {
  const lines = splitLines(value);
  const at = done.which % Math.max(1, lines.length);
  const line = lines[at];
  const isLet = format.steps && done.act === 8;
  const left = done.act % 2 === 0 ? printName(name) : done.text;
  if (line === undefined || done.act < 2 || isLet)
    return withNewLine(value, joinLine({ isLet, name: left, expression: rightOf(name, format, done) }));
  if (done.act === 2) return withLine(value, at, null);
  if (done.act === 3) return withMovedLine(value, at, done.which % 2 === 0 ? 1 : -1);
  if (line.isPlain) return withLine(value, at, done.text);
  const change = done.act < 6 ? { name: left } : { expression: rightOf(name, format, done) };
  return withLine(value, at, joinLine({ ...line, ...change }));
}

function rightOf(name: string, { right }: Extract<ParamFormat, { kind: 'lines' }>, done: Step): string {
  const read = `row${fieldText(name)}`;
  if (right === 'type') return pick(['int', 'number', 'text', 'bool', 'date'], done.which, '');
  if (right === 'value') return done.text;
  if (right === 'expression') return expressionOf(name, done);
  return pick(['count()', `sum(${read})`, `max(${read})`, `first(${read})`, done.text], done.which, '');
}

function expressionOf(name: string, done: Step): string {
  const read = `row${fieldText(name)}`;
  const ways = [read, `has(${read})`, `${read} == null`, `coalesce(${read}, 0) > 1`, `string(${read})`];
  return pick([...ways, 'true', '"x"', done.text, done.text], done.which, '');
}

interface Start {
  first: string;
  second: string | null;
}

const flowText = (name: string, functions: string[]) =>
  `kistype: flow\nstatus: 1\nflow_name: ${name}\nflows:\n${functions.map((one) => `  - fname: ${one}\n`).join('')}`;
const keepAll = (name: string) =>
  `kistype: func\nfname: ${name}\nfmode: Calculate\noption:\n  default_params:\n    builtin: filter@1\n    where: "true"\n`;

/** A built-in as it is inserted before the end of a flow, and, in half of all cases, used in another flow over other rows. */
function begun(builtin: Builtin, { first, second }: Start): Project {
  const project = projectOf({
    'conf/flow/flow-F.yml': flowText('F', ['After']),
    'conf/func/func-After.yml': keepAll('After'),
    'conf/func/func-Elsewhere.yml': keepAll('Elsewhere'),
    'samples/F.jsonl': first,
    ...(second !== null && {
      'conf/flow/flow-E.yml': flowText('E', ['Elsewhere', 'X']),
      'samples/E.jsonl': second,
    }),
  });
  const file = project.files.get('samples/F.jsonl');
  const setup = smallestSetup(builtin, file && sampleFields(file));
  return insertFunctions(createBuiltin(project, 'X', builtin.mode, setup), 'F', 0, [{ fname: 'X' }]);
}

const place = { fname: 'X', at: { flow: 'F', nodeId: nodeIdOf('X', 1) } };

function stateOf(project: Project, drafts: Params): FormState {
  const state = formState(project, place, drafts, project.files.get('samples/F.jsonl'));
  if (state === null) throw new Error('no form');
  return state;
}

/** What is written is what stood in the form, and check finds nothing to refuse in it. */
function expectSound(after: Project, { setup, builtin }: FormState): void {
  const saved = savedSetup(after, 'X');
  for (const { key } of builtin.params) {
    const written = setup[key] ?? '';
    expect(saved[key] ?? '').toBe(written.trim() === '' ? '' : written);
  }
  const refused = lintProject(after).filter(({ code, severity, func }) => {
    return severity === 'error' && code.startsWith('lint.builtin') && func === 'X';
  });
  expect(refused.map(({ message }) => message.en)).toEqual([]);
}

/** Each thing that is wrong is said in words, beside a field that is there. */
function expectSaid(state: FormState): void {
  const shown = state.builtin.params.filter((param) => isShown(param, state)).map(({ key }) => key);
  for (const problem of state.reading.problems.filter(({ severity }) => severity === 'error')) {
    expect(shown).toContain(problem.key);
    for (const language of ['en', 'zh-CN'] as const)
      expect(describeSetupProblem(problem, language).message).not.toBe('');
    expect(problem.start).toBeGreaterThanOrEqual(0);
    expect(problem.end).toBeLessThanOrEqual((state.setup[problem.key] ?? '').length);
  }
}

test.each(builtins.map((one) => [one.name, one] as const))(
  '%s: whatever a form lets a person apply, check refuses nothing in it; what it does not, it says in words',
  (_name, builtin) => {
    const start = fc.record({ first: samples, second: fc.option(samples) });
    fc.assert(
      fc.property(start, fc.array(step, { minLength: 1, maxLength: 8 }), (given, steps) => {
        let project = begun(builtin, given);
        let drafts: Params = {};
        for (const done of steps) {
          const before = stateOf(project, drafts);
          const shown = builtin.params.filter((param) => isShown(param, before));
          const param = shown[done.param % shown.length];
          if (param === undefined) continue;
          drafts = { ...drafts, [param.key]: editedText(before, param, done) };
          const state = stateOf(project, drafts);
          if (!isReady(state)) {
            expectSaid(state);
            continue;
          }
          const after = withChanges(project, 'X', state.changes);
          expectSound(after, state);
          if (!done.apply) continue;
          project = after;
          drafts = {};
        }
      }),
      { numRuns: 8 },
    );
  },
);
