import { expect, test } from 'vitest';
import { readConfig } from './read.ts';
import { printScalar } from './yaml-print.ts';
import recorded from './yaml-v3-texts.json' with { type: 'json' };

test.each(recorded.texts)('text %# is read, or refused, as yaml.v3 does', ({ text, read }) => {
  const result = readConfig(text);
  if (read === null) expect(result.ok).toBe(false);
  else expect(result).toMatchObject({ ok: true, document: { config: read } });
});

test('a date with any number of blanks before its time is printed in quotes', () => {
  for (const blanks of ['', ' ', '  ', '     '])
    expect(printScalar(`2024-01-05 ${blanks}10:00:00`, 0)).toMatch(/^"/);
});
