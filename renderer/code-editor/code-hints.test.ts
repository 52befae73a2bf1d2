import { expect, it } from 'vitest';
import { codeHints } from './code-hints.ts';

const facts = {
  params: [{ key: 'vat', value: '0.19' }],
  connector: 'RevenueStore · mysql',
  rowsIn: '3 rows in',
  rowsOut: '2 rows out',
  notSet: 'not set',
};

it('notes what a line reads and hands on', () => {
  const code = `export default async function SaveTotals(
  ctx,
  flow,
  rows,
) {
  // flow.getFuncParam('not code')
  const vat = flow.getFuncParam('vat') + flow.getFuncParam('rate');
  await flow.getConnector().call(rows);
  flow.commitRowBatch(rows);
}
`;
  expect(codeHints('functions/SaveTotals.ts', code, facts)).toEqual([
    { line: 4, text: '3 rows in' },
    { line: 7, text: 'vat = 0.19 · rate: not set' },
    { line: 8, text: 'RevenueStore · mysql' },
    { line: 9, text: '2 rows out' },
  ]);
});

it('says nothing that it does not know', () => {
  const code = 'export default (ctx, flow, rows) => {\n  flow.commitRow(1);\n  flow.commitRow(2);\n};\n';
  expect(codeHints('functions/A.ts', code, facts)).toEqual([{ line: 1, text: '3 rows in' }]);
  expect(codeHints('functions/A.ts', code, { ...facts, rowsIn: null })).toEqual([]);
  expect(codeHints('functions/A.ts', 'export const a = ', facts)).toEqual([]);
});
