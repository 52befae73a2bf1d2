import { expect, it } from 'vitest';
import { interfaceOf } from './row-types.ts';

it('writes the type of the rows that were seen', () => {
  const rows = [
    { id: 1, name: 'a', tags: ['x'], at: { lat: 1 }, 'unit price': 2 },
    { id: 2, name: null, tags: [], at: { lat: 1, lng: 2 } },
  ];
  expect(interfaceOf('Row', rows)).toBe(`interface Row {
  id: number;
  name: string | null;
  tags: string[];
  at: { lat: number; lng?: number };
  "unit price"?: number;
}`);
});
