import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newCodePath } from './code-path.ts';
import { createFunction } from './edits/create.ts';
import { caseKey, isPortableName } from './file-names.ts';
import { projectModel } from './model.ts';
import { projectOf } from './test-project.ts';

const func = (name: string) => `kistype: func\nfname: ${JSON.stringify(name)}\nfmode: Load\n`;
const composed = 'caf\u00e9';
const decomposed = 'cafe\u0301';

/** The file of each name's code, in a project with functions of these names and files of these paths. */
function filesOf(names: readonly string[], paths: readonly string[]): (string | undefined)[] {
  const files = Object.fromEntries(paths.map((path) => [`functions/${path}`, '']));
  const configs = Object.fromEntries(names.map((name, index) => [`conf/${index}.yml`, func(name)]));
  const model = projectModel(projectOf({ ...configs, ...files }));
  return names.map((name) => model.codeFile('functions', name)?.path.slice('functions/'.length));
}

test.each(['CON', 'x:y', ' lead', 'nul.txt', 'trailing.', 'a"b', '求和', 'aux'])(
  'a file that a system holds is that of the function it is called after: %s',
  (name) => {
    expect(filesOf([name], [`${name}.ts`])).toEqual([`${name}.ts`]);
  },
);

test('a file of the other Unicode form is the function’s, unless another one is called so', () => {
  expect(filesOf([composed], [`${decomposed}.ts`])).toEqual([`${decomposed}.ts`]);
  expect(filesOf([decomposed], [`${composed}.ts`])).toEqual([`${composed}.ts`]);
  const both = [`${composed}.ts`, `${decomposed}.ts`];
  expect(filesOf([decomposed, composed], both)).toEqual([`${decomposed}.ts`, `${composed}.ts`]);
  expect(filesOf([decomposed, composed], [`${composed}.ts`])).toEqual([undefined, `${composed}.ts`]);
});

test('a file in a folder, or with the mark of another name, is nobody’s by its name', () => {
  expect(filesOf(['a/b', 'x.d'], ['a/b.ts', 'x.d.ts'])).toEqual([undefined, undefined]);
  const marked = newCodePath(projectOf({}), 'functions', 'CON').slice('functions/'.length, -'.ts'.length);
  expect(filesOf(['CON', marked], [`${marked}.ts`])).toEqual([`${marked}.ts`, undefined]);
});

/** Names that are hard on file systems, and like each other. */
const nasty = fc.constantFrom(
  ...[
    'CON',
    'con',
    'nul.txt',
    'COM¹',
    'x:y',
    'x_y',
    ' lead',
    'lead',
    'trail.',
    'trail ',
    'a/b',
    'a\\b',
    '..',
  ],
  ...['Avg', 'avg', 'AVG', composed, decomposed, 'Café', 'x.d', 'x~1234567', 'x~1234567-2', 'a\u0001b'],
  ...[
    'ß',
    'SS',
    '\u212a',
    'k',
    '가',
    '\u1100\u1161',
    'l'.repeat(300),
    `${'l'.repeat(300)}m`,
    '流'.repeat(100),
  ],
);
const anyName = fc.oneof(
  { weight: 3, arbitrary: nasty },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }) },
);
const names = fc.uniqueArray(
  // YAML holds no lone half of a character.
  anyName.filter((name) => name.trim() !== '' && name.isWellFormed()),
  { minLength: 1, maxLength: 8 },
);

test('every function finds the file that is made for it, on every system, and no other function does', () => {
  fc.assert(
    fc.property(names, (all) => {
      let project = projectOf({});
      for (const name of all) project = createFunction(project, name, 'Calculate', 'ts');
      const model = projectModel(project);
      expect(model.functions.map(({ name }) => name).sort()).toEqual(all.toSorted());
      const paths = all.map((name) => model.codeFile('functions', name)?.path ?? '');
      // Windows and macOS hold paths that differ in case or form for one.
      expect(new Set(paths.map(caseKey)).size, paths.join(', ')).toBe(all.length);
      for (const path of project.files.keys())
        for (const part of path.split('/')) expect(isPortableName(part), path).toBe(true);
      for (const path of paths) expect(new TextEncoder().encode(path).length).toBeLessThan(255);
    }),
    // yaml.v3 itself writes a leading line break so that it is lost.
    { examples: [[['\n!', 'CON']], [['\t\n!']]] },
  );
});

test('whatever files there are, no two functions have the same one', () => {
  const path = fc.tuple(anyName, fc.constantFrom('.ts', '.js')).map(([name, extension]) => name + extension);
  fc.assert(
    fc.property(names, fc.uniqueArray(path, { maxLength: 8 }), (all, paths) => {
      const found = filesOf(all, paths).filter((file) => file !== undefined);
      expect(new Set(found).size).toBe(found.length);
      // No system has a file with a NUL in its name, and what names a folder or another name's file is not the function's.
      const [first = ''] = all;
      const isHeld = !/[/\\\u0000]|\.d$|~[0-9a-z]{7}(-\d+)?$/i.test(first);
      if (isHeld) expect(filesOf(all, [...paths, `${first}.ts`])[0]).toBeDefined();
    }),
  );
});
