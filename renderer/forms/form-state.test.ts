import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtins } from '../../core/builtins/all.ts';
import { markText } from '../../core/builtins/mark.ts';
import { describeSetupProblem } from '../../core/builtins/messages.ts';
import { placeTypes } from '../../core/chain-types/place-types.ts';
import type { Params } from '../../core/config/types.ts';
import { nodeIdOf } from '../../core/project/chain.ts';
import { createBuiltin } from '../../core/project/edits/create.ts';
import { projectModel } from '../../core/project/model.ts';
import type { Project } from '../../core/project/project.ts';
import { projectOf } from '../../core/project/test-project.ts';
import { cellText } from './cell-text.ts';
import { type FormState, formState, isReady, savedSetup, withChanges } from './form-state.ts';
import { carriedRows, nextPart, previewSteps, readParam } from './preview-rows.ts';

const flow = (name: string) => `kistype: flow\nstatus: 1\nflow_name: ${name}\nflows:\n  - fname: X\n`;

function projectWith(setup: Params, rows: string, more: Record<string, string> = {}): Project {
  const project = projectOf({ 'conf/flow/flow-F.yml': flow('F'), 'samples/F.jsonl': rows, ...more });
  return createBuiltin(project, 'X', 'Calculate', setup);
}

function stateOf(project: Project, drafts: Params = {}): FormState {
  const place = { fname: 'X', at: { flow: 'F', nodeId: nodeIdOf('X', 1) } };
  const state = formState(project, place, drafts, project.files.get('samples/F.jsonl'));
  if (state === null) throw new Error('no form');
  return state;
}

const problemsOf = (state: FormState): unknown[] =>
  state.reading.problems.map(({ key, start, end, code }) => [key, start, end, code]);

