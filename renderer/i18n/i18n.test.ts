import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { lateEn } from './en-late.ts';
import { addLateTexts, createI18n, showLanguage } from './i18n.ts';
import { zhCN } from './zh-CN.ts';

const root = join(import.meta.dirname, '..');
const english = new Map<string, string>(Object.entries({ ...en, ...lateEn }));
const chinese = new Map<string, string>(Object.entries(zhCN));
const plural = /_(zero|one|other)$/;

function places(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)(?:, number)?\}\}/g)].map(([, name]) => name ?? '').sort();
}

/** All sources of the user interface but the texts themselves and the tests. */
function sources(): string {
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/i18n\/(en|zh-CN)/.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}

describe('the texts', () => {
  it('are there in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
    const empty = [...english, ...chinese].filter(([, text]) => text.trim() === '').map(([key]) => key);
    expect(empty).toEqual([]);
  });

  it('name the same values in both languages', () => {
    const differing = [...english].filter(([key, text]) => {
      const other = places(chinese.get(key) ?? '').filter((name) => name !== 'count');
      const own = places(text).filter((name) => name !== 'count');
      return own.join() !== other.join();
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('are Chinese where they are not names', () => {
    const isSame = ([key, text]: [string, string]) => chinese.get(key) === text && / /.test(text.trim());
    const untranslated = [...english]
      .filter(isSame)
      .filter(([, text]) => !/[{/:]|^[A-Z][\w-]* [A-Z]/.test(text));
    expect(untranslated.map(([key]) => key)).toEqual([]);
  });

  it('have both plurals', () => {
    const alone = [...english.keys()].filter((key) => {
      if (!plural.test(key)) return false;
      const base = key.replace(plural, '');
      return !english.has(`${base}_one`) || !english.has(`${base}_other`);
    });
    expect(alone).toEqual([]);
  });

  it('are all used somewhere', () => {
    const code = sources();
    const found = (pattern: RegExp) => [
      ...new Set([...code.matchAll(pattern)].map(([, part]) => part ?? '')),
    ];
    // Keys that are put together: `area.name.${kind}` and `${key}.more`.
    const beginnings = found(/`([a-zA-Z]+\.[\w.-]*)\$\{/g);
    const endings = found(/`\$\{\w+\}(\.[\w.-]+)`/g);
    const isUsed = (key: string): boolean =>
      code.includes(`'${key}'`) ||
      code.includes(`="${key}"`) ||
      beginnings.some((beginning) => key.startsWith(beginning)) ||
      endings.some((ending) => key.endsWith(ending) && isUsed(key.slice(0, -ending.length)));
    const keys = new Set([...english.keys()].map((key) => key.replace(plural, '')));
    expect([...keys].filter((key) => !isUsed(key))).toEqual([]);
  });

  it('are found in either language, with plurals and values', async () => {
    const i18n = createI18n();
    await addLateTexts(i18n);
    expect(i18n.t('samples.title')).toBe('Sample rows');
    expect(i18n.t('shell.filesChanged', { count: 1 })).toBe('1 file changed');
    expect(i18n.t('shell.filesChanged', { count: 2 })).toBe('2 files changed');
    expect(i18n.t('explorer.rename.uses', { count: 0 })).toBe('It is used nowhere else.');
    await showLanguage(i18n, 'zh-CN');
    expect(i18n.t('shell.filesChanged', { count: 2 })).toBe('2 个文件已修改');
    expect(i18n.t('explorer.rename.uses', { count: 0 })).toBe('没有其他地方使用它。');
  });
});
