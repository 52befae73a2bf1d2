import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toClosure } from '../expr/evaluate.ts';
import { compileJs } from '../expr/to-js.ts';
import { type Breakpoint, plainBreakpoint } from './breakpoint.ts';
import { breakpointRule } from './breakpoint-rule.ts';
import { readHits } from './hits.ts';
import type { VisitEndFacts } from './visit-facts.ts';

const ended: VisitEndFacts = { rows_out: 1, action: 'jump', jump_to: 'Load', reason: 'jump' };

/** What a breakpoint asks for at visits with these rows, one after the other. */
function verdicts(breakpoint: Partial<Breakpoint>, visits: readonly (readonly unknown[])[]) {
  const rule = breakpointRule({ ...plainBreakpoint, ...breakpoint }, compileJs);
  const isAfter = breakpoint.at === 'after';
  return visits.map((rows, index) =>
    rule.judge({
      rows,
      facts: {
        visit: { rows_in: rows.length, number: index + 1, ...(isAfter ? ended : {}) },
        batch: { number: 1 + Math.floor(index / 2) },
      },
      param: (key) => (key === 'most' ? '10' : ''),
    }),
  );
}

const troubles = (found: ReturnType<typeof verdicts>) =>
  found.map((verdict) =>
    verdict?.kind === 'failed' ? `${verdict.trouble.code} ${verdict.trouble.row ?? '-'}` : verdict?.kind,
  );

