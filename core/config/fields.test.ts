import { expect, it } from 'vitest';
import { configFields, fieldHelp } from './fields.ts';
import { readConfig } from './read.ts';
import type { ConfigKind } from './types.ts';

/** The keys that KisFlow knows, by reading a file with every described field and seeing none of them called unknown. */
function fileWith(kind: ConfigKind): string {
  const lines: Record<string, string> = {
    string: 'x',
    int: '1',
    bool: 'true',
    'string-list': '[x]',
    'string-map': '{k: v}',
  };
  const flows = kind === 'flow' ? 'flows:\n  - fname: x\n    params: {k: v}\n' : '';
  const nested = (above: string) =>
    configFields[kind]
      .filter(({ path }) => path.length === 2 && path[0] === above)
      .map(({ path, type }) => `  ${path[1]}: ${lines[type]}\n`)
      .join('');
  const groups = ['source', 'option'].map((group) => [group, nested(group)] as const);
  const top = configFields[kind].filter(
    ({ path, type }) => path.length === 1 && type !== 'list' && path[0] !== 'kistype',
  );
  return `kistype: ${kind}\n${top.map(({ path, type }) => `${path[0]}: ${lines[type]}\n`).join('')}${groups
    .filter(([, body]) => body !== '')
    .map(([group, body]) => `${group}:\n${body}`)
    .join('')}${flows}`;
}

it.each(['flow', 'func', 'conn', 'global'] as const)(
  'describes fields that KisFlow reads in a %s file',
  (kind) => {
    const read = readConfig(fileWith(kind));
    expect(read.ok && read.document.unknownKeys).toEqual([]);
  },
);

it('explains every field in both languages', () => {
  for (const [kind, fields] of Object.entries(configFields))
    for (const { path } of fields)
      for (const language of ['en', 'zh-CN'] as const)
        expect(fieldHelp(kind as ConfigKind, path, language), `${kind} ${path.join('.')}`).not.toBe('');
  expect(fieldHelp('flow', ['flows', 3, 'fname'], 'en')).toContain('func file');
});
