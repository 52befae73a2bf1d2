import { expect, it } from 'vitest';
import type { Text } from '../i18n/use-text.tsx';
import { pauseLine, pauseWords } from './pause-words.ts';

it('leads to the line at which a function failed, and nowhere where none is known', () => {
  const error = { code: 'process.function-threw', params: { fname: 'A', detail: 'Error: no' } } as const;
  const at = { file: 'functions/A.ts', line: 14, column: 3 };
  expect(pauseLine({ kind: 'error', error: { ...error, ...at } })).toEqual({ kind: 'go-to-line', ...at });
  expect(pauseLine({ kind: 'error', error: { ...error, file: at.file } })).toBeNull();
  expect(pauseLine({ kind: 'error', error })).toBeNull();
  expect(pauseLine({ kind: 'asked' })).toBeNull();
});

it('says what a function threw in the reader’s language', () => {
  const detail = "Cannot read properties of undefined (reading 'length')";
  const error = { code: 'run.func-panic', params: { fname: 'A', subject: 'row.lines', detail } } as const;
  const text: Text = (key, values) => `${key}${values && 'why' in values ? `: ${values['why']}` : ''}`;
  const paused = {
    ...({ runId: 'r', batch: 0, node: 0, visit: 1, side: 'after', rowsIn: 2 } as const),
    ...{ params: [], metadata: [], cache: [], connector: null, edits: [] },
    reason: { kind: 'error', error } as const,
    action: { abort: false, dataReuse: false, forceEntryNext: false, jumpFunc: '' },
  };
  const why = (language: 'en' | 'zh-CN') => pauseWords(paused, 'A', { text, language }).clauses.at(-1);
  expect(why('en')).toBe('debug.why.error: row.lines is undefined');
  expect(why('zh-CN')).toBe('debug.why.error: row.lines 为 undefined');
});
