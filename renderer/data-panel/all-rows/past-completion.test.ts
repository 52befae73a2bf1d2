import { expect, test } from 'vitest';
import { pastCompletion } from './past-completion.ts';

test('fields of the rows that were seen are offered with their types, and what is known of a visit', () => {
  const find = pastCompletion(['{"qty":1,"to":{"city":"x"}}', '{"qty":2,"late":true}', '{"cut'], 'en');
  const labelsAt = (text: string) => find(text, text.length).items.map(({ label }) => label);
  expect(labelsAt('row.').toSorted()).toEqual(expect.arrayContaining(['late', 'qty', 'to']));
  expect(find('row.qt', 6)).toMatchObject({
    start: 3,
    items: [{ text: '.qty', type: expect.stringContaining('number') }],
  });
  expect(labelsAt('row.to.')).toEqual(expect.arrayContaining(['city']));
  expect(labelsAt('vis')).toContain('visit');
});
