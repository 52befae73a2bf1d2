import { expect, it } from 'vitest';
import { functionTemplate } from '../../core/project/templates.ts';
import { withRowComment, withRowType } from './type-rows.ts';

const row = 'interface Row {\n  id: number;\n}';

it('types rows that had no type', () => {
  expect(withRowType('export default async function F(ctx, flow, rows) {\n}\n', row)).toBe(
    `${row}\n\nexport default async function F(ctx, flow, rows: Row[]) {\n}\n`,
  );
});

it('replaces the type it wrote before, and whatever type rows had', () => {
  const code = `${row}\n\nexport default function F(ctx: Context, flow: Flow, rows: Score[]) {\n}\n`;
  const next = 'interface Row {\n  id: string;\n}';
  expect(withRowType(code, next)).toBe(
    `${next}\n\nexport default function F(ctx: Context, flow: Flow, rows: Row[]) {\n}\n`,
  );
});

it('replaces the type that a new function begins with', () => {
  const typed = withRowType(functionTemplate('F', 'Calculate', 'ts', { hasConnector: false }), row);
  expect(typed).not.toContain('type Row =');
  expect(typed.match(/\bRow \{/g)).toHaveLength(1);
  expect(typed).toContain('rows: Row[])');
});

it('types rows of an arrow function', () => {
  expect(withRowType('export default async (ctx, flow, rows) => {};\n', row)).toBe(
    `${row}\n\nexport default async (ctx, flow, rows: Row[]) => {};\n`,
  );
});

const objectType = '{\n  id: number;\n}';
const comment = `/** @typedef {{
 *   id: number;
 * }} Row */

/**
 * @param {import('kisflow-studio').Context} ctx
 * @param {import('kisflow-studio').Flow} flow
 * @param {Row[]} rows
 */
`;

it('types rows in JavaScript by comments, which it finds again', () => {
  const code = 'export default async function F(ctx, flow, rows) {}\n';
  const typed = withRowComment(code, objectType);
  expect(typed).toBe(comment + code);
  expect(withRowComment(typed, objectType)).toBe(typed);
});

it('keeps what a comment says otherwise', () => {
  const typed = withRowComment(functionTemplate('F', 'Calculate', 'js', { hasConnector: false }), objectType);
  expect(typed).toContain(' * Makes one row of each: put what you compute beside its fields.\n');
  expect(typed.match(/@param \{Row\[\]\} rows/g)).toHaveLength(1);
  expect(typed).not.toContain('Record<string, unknown>');
});
