import { expect, it } from 'vitest';
import { typedCode } from './typed-code.ts';

const seen = [{ id: 1, city: { name: 'x' } }];
const context = "ctx: import('kisflow-studio').Context";
const flow = "flow: import('kisflow-studio').Flow";

it('types what has no type: the context, the flow, and the rows as they were seen', () => {
  const code = 'export default async function F(ctx, flow, rows) {\n  rows[0].\n}\n';
  const typed = typedCode(code, seen);
  expect(typed?.text).toBe(
    `export default async function F(${context}, ${flow}, rows: __Row[]) {\n  rows[0].\n}\n\ninterface __Row {\n  id: number;\n  city: { name: string };\n}`,
  );
  const caret = code.indexOf('rows[0].') + 8;
  expect(typed?.text.slice(0, typed.offsetOf(caret) ?? 0)).toMatch(/rows\[0\]\.$/);
});

it('leaves types that are there, but for those of the rows', () => {
  const code =
    'export default (c: Context, { commitRow }, all: Record<string, Map<1, 2>>[]) => all.map((row) => row.)';
  expect(typedCode(code, seen)?.text).toContain('(c: Context, { commitRow }, all: __Row[]) =>');
});

it('leaves the rows as they are before a run', () => {
  const code = 'export default function (ctx, flow, rows: Score[] = []) {}';
  expect(typedCode(code, [])?.text).toBe(
    `export default function (${context}, ${flow}, rows: Score[] = []) {}`,
  );
});

it('knows places before and behind the parameters, and none within them', () => {
  const code = 'const a = 1;\nexport default (ctx, flow) => flow.';
  const typed = typedCode(code, []);
  expect(typed?.offsetOf(5)).toBe(5);
  expect(typed?.offsetOf(code.indexOf('flow)'))).toBeUndefined();
  expect(typed?.offsetOf(code.length)).toBe(typed?.text.length);
});

it('has nothing to say of code without a default function', () => {
  expect(typedCode('export default { init() {} };', seen)).toBeUndefined();
  expect(typedCode('export default function (', seen)).toBeUndefined();
});
