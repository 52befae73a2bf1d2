import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSource, readSources } from './source-file.ts';
import { sourceName } from './source-path.ts';
import { sourceTypes } from './source-types.ts';

const good = {
  version: 1,
  flow: 'F',
  type: 'files',
  settings: { path: 'in', poll_ms: 20 },
};
const readOf = (value: unknown, path = 'sources/S.json') =>
  readSource({ path, text: JSON.stringify(value, null, 2) });
const codesOf = (value: unknown) => readOf(value).problems?.map(({ code, line }) => [code, line]);

test('a source has every setting of its type, and batches of 500 rows or 200 ms', () => {
  expect(readOf(good).source).toMatchObject({
    name: 'S',
    flow: 'F',
    batch: { rows: 500, ms: 200 },
    settings: { path: 'in', pattern: '*', poll_ms: '20' },
  });
});

test('what is wrong is told with its line', () => {
  expect(codesOf({ ...good, version: 2 })).toEqual([['source.newer', 2]]);
  expect(codesOf({ ...good, typ: 1 })).toEqual([['source.unknown-key', 9]]);
  expect(codesOf({ ...good, batch: { rows: 0 } })).toEqual([['source.bad-value', 10]]);
  expect(codesOf({ ...good, type: 'ftp' })).toEqual([['source.unknown-type', 4]]);
  expect(codesOf({ ...good, type: 'http', settings: { listen: '1' } })).toEqual([
    ['source.setting-missing', undefined],
  ]);
  expect(codesOf({ ...good, settings: { pth: 'in', poll_ms: 'soon' } })).toEqual([
    ['source.setting-unknown', 6],
    ['source.setting-missing', undefined],
    ['source.setting-wrong', 7],
  ]);
  expect(readSource({ path: 'sources/S.json', text: '{\n"version": 1,,' }).problems).toMatchObject([
    { code: 'source.not-json', line: 2 },
  ]);
});

test('a reference will do for any setting: what it stands for is looked at when the run begins', () => {
  expect(codesOf({ ...good, settings: { path: '${env:IN}', poll_ms: '${file:/run/ms}' } })).toBeUndefined();
});

test('only files directly in sources/ are sources', () => {
  expect(
    ['sources/A.json', 'sources/x/A.json', 'sources/.json', 'tests/A.json', 'sources/A.yml'].map(sourceName),
  ).toEqual(['A', undefined, undefined, undefined, undefined]);
  expect(readSources([{ path: 'conf/a.json', text: '' }])).toEqual([]);
});

test('reading never throws, and gives a source or what is wrong with it', () => {
  const anything = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .record(
        {
          version: fc.constantFrom<unknown>(1, 2, '1'),
          flow: fc.constantFrom<unknown>('F', '', 3),
          type: fc.constantFrom<unknown>(...sourceTypes.map(({ name }) => name), 'x'),
          settings: fc.dictionary(
            fc.constantFrom(
              ...sourceTypes.flatMap(({ settings }) => settings.map(({ key }) => key)),
              '__proto__',
            ),
            fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
          ),
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const { source, problems } = readSource({ path: 'sources/S.json', text });
      if (source === null) expect(problems.length).toBeGreaterThan(0);
      else for (const { key } of source.type.settings) expect(typeof source.settings[key]).toBe('string');
    }),
  );
});
