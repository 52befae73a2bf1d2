import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { storageTypes } from '../../core/storage/storage-types.ts';

const pages = ['storage.md', 'storage-CN.md'].map((name) =>
  readFileSync(join(import.meta.dirname, '..', '..', 'docs', name), 'utf8'),
);

it.each(storageTypes)('the pages tell of $type and every param of it', ({ type, params }) => {
  for (const page of pages)
    for (const name of [type, ...params.map((param) => param.name)]) expect(page).toContain(`\`${name}`);
});
