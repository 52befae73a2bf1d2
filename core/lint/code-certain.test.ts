import { expect, test } from 'vitest';
import { codeFacts } from './code-facts.ts';

const isCertain = (text: string) => codeFacts({ path: 'functions/A.ts', text }).isCertain('here');
const body = (lines: string) => `export default async function A(ctx, flow, rows) {\n${lines}\n}\n`;

test.each([
  body('await flow.getConnector(here);'),
  body('const all = rows.length;\n  return flow.next(ctx.Action.jumpFunc(here));'),
  body('return flow.next(ctx.Action.abort, ctx.Action.jumpFunc(here))\n'),
  'export default async (ctx: Context, flow: Flow, rows: Row[]): Promise<void> => { flow.commitRow(here); };',
  'export default (ctx, flow) => flow.next(ctx.Action.jumpFunc(here));',
])('no call gets past it: %s', (text) => {
  expect(isCertain(text)).toBe(true);
});

test.each([
  body('if (rows.length > 3) return flow.next(here);'),
  body('if (rows.length === 0) return;\n  flow.next(here);'),
  body('rows.length > 3 && flow.next(here);'),
  body('for (const row of rows) flow.commitRow(here);'),
  body('rows.forEach((row) => flow.commitRow(here));'),
  body('return 5\n  flow.next(here)'),
  'export default wrapped(async (ctx, flow) => { flow.next(here); });',
  'const here = 1;\nexport default async function A(ctx, flow) { flow.commitRow(here); }\n',
  'function other() { here(); }\nexport { other as default };',
  'export function A(flow) { here(); }',
])('a call may go another way: %s', (text) => {
  expect(isCertain(text)).toBe(false);
});
