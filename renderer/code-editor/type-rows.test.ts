import { expect, it } from 'vitest';
import { withRowType } from './type-rows.ts';

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
