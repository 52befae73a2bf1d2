import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lostTexts } from './lost-texts.ts';
import { printConfig } from './print.ts';
import { readConfig } from './read.ts';
import { isSameConfig } from './same-config.ts';
import { configFile } from './test-configs.ts';
import type { ConfigFile, Params } from './types.ts';

function conn(params: Params, load: string[] = []): ConfigFile {
  const config = { kistype: 'conn', cname: 'c', addrs: '', type: '', key: '', params, load, save: [] };
  return { kind: 'conn', config };
}

test.each([
  ['a line break first', conn({ a: '\n  x\ny' }), [['params', 'a']], false],
  ['nothing but a line break', conn({ a: '\n' }), [['params', 'a']], false],
  ['a tab before further lines', conn({ a: '\tx\ny' }), [['params', 'a']], true],
  ['a key with a line break first', conn({ '\nk': '' }), [['params', '\nk']], false],
  ['an item', conn({}, ['fine', '\n x']), [['load', 1]], true],
  ['an item with a blank first', conn({}, ['  x\ny']), [['load', 0]], true],
  ['a tab alone, lines, blanks first', conn({ a: '\tx', b: 'x\n\ty', c: '  x\ny', d: 'x\n' }), [], false],
])('%s', (_, file, paths, breaks) => {
  const lost = lostTexts(file);
  expect(lost.map(({ path }) => path)).toEqual(paths);
  expect(lost.every((one) => one.breaks === breaks)).toBe(true);
});

test('a config whose texts are not lost comes back as it is, and no other', () => {
  fc.assert(
    fc.property(configFile, (file) => {
      const again = readConfig(printConfig(file));
      const kept = again.ok && isSameConfig(again.document.config, file.config);
      expect(lostTexts(file).length === 0).toBe(kept);
    }),
    { numRuns: 500 },
  );
});
