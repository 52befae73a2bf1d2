import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFailure } from './failure.ts';
import {
  type GoldenTest,
  goldenName,
  goldenPath,
  isGoldenTest,
  printGoldenTest,
  readGoldenTest,
} from './golden-test.ts';

const file = 'tests/a.test.json';

function problemOf(text: string) {
  const read = readGoldenTest(text, file);
  if (isGoldenTest(read)) throw new Error('it was read');
  return read;
}

describe('a test file', () => {
  it('has a name by its path, in folders too', () => {
    expect(goldenName('tests/orders/eu.test.json')).toBe('orders/eu');
    expect(goldenPath('orders/eu')).toBe('tests/orders/eu.test.json');
    expect(goldenName('tests/rows.jsonl')).toBeUndefined();
    expect(goldenName('samples/a.test.json')).toBeUndefined();
  });
  it('says what is wrong with it, and at which line', () => {
    expect(problemOf('{"version": 1,\n "flow": }')).toMatchObject({ code: 'golden.not-json', line: 2 });
    expect(problemOf('{"version": 2}')).toMatchObject({ code: 'golden.newer', params: { version: 2 } });
    const unknown = problemOf('{"version": 1, "flow": "A",\n"expect": {"B#1": {\n"tolerence": {}}}}');
    expect(unknown).toMatchObject({ code: 'golden.unknown-key', line: 3 });
    expect(describeFailure(unknown, 'en').message).toContain('tolerence (in expect › B#1)');
    const wrong = problemOf('{"version": 1, "flow": "A",\n"batch": "7"}');
    expect(wrong).toMatchObject({ code: 'golden.bad-value', line: 2 });
    expect(describeFailure(wrong, 'zh-CN').message).toBe(`${file} 中的 batch 必须是 number`);
  });
  it('reads again what it was printed from, with each row on a line', () => {
    const row = fc.oneof(
      fc.json().map((text): unknown => JSON.parse(text)),
      fc.constant({ '\u0001row 0': '\u0001row 1' }),
    );
    fc.assert(
      fc.property(fc.array(row), fc.array(row), (rows, stored) => {
        const test = readGoldenTest(
          JSON.stringify({
            version: 1,
            flow: 'A',
            rows,
            store: { C: stored },
            expect: { 'B#1': { rows, order: 'any' } },
          }),
          file,
        );
        if (!isGoldenTest(test)) throw new Error(test.code);
        const printed = printGoldenTest(test);
        expect(readGoldenTest(printed, file)).toEqual(test);
      }),
    );
    const test: GoldenTest = {
      version: 1,
      flow: 'A',
      ends: 'ok',
      rows: [{ a: 1, b: [1, { c: 2 }] }],
      expect: {},
      store: {},
      expectStore: {},
    };
    expect(printGoldenTest(test).split('\n')).toContain('    {"a":1,"b":[1,{"c":2}]}');
  });
  it('any text is a test or a failure with words', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = readGoldenTest(text, file);
        if (isGoldenTest(read)) return;
        expect(describeFailure(read, 'en').message).not.toMatch(/\{\w+\}/);
      }),
    );
  });
});