describe('a breakpoint', () => {
  it('pauses at every visit when it asks for nothing', () => {
    expect(verdicts({}, [[], [{ n: 1 }]])).toEqual([
      { kind: 'pause', hit: 1, row: undefined },
      { kind: 'pause', hit: 2, row: undefined },
    ]);
  });

  it('names the row that made its condition true', () => {
    const rows = [{ qty: 4 }, { qty: 0 }, { qty: -1 }];
    expect(verdicts({ when: 'row.qty <= 0' }, [rows, [], [{ qty: 3 }], [{ qty: 0 }]])).toEqual([
      { kind: 'pause', hit: 1, row: 1 },
      undefined,
      undefined,
      { kind: 'pause', hit: 2, row: 0 },
    ]);
  });

  it('reads facts of the visit, also where no rows came', () => {
    const when = 'visit.rows_in == 0 && batch.number > 1';
    expect(verdicts({ when }, [[], [], [], [{}]]).map((verdict) => verdict?.kind)).toEqual([
      undefined,
      undefined,
      'pause',
      undefined,
    ]);
    expect(troubles(verdicts({ when: 'visit.action == "jump"' }, [[{}]]))).toEqual(['expr.known-later -']);
    expect(troubles(verdicts({ at: 'both', when: 'visit.rows_out == 0' }, [[{}]]))).toEqual([
      'expr.known-later -',
    ]);
    expect(troubles(verdicts({ when: 'visit.rowsin == 0' }, [[{}]]))).toEqual(['expr.unknown-fact -']);
    expect(troubles(verdicts({ at: 'after', when: 'visit.jump_to == "Load"' }, [[]]))).toEqual(['pause']);
    expect(troubles(verdicts({ when: 'row.n > double(param("most"))' }, [[{ n: 11 }]]))).toEqual(['pause']);
  });

  it('counts its hits, then logs or pauses', () => {
    const nine = Array.from({ length: 9 }, (_, index) => [{ n: index + 1 }]);
    const hitsOf = (hits: string) =>
      verdicts({ when: 'row.n > 1', hits }, nine).map((verdict, index) => (verdict ? index + 1 : 0));
    expect(hitsOf('3').filter(Boolean)).toEqual([4]);
    expect(hitsOf('>= 6').filter(Boolean)).toEqual([7, 8, 9]);
    expect(hitsOf('% 4').filter(Boolean)).toEqual([5, 9]);
    expect(verdicts({ hits: 'often' }, [[]])).toEqual([{ kind: 'bad-hits' }]);
    const log = '"n is " + string(row.n)';
    expect(verdicts({ when: 'row.n == 2', log }, nine.slice(0, 3))).toEqual([
      undefined,
      { kind: 'log', text: 'n is 2', hit: 1 },
      undefined,
    ]);
    expect(verdicts({ log: 'row' }, [[{ a: [1] }]])).toEqual([{ kind: 'log', text: '{"a":[1]}', hit: 1 }]);
  });

  it('never takes a condition that fails for false', () => {
    expect(troubles(verdicts({ when: 'row.qyt > 0' }, [[{ qty: 1 }]]))).toEqual([
      'expr.unknown-field-meant -',
    ]);
    expect(troubles(verdicts({ when: 'row.qty >' }, [[{ qty: 1 }]]))).toEqual(['expr.ends-too-early -']);
    expect(troubles(verdicts({ when: 'row.qty > 0' }, [[{ qty: -1 }, { qty: null }]]))).toEqual([
      'expr.row.null 1',
    ]);
    expect(troubles(verdicts({ when: 'row.qty' }, [[{ qty: 1 }]]))).toEqual(['expr.wrong-type -']);
    expect(troubles(verdicts({ log: 'row.qyt' }, [[{ qty: 1 }]]))).toEqual(['expr.unknown-field-meant -']);
    const thrower = {
      get qty(): number {
        throw new Error('mine');
      },
    };
    expect(troubles(verdicts({ when: 'row.qty > 0' }, [[{ qty: -1 }], [thrower]]))).toEqual([
      undefined,
      'expr.row.wrong-type 0',
    ]);
  });

  it('learns of fields and types that come later', () => {
    const when = 'has(row.discount) && row.discount > 3';
    expect(troubles(verdicts({ when }, [[{ discount: 1 }], [{}], [{ discount: 5 }]]))).toEqual([
      undefined,
      undefined,
      'pause',
    ]);
    // A field of two types is no error of the row but of the condition: it has to say which is meant.
    expect(troubles(verdicts({ when: 'row.n > 3' }, [[{ n: 1 }], [{ n: '5' }]]))).toEqual([
      undefined,
      expect.stringMatching(/^expr\./),
    ]);
    expect(troubles(verdicts({ when: 'row.n == null' }, [[{ n: null }], [{ n: 2 }], [{ n: 'x' }]]))).toEqual([
      'pause',
      undefined,
      undefined,
    ]);
  });

  it('gives one answer for any condition and rows, compiled or as closures', () => {
    const when = fc.constantFrom(
      ...[
        'row.a > 1',
        'row.b == "x"',
        'row.c.d < 0',
        'has(row.a) || row.b == "y"',
        'size(row.e) > 1',
        'row.a',
        '',
      ],
    );
    const value = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.constantFrom('x', 'y', null, true),
      fc.array(fc.nat(3)),
    );
    const row = fc.record(
      { a: value, b: value, c: fc.option(fc.record({ d: value })), e: value },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(when, fc.array(fc.array(row, { maxLength: 4 }), { maxLength: 5 }), (text, visits) => {
        const rules = [compileJs, toClosure].map((compile) =>
          breakpointRule({ ...plainBreakpoint, when: text }, compile),
        );
        for (const rows of visits) {
          const facts = { visit: { rows_in: rows.length, number: 1 }, batch: { number: 1 } };
          const [compiled, closure] = rules.map((rule) => rule.judge({ rows, facts, param: () => '' }));
          expect(closure).toEqual(compiled);
        }
      }),
    );
  });
});

it('reads which hits count', () => {
  const counted = (text: string) => [1, 2, 3, 4, 5, 6].filter((hit) => readHits(text)?.(hit));
  expect(counted('')).toEqual([1, 2, 3, 4, 5, 6]);
  expect(counted(' >=  5')).toEqual([5, 6]);
  expect(counted('%2')).toEqual([2, 4, 6]);
  for (const bad of ['0', '% 0', '-1', '> 5', '5 6', 'five']) expect(readHits(bad)).toBeUndefined();
});
