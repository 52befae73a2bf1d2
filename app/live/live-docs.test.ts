import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sourceTypes } from '../../core/sources/source-types.ts';

const docs = join(import.meta.dirname, '..', '..', 'docs');
const pages = ['live.md', 'live-CN.md'].map((name) => readFileSync(join(docs, name), 'utf8'));

it.each(sourceTypes)('the pages tell of $name and every setting of it', ({ name, settings }) => {
  for (const page of pages)
    for (const told of [name, ...settings.map(({ key }) => key)]) expect(page).toContain(`\`${told}\``);
});

it('the pages have the same options, environment variables and metrics', () => {
  const [english, chinese] = pages.map(
    (page) => new Set(page.match(/`(?:--|KISFLOW_|…_|\/)[^`]*`|\w+_live_\w+/g)),
  );
  expect(chinese).toEqual(english);
});