/** What the form shows of its rows. */
function previewOf(project: Project, state: FormState) {
  const file = project.files.get('samples/F.jsonl');
  const rows =
    file &&
    carriedRows(
      file,
      1_000,
      [],
      () => ({}),
      () => undefined,
    );
  const program = state.reading.program;
  if (rows === undefined || rows === null || program === undefined) throw new Error('no preview');
  const steps = previewSteps(program.inSteps({ param: readParam(state.params) }), rows, false);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

test('a setup is also held against the rows of other flows that use the function', () => {
  const project = projectWith({ builtin: 'filter@1', where: 'true' }, '{"paid":1}\n', {
    'conf/flow/flow-G.yml': flow('G'),
    'samples/G.jsonl': '{"paid":"yes"}\n',
  });
  const state = stateOf(project, { where: 'row.paid > 1.0' });
  expect(state.reading.problems).toEqual([]);
  expect(state.elsewhere.map(({ flow, problem }) => [flow, problem.key])).toEqual([['G', 'where']]);
  expect(isReady(state)).toBe(false);
  expect(isReady(stateOf(project, { where: 'has(row.paid)' }))).toBe(true);
});

test('a way to a function that the flow does not have is refused at once', () => {
  const project = createBuiltin(
    projectWith({ builtin: 'branch@1', when: 'true' }, '{"a":1}\n'),
    'Elsewhere',
    'Calculate',
    { builtin: 'filter@1', where: 'true' },
  );
  const jumpTo = (to: string) =>
    stateOf(
      project,
      Object.fromEntries([
        ['then', 'jump'],
        ['to', to],
      ]),
    );
  const state = jumpTo('Elsewhere');
  expect(problemsOf(state)).toEqual([['to', 0, 9, 'builtin.unknown-target']]);
  expect(isReady(state)).toBe(false);
  expect(isReady(jumpTo('X'))).toBe(true);
});

test('a function that was chosen without a flow knows those in which it stands', () => {
  const setup = { builtin: 'filter@1', where: 'true' };
  const formOf = (project: Project) => formState(project, { fname: 'X', at: null }, {}, undefined);
  const used = projectWith(setup, '{"a":1}\n', { 'conf/flow/flow-G.yml': flow('G') });
  expect(formOf(used)?.standsIn).toEqual(['F', 'G'].map((name) => ({ flow: name, nodeId: 'X#1' })));
  expect(formOf(createBuiltin(projectOf({}), 'X', 'Calculate', setup))?.standsIn).toEqual([]);
});

test('numbers beyond 2^53 are a problem at their place', () => {
  const rows = '{"id":9007199254740993}\n';
  const project = projectWith({ builtin: 'filter@1', where: 'row.id == 9007199254740993' }, rows);
  expect(problemsOf(stateOf(project))).toEqual([['where', 10, 26, 'expr.int-too-large']]);
  const mapped = {
    builtin: 'map_values@1',
    field: 'id',
    values: '9007199254740993 = 1\n1 = 9007199254740993\n2 = 1e400',
  };
  expect(problemsOf(stateOf(projectWith(mapped, rows)))).toEqual([
    ['values', 0, 16, 'expr.int-too-large'],
    ['values', 25, 41, 'expr.int-too-large'],
    ['values', 46, 51, 'builtin.not-a-literal'],
  ]);
});

test('a column of several types gives a problem or a failed row, never a number', () => {
  const rows = '{"v":1}\n{"v":"x"}\n{"v":null}\n{"v":{"w":2}}\n';
  const setup = { builtin: 'aggregate@1', aggregate: 'total = sum(row.v)' };
  const asIs = stateOf(projectWith(setup, rows));
  expect(asIs.fields?.get('v')?.type.kind).toBe('any');
  const converted = { builtin: 'compute@1', set: 'n = double(row.v)' };
  const project = projectWith(converted, rows);
  const state = stateOf(project);
  if (isReady(asIs)) expect(previewOf(projectWith(setup, rows), asIs).counts.failed).toBeGreaterThan(0);
  if (isReady(state)) {
    const { fates, rowsOut } = previewOf(project, state);
    expect(fates.map((fate) => fate.state)).toEqual(['kept', 'failed', 'failed', 'failed']);
    expect(rowsOut.map((row) => row['n'])).toEqual([1]);
  }
});

test('five hundred fields are all known, chosen and written', () => {
  const names = Array.from({ length: 500 }, (_, index) => `字段 ${index}`);
  const row = JSON.stringify(Object.fromEntries(names.map((name, index) => [name, index])));
  const list = names.map((name) => `\`${name}\``).join(', ');
  const project = projectWith({ builtin: 'select@1', fields: '`字段 1`' }, `${row}\n`);
  const state = stateOf(project, { fields: list });
  expect([...(state.reading.output?.keys() ?? [])]).toEqual(names);
  expect(savedSetup(withChanges(project, 'X', state.changes), 'X')['fields']).toBe(list);
});

test('texts of a megabyte are short on the screen, and whole in the rows', () => {
  const long = '长'.repeat(1_000_000);
  expect(cellText(long).length).toBeLessThan(200);
  const project = projectWith(
    { builtin: 'filter@1', where: 'row.t != ""' },
    `${JSON.stringify({ t: long })}\n`,
  );
  expect(previewOf(project, stateOf(project)).rowsOut[0]?.['t']).toBe(long);
});

test('a setup of a megabyte is refused in few words', () => {
  const megabyte = { line: 'a\n'.repeat(500_000), name: 'a '.repeat(500_000), word: 'x'.repeat(1_000_000) };
  const project = projectWith({ builtin: 'compute@1', set: 'a = row.t' }, '{"t":1}\n');
  for (const text of Object.values(megabyte)) {
    const { problems } = stateOf(project, { set: text, keep: text, on_error: text }).reading;
    expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
    expect(problems.length).toBeLessThanOrEqual(101);
    for (const problem of problems)
      expect(describeSetupProblem(problem, 'en').message.length).toBeLessThan(1_000);
  }
});

test('a built-in of a newer version has no form, and keeps its setup', () => {
  const project = projectWith({ builtin: 'filter@2', where: 'row.x ~ 1' }, '{"x":1}\n');
  expect(formState(project, { fname: 'X', at: null }, {}, undefined)).toBeNull();
  expect(savedSetup(project, 'X')).toEqual({ builtin: 'filter@2', where: 'row.x ~ 1' });
});

/** A text as YAML holds any: in double quotes, all but plain letters escaped. */
const quoted = (written: string): string =>
  JSON.stringify(written).replace(
    /[^ -~]/gu,
    (sign) => `\\U${(sign.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`,
  );

test('any nonsense in a setup is a problem at a place of its text, and stays as it is', () => {
  const nonsense = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({ unit: fc.constantFrom(...'`"=,\n a().#\\'), maxLength: 20 }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...builtins), fc.array(nonsense, { minLength: 12 }), (builtin, texts) => {
      const keys = builtin.params.map(({ key }, index) => [key, texts[index % texts.length] ?? ''] as const);
      const written = keys.map(([key, one]) => `    ${key}: ${quoted(one)}\n`).join('');
      const project = projectOf({
        'conf/flow/flow-F.yml': flow('F'),
        'conf/func/func-X.yml': `kistype: func\nfname: X\nfmode: Calculate\noption:\n  default_params:\n    builtin: ${markText(builtin)}\n${written}`,
        'samples/F.jsonl': '{"a":1,"b":"x","c":[1]}\n',
      });
      const setup: Params = { builtin: markText(builtin), ...Object.fromEntries(keys) };
      expect(savedSetup(project, 'X')).toEqual(setup);
      for (const { key, start, end } of stateOf(project).reading.problems) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual((setup[key] ?? '').length);
      }
      const [first] = builtin.params;
      if (first === undefined) return;
      const after = savedSetup(withChanges(project, 'X', { [first.key]: 'a' }), 'X');
      expect(after).toEqual({ ...setup, [first.key]: 'a' });
    }),
    { numRuns: 100 },
  );
});

