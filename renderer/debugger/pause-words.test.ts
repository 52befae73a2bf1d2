import { expect, it } from 'vitest';
import { pauseLine } from './pause-words.ts';

it('leads to the line at which a function failed, and nowhere where none is known', () => {
  const error = { code: 'process.function-threw', params: { fname: 'A', detail: 'Error: no' } } as const;
  const at = { file: 'functions/A.ts', line: 14, column: 3 };
  expect(pauseLine({ kind: 'error', error: { ...error, ...at } })).toEqual({ kind: 'go-to-line', ...at });
  expect(pauseLine({ kind: 'error', error: { ...error, file: at.file } })).toBeNull();
  expect(pauseLine({ kind: 'error', error })).toBeNull();
  expect(pauseLine({ kind: 'asked' })).toBeNull();
});
