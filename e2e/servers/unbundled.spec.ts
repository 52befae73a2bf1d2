import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { storageTypes } from '../../core/storage/storage-types.ts';

const drivers = join(import.meta.dirname, '..', '..', 'app', 'connect', 'drivers.ts');

it('every driver loads without a bundle, as in the package: a bundle is kinder to what packages export', () => {
  const types = storageTypes.map(({ type }) => type);
  const program = `const { loadDriver } = await import(${JSON.stringify(drivers)});
    for (const type of ${JSON.stringify(types)}) console.log(type, typeof (await loadDriver(type)).open);`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  expect(out.trim().split('\n')).toEqual(types.map((type) => `${type} function`));
});
