import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const renderer = join(import.meta.dirname, '..');
const mantine = join(renderer, '..', 'node_modules', '@mantine');

/** Names imported from Mantine's core by these sources. */
function importedNames(folder: string, pattern: string): string[] {
  return globSync(pattern, { cwd: folder }).flatMap((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    return [...source.matchAll(/import \{([^}]*)\} from ['"]@mantine\/core['"]/g)].flatMap(([, names = '']) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !name.startsWith('type ')),
    );
  });
}

/** The style sheets of the components behind these names: of every module that theirs import. */
function styleSheetsOf(names: readonly string[]): Set<string> {
  const esm = join(mantine, 'core', 'esm');
  const index = readFileSync(join(esm, 'index.mjs'), 'utf8');
  const seen = new Set<string>();
  const sheets = new Set<string>();
  function walk(file: string): void {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/from "(\.[^"]+\.mjs)"/g)) {
      const sheet = /([\w-]+)\.module\.mjs$/.exec(path)?.[1];
      if (sheet === undefined) walk(join(dirname(file), path));
      else sheets.add(sheet);
    }
  }
  for (const name of names) {
    const path = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from "([^"]+)"`).exec(index)?.[1];
    if (path?.startsWith('.')) walk(join(esm, path));
  }
  return sheets;
}

it('the styles of every Mantine component in use are there, in the order of its own list', () => {
  const used = styleSheetsOf([
    ...importedNames(renderer, '**/*.{ts,tsx}'),
    ...importedNames(mantine, 'spotlight/esm/**/*.mjs'),
  ]);
  const list = readFileSync(join(import.meta.dirname, 'mantine-styles.ts'), 'utf8');
  const imported = [...list.matchAll(/styles\/([\w-]+)\.css/g)].map(([, name]) => name ?? '');
  expect([...used].filter((name) => !imported.includes(name))).toEqual([]);
  const all = readFileSync(join(mantine, 'core', 'styles.css'), 'utf8');
  const places = imported.map((name) => {
    const sheet = readFileSync(join(mantine, 'core', 'styles', `${name}.css`), 'utf8');
    return all.indexOf(sheet.trim().slice(0, 200));
  });
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});