test('what a connector holds is never guessed: without it there are no rows behind a lookup', () => {
  const rows = '{"sku":"a"}\n{"sku":"b"}\n';
  const project = projectWith({ builtin: 'lookup@1', match: 'sku = row.sku', fields: 'price: number' }, rows);
  const file = project.files.get('samples/F.jsonl');
  const model = projectModel(project);
  const entry = model.flow('F');
  if (file === undefined || entry === undefined) throw new Error('no flow');
  const places = placeTypes(model, entry, file);
  const params = () => savedSetup(project, 'X');
  expect(carriedRows(file, 1_000, places, params, () => undefined)).toBeNull();
  expect(carriedRows(file, 1_000, places, params, () => [{ sku: 'a', price: 2 }])?.batches).toEqual([
    [
      { sku: 'a', price: 2 },
      { sku: 'b', price: null },
    ],
  ]);
});

test('rows are carried anew only where something before the place has changed', () => {
  const project = projectWith({ builtin: 'filter@1', where: 'row.a > 1' }, '{"a":1}\n{"a":2}\n');
  const carry = (now: Project, size = 1_000) => {
    const [file, entry] = [now.files.get('samples/F.jsonl'), projectModel(now).flow('F')];
    if (file === undefined || entry === undefined) throw new Error('no flow');
    const places = placeTypes(projectModel(now), entry, file);
    return carriedRows(
      file,
      size,
      places,
      () => savedSetup(now, 'X'),
      () => undefined,
    );
  };
  const rows = carry(project);
  expect(rows?.batches).toEqual([[{ a: 2 }]]);
  expect(carry(createBuiltin(project, 'Other', 'Calculate', { builtin: 'filter@1' }))).toBe(rows);
  expect(carry(withChanges(project, 'X', { where: 'true' }))?.batches).toEqual([[{ a: 1 }, { a: 2 }]]);
  expect(carry(project, 1)?.batches).toEqual([[{ a: 2 }]]);
});

