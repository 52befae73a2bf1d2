import { expect, test } from 'vitest';
import * as library from './library.ts';
import * as userLibrary from './user-library.ts';

test('user code has every name of the library', () => {
  expect(Object.keys(userLibrary).sort()).toEqual(Object.keys(library).sort());
});

test('user code reads and writes no config', async () => {
  const refused = { code: 'process.no-files' };
  await expect(userLibrary.configImportYaml()).rejects.toMatchObject(refused);
  await expect(userLibrary.configExportYaml()).rejects.toMatchObject(refused);
});
