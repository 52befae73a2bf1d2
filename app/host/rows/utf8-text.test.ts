import { expect, test } from 'vitest';
import { utf8Text } from './utf8-text.ts';

async function textOf(...parts: Uint8Array[]): Promise<string> {
  let text = '';
  for await (const piece of utf8Text(
    (async function* () {
      yield* parts;
    })(),
    'rows.csv',
  ))
    text += piece;
  return text;
}

test.each(['utf16le', 'utf-16be'])(
  'rows in %s without a mark are no UTF-8, whatever they hold',
  async (name) => {
    const little = Buffer.from('a,b\n1,2\n', 'utf16le');
    const bytes = name === 'utf16le' ? little : Buffer.from(little).swap16();
    await expect(textOf(bytes)).rejects.toMatchObject({ code: 'process.rows-not-utf8' });
  },
);

test('a NUL within a text is text, and so is what is cut between two pieces', async () => {
  const bytes = Buffer.from('名,b\u0000c\n');
  expect(await textOf(bytes.subarray(0, 1), bytes.subarray(1))).toBe('名,b\u0000c\n');
  expect(await textOf(Buffer.from('\ufeffa'))).toBe('a');
});
