import { expect, it } from 'vitest';
import { firstChoices, type RecoveryCopy, sharedPaths, withChoice } from './recovery-choices.ts';

const copy = (id: string, texts: Record<string, string | null>): RecoveryCopy => ({
  id,
  savedAt: 0,
  left: 'by-studio',
  by: { computer: '', pid: 0 },
  changes: Object.entries(texts).map(([path, text]) => ({ path, text, baseHash: null })),
});
const newest = copy('newest', { 'a.yml': '1', 'b.yml': 'same' });
const apart = copy('apart', { 'b.yml': 'same', 'c.yml': null });
const older = copy('older', { 'a.yml': '2' });
const copies = [newest, apart, older];

it('restores all that go together, the newest first, and leaves the others', () => {
  expect([...firstChoices(copies)]).toEqual([
    ['newest', 'restore'],
    ['apart', 'restore'],
    ['older', 'later'],
  ]);
});

it('restores one version of a file only, and loses none', () => {
  const choices = withChoice(copies, firstChoices(copies), older, 'restore');
  expect([...choices.values()]).toEqual(['later', 'restore', 'restore']);
  expect([...withChoice(copies, choices, older, 'discard').values()]).toEqual([
    'later',
    'restore',
    'discard',
  ]);
});

it('names the files that differ between copies', () => {
  expect([...sharedPaths(copies, newest)]).toEqual(['a.yml']);
  expect([...sharedPaths(copies, apart)]).toEqual([]);
});
