import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeTokens } from './code-tokens.ts';
import { jumpsInCode } from './jumps.ts';

const targets = (code: string) => jumpsInCode(code).map(({ target }) => target);

test('sees literal, constant and dynamic targets', () => {
  expect(targets(`return flow.next(ctx.Action.jumpFunc('Prepare'))`)).toEqual(['Prepare']);
  expect(targets('const back = "A";\nflow.next(Action.jumpFunc(back))')).toEqual(['A']);
  expect(targets('jumpFunc(`A`); jumpFunc(`A$' + '{n}`); jumpFunc(pick(rows))')).toEqual(['A', null, null]);
  expect(targets(`jumpFunc('it\\'s \\u4e2d')`)).toEqual(["it's 中"]);
});

test('comments, strings and regular expressions are no jumps', () => {
  const code = `
// jumpFunc('A')
/* jumpFunc('B') */
const text = "jumpFunc('C')";
const pattern = /jumpFunc\\('D'\\)["'\`]/;
const half = total / 2; const x = \`\${a / b} jumpFunc('E') \${jumpFunc('F')}\`;
jumpFunc('G');`;
  expect(targets(code)).toEqual(['F', 'G']);
});

test('tells where', () => {
  expect(jumpsInCode(`\n  x.jumpFunc('A')`)[0]).toMatchObject({ line: 2, column: 5 });
});

test('any text splits into tokens that do not overlap', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab1 \'"`$}{/\\*\n()') }), (code) => {
      let last = 0;
      for (const { start, end } of codeTokens(code)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
    }),
  );
});
