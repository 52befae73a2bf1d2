// @vitest-environment node
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Where Chinese words stand that a person reads; the glossary itself names the words that are not used. */
const places = [
  'renderer/i18n/zh-CN/*.ts',
  'core/**/*.ts',
  'engine/**/*.ts',
  'app/**/*.ts',
  'examples/*/example.json',
  'docs/*.md',
  'README-CN.md',
];

/** The words of the glossary's last column, each with the Chinese word to use. */
function forbidden(): { wrong: string; right: string }[] {
  const rows = read('docs/words.md').match(/^\| (?!English|-).*\|$/gm) ?? [];
  return rows.flatMap((row) => {
    const [, , right = '', , not = ''] = row.split('|').map((cell) => cell.trim());
    return not.split('、').map((wrong) => ({ wrong, right }));
  });
}

describe('one word for one thing', () => {
  it('holds in every Chinese text', () => {
    const words = forbidden();
    expect(words.length).toBeGreaterThan(20);
    const found = globSync(places, { cwd: root })
      .filter((path) => !path.endsWith('words.md') && !path.includes('.test.'))
      .flatMap((path) => {
        const lines = read(path).split('\n');
        return lines.flatMap((line, index) =>
          words
            .filter(({ wrong }) => line.includes(wrong))
            .map(({ wrong, right }) => `${path}:${index + 1}: ${wrong}, not ${right}`),
        );
      });
    expect(found).toEqual([]);
  });
});

describe('marks', () => {
  const all = Object.entries({ ...prefixed('en', en), ...prefixed('zh-CN', zhCN) });
  const breaking = (isWrong: (text: string) => boolean) =>
    all.filter(([, text]) => isWrong(text)).map(([key, text]) => `${key}: ${text}`);

  it('an ellipsis is one character, without a blank before it unless it goes on a list', () => {
    expect(breaking((text) => /\.{3}|^[^,]*\S …/.test(text))).toEqual([]);
  });

  it('Chinese has its own marks', () => {
    const chinese = Object.entries(zhCN).filter(([, text]) =>
      /\p{Script=Han}[,;:?!]|\p{Script=Han}\.$/u.test(text),
    );
    expect(chinese).toEqual([]);
  });

  it('several sentences end in a full stop, also the last', () => {
    expect(breaking((text) => /[.。] ?[A-Z\p{Script=Han}].*[^.。？?！!：:…）)]$/u.test(text))).toEqual([]);
  });
});

function prefixed(language: string, texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [`${language} ${key}`, text]));
}
