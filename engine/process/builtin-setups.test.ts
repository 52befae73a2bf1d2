import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtins } from '../../core/builtins/all.ts';
import { describeSetupProblem } from '../../core/builtins/messages.ts';
import { fieldsOfType } from '../../core/row-types/row-type.ts';
import { runInEngine, runInPreview } from './test-builtins.ts';
import { anyRows } from './test-rows.ts';

const fields = fieldsOfType({
  fields: [
    { name: 'a', type: 'number', nullable: false },
    { name: 'b', type: 'number', nullable: true },
    { name: 's', type: 'text', nullable: false },
    { name: 't', type: 'text', nullable: true },
    { name: 'ok', type: 'bool', nullable: false },
    { name: '__proto__', type: 'text', nullable: true },
    { name: 'class', type: 'number', nullable: false },
    { name: 'a b', type: 'text', nullable: false },
    { name: '城市', type: 'mixed', nullable: true },
    { name: 'list', type: { list: { type: 'number', nullable: false } }, nullable: true },
    {
      name: 'lines',
      type: { list: { type: { object: [{ name: 'sku', type: 'text', nullable: false }] }, nullable: false } },
      nullable: false,
    },
    { name: 'o', type: { object: [{ name: 'x', type: 'number', nullable: true }] }, nullable: true },
  ],
});

const fieldName = fc.constantFrom(
  'a',
  'b',
  's',
  't',
  'ok',
  '`__proto__`',
  'class',
  '`a b`',
  '`城市`',
  'list',
  'lines',
  'o',
  'nope',
);
const expression = fc.constantFrom(
  'row.a',
  'row.b',
  'row.a > 1',
  'row.s',
  'row.t',
  'row["a b"] + row.s',
  'double(row.s)',
  'row["__proto__"]',
  'coalesce(row.b, 0) * 2',
  'row.a / row["class"]',
  'has(row.o) && row.o.x > 1',
  'size(row.list)',
  'param("p")',
  '1 / 0',
  'row.nope',
  'row.a >',
  '',
);
const total = fc.constantFrom(
  'sum(row.a)',
  'count()',
  'avg(row.b)',
  'max(row.s)',
  'first(row.t)',
  'list(row.a)',
  'sum(row.a) / count()',
  'percentile(row.b, 0.5)',
  'sum(row.s)',
  'sum()',
  'previous(row.a)',
  'row.a',
);
const line = fc.oneof(
  fc
    .tuple(fieldName, fc.oneof(expression, total, fc.constantFrom('int', 'text', '"x"', '1', 'null')))
    .map(([name, value]) => `${name} = ${value}`),
  fc
    .tuple(fc.constantFrom('"x"', '1', 'null', 'true'), fc.constantFrom('"y"', '2', 'null'))
    .map(([from, to]) => `${from} = ${to}`),
  expression.map((value) => `let k = ${value}`),
  fc.constantFrom('= 1', 'x', '`x', '# remark', ''),
);
const text = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fieldName, { minLength: 1, maxLength: 3 }).map((names) => names.join(', ')),
  },
  { weight: 3, arbitrary: expression },
  { weight: 4, arbitrary: fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '1',
      '2',
      '0',
      '-1',
      'x',
      'out',
      'a as z, b',
      'a desc',
      'price: number, n: text? as m',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);

/** A setup with its right choices mostly, and any texts for the rest. */
function anySetup(index: number) {
  const builtin = builtins[index % builtins.length] ?? builtins[0];
  if (builtin === undefined) throw new Error('no built-ins');
  const params = builtin.params.map(({ key, format, required }) => {
    const choices = format.kind === 'choice' ? format.options.map(({ value }) => value) : [];
    const fitting =
      format.kind === 'choice'
        ? fc.constantFrom(...choices)
        : format.kind === 'number'
          ? fc.constantFrom('1', '2', '3')
          : format.kind === 'flag'
            ? fc.constantFrom('true', 'false')
            : format.kind === 'lines'
              ? fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))
              : format.kind === 'expression'
                ? expression
                : format.kind === 'new-field'
                  ? fc.constantFrom('out', '`a b c`', '`__proto__`', 'a')
                  : format.kind === 'function'
                    ? fc.constant('Collect')
                    : format.kind === 'stored-fields'
                      ? fc.constantFrom('price: number, n: text? as m', 'x', 'price: number')
                      : fc.array(fieldName, { minLength: 1, maxLength: 3 }).map((names) => names.join(', '));
    const value = fc.oneof({ weight: 12, arbitrary: fitting }, { weight: 1, arbitrary: text });
    return (required ? value : fc.option(value, { nil: undefined })).map((one) => [key, one] as const);
  });
  return fc.tuple(...params).map((found) => ({
    builtin,
    setup: Object.fromEntries(found.filter((one): one is [string, string] => one[1] !== undefined)),
  }));
}

let sound = 0;

test('any setup is a program that the preview agrees with, or has problems with their places', async () => {
  const setups = fc.nat(builtins.length - 1).chain(anySetup);
  await fc.assert(
    fc.asyncProperty(setups, anyRows(fields), async ({ builtin, setup }, batch) => {
      const { program, problems, output } = builtin.read(setup, fields);
      for (const problem of problems) {
        const written = setup[problem.key] ?? '';
        expect(problem.start).toBeGreaterThanOrEqual(0);
        expect(problem.end).toBeGreaterThanOrEqual(problem.start);
        if (written !== '') expect(problem.end).toBeLessThanOrEqual(written.length);
        expect(describeSetupProblem(problem, 'zh-CN').message).not.toMatch(/\{\w+\}|^builtin/);
      }
      expect(program === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
      builtin.read(setup, undefined);
      if (program === undefined || output === undefined) return;
      sound += 1;
      expect(program.code('F')).toContain('export default');
      // Where a jump leads is the flow's matter.
      if (setup['then'] === 'jump') return;
      // A live param may be any text: that is no error of a row.
      if (builtin.params.some(({ live, key }) => live && setup[key] !== undefined)) return;
      const one = { builtin, setup, stored: [{ x: 1, price: 2, n: 'a' }] };
      expect(await runInEngine(one, program, [batch])).toEqual(runInPreview(one, program, [batch]));
    }),
    { numRuns: 1_500 },
  );
  expect(sound).toBeGreaterThan(200);
});
