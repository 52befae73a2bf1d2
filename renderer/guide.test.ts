// @vitest-environment node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { allCommands } from './all-commands.ts';
import { editorKeys } from './command-kit/editor-keys.ts';
import { en } from './i18n/en.ts';
import { zhCN } from './i18n/zh-CN.ts';
import { formatKey } from './ui/keys.ts';

const docs = join(import.meta.dirname, '../docs');

it.each([
  ['guide.md', en],
  ['guide-CN.md', zhCN],
])('%s tells every key that there is, with what it does', (file, words: Record<string, string>) => {
  const guide = readFileSync(join(docs, file), 'utf8');
  const lines = [...allCommands.list, ...editorKeys]
    .filter(({ keys = [] }) => keys.length > 0)
    .map(({ keys = [], label }) => {
      const shown = keys.map((key) => `\`${formatKey(key, false)}\``).join(' ');
      return `| ${shown} | ${words[label]} |`;
    });
  expect(lines.filter((line) => !guide.includes(line))).toEqual([]);
});
