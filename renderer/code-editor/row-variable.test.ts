import { expect, it } from 'vitest';
import { endsInRow } from './row-variable.ts';

it('knows the variables that hold a row', () => {
  expect(endsInRow('for (const order of rows) {\n  order.')).toBe(true);
  expect(endsInRow('for (const entry of rows.entries()) entry.')).toBe(false);
  expect(endsInRow('rows.filter((r) => r.qty > 0 && r.pr')).toBe(true);
  expect(endsInRow('rows[0]?.')).toBe(true);
  expect(endsInRow('for (const order of rows) {\n  flow.')).toBe(false);
  expect(endsInRow('const total = orders.')).toBe(false);
});