test('the steps of a preview become small where rows are large, and give the same however they are cut', () => {
  expect(nextPart(50, 400)).toBe(1);
  expect(nextPart(1, 400)).toBe(1);
  expect(nextPart(50, 0)).toBe(200);
  expect(nextPart(1_000, 0.1)).toBe(1_000);
  const rows = Array.from({ length: 300 }, (_, id) => ({ id, n: id % 3 === 0 ? 'x' : String(id) }));
  const project = projectWith(
    { builtin: 'compute@1', set: 'd = double(row.n)' },
    rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  );
  const state = stateOf(project);
  const whole = previewOf(project, state);
  expect(whole.counts).toEqual({ kept: 200, dropped: 0, failed: 100 });
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1 }), (sizes) => {
      const evaluate = state.reading.program?.inSteps({ param: readParam(state.params) });
      if (evaluate === undefined) throw new Error('no program');
      const steps = previewSteps(evaluate, { batches: [rows], from: 'samples', isCut: false }, true);
      let step = steps.next();
      for (let at = 0; !step.done; at += 1) step = steps.next(sizes[at % sizes.length]);
      expect(step.value).toEqual({ ...whole, ways: [] });
    }),
    { numRuns: 20 },
  );
});

test.each<Params>([
  { builtin: 'aggregate@1', group_by: 'city', aggregate: 'n = count()' },
  { builtin: 'dedupe@1', key: 'id' },
  { builtin: 'fill@1', fields: 'city' },
  { builtin: 'number@1', field: 'no', by: 'city' },
  { builtin: 'running@1', set: 'n = sum(row.id)', by: 'city' },
  { builtin: 'sort@1', by: 'city, id desc' },
  { builtin: 'window@1', size: '2', by: 'id', rest: 'emit', aggregate: 'n = count()' },
])('a batch of many rows is left every hundred of them, so that typing goes on: $builtin', (setup) => {
  const lines = Array.from({ length: 1_000 }, (_, id) => `{"id":${id},"city":${id % 7 || null}}\n`);
  const state = stateOf(projectWith(setup, lines.join('')));
  const { program } = state.reading;
  if (program === undefined) throw new Error(JSON.stringify(state.reading.problems));
  const rows = lines.map((line) => JSON.parse(line));
  const evaluate = program.inSteps({ param: readParam(state.params) });
  const steps = previewSteps(evaluate, { batches: [rows], from: 'samples', isCut: false }, false);
  let count = 1;
  let step = steps.next();
  for (; !step.done; step = steps.next()) count += 1;
  expect(count).toBeGreaterThan(10);
  const whole = program.evaluator({ param: readParam(state.params) })(rows);
  expect(step.value.rowsOut).toEqual(whole.rows);
  expect(step.value.fates).toEqual(whole.fates);
});

test('a preview counts what is said of rows that go on, and how a batch goes on', () => {
  const rows = '{"a":"1"}\n{"a":"x"}\n{"a":"2"}\n';
  const previewFor = (setup: Params) => {
    const project = projectWith(setup, rows);
    return previewOf(project, stateOf(project));
  };
  const cast = previewFor({ builtin: 'cast@1', types: 'a = number', on_error: 'null' });
  expect([cast.counts.kept, cast.notes.emptied]).toEqual([3, 1]);
  const window = previewFor({ builtin: 'window@1', size: '2', aggregate: 'n = count()' });
  expect([window.counts, window.notes.waiting]).toEqual([{ kept: 3, dropped: 0, failed: 0 }, 1]);
  const branch = previewFor({ builtin: 'branch@1', when: 'row.a == "x"' });
  expect([branch.counts.dropped, branch.ways]).toEqual([3, [{ kind: 'abort' }]]);
});
