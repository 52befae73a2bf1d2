// @vitest-environment node
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { helpSections } from './help-sections.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** What stands in a section whatever its language: how deep it is, code blocks, names in code, links, keys of tables. */
function bones(path: string) {
  return helpSections(read(path)).map(({ level, body }) => {
    const parts = body.split(/^```/m);
    const prose = parts.filter((_, index) => index % 2 === 0).join('\n');
    return {
      level,
      blocks: parts.filter((_, index) => index % 2 === 1).map(withoutRemarks),
      code: [...new Set(prose.match(/`[^`\n]+`/g))].sort(),
      links: [...prose.matchAll(/\]\(([^)]+)\)/g)].map(([, to = '']) => to.replace('-CN.md', '.md')).sort(),
      rows: [...prose.matchAll(/^\| ([^|]+) \|/gm)]
        .map(([, key = '']) => key)
        .filter((key) => /[`\d]/.test(key)),
      bullets: prose.match(/^- /gm)?.length ?? 0,
      paragraphs: prose.split(/\n{2,}/).length,
    };
  });
}

/** The lines of a code block without what is said about them, which stands behind blanks or a comment's mark. */
function withoutRemarks(block: string): string[] {
  return block
    .split('\n')
    .map((line) => line.replace(/(?<=\S)(?: {2,}|\s*# |\s*\/\/ ).*$/, '').replace(/^\/\/ .*$/, '//'));
}

describe.each([
  ['README.md', 'README-CN.md'],
  ['docs/guide.md', 'docs/guide-CN.md'],
])('%s and %s', (english, chinese) => {
  it('have the same sections, commands, keys, code, tables and links', () => {
    const [en, zh] = [bones(english), bones(chinese)];
    const titles = helpSections(read(english)).map(({ title }) => title);
    expect(zh.map(({ level }) => level)).toEqual(en.map(({ level }) => level));
    const differing = titles.flatMap((title, index) => {
      try {
        expect(withoutLanguageLink(zh[index])).toEqual(withoutLanguageLink(en[index]));
        return [];
      } catch (thrown) {
        return [`${title}: ${thrown instanceof Error ? thrown.message : ''}`];
      }
    });
    expect(differing.join('\n')).toBe('');
  });

  it('link to what is there', () => {
    for (const path of [english, chinese]) {
      const targets = [...read(path).matchAll(/(?:\]\(|src(?:set)?=")(?!https?:|#)([^)"#\s]+)/g)].map(
        ([, to = '']) => to,
      );
      const missing = targets.filter((to) => !existsSync(join(root, dirname(path), to)));
      expect(missing).toEqual([]);
    }
  });
});

/** Each README leads to the other one at its beginning. */
function withoutLanguageLink(section: ReturnType<typeof bones>[number] | undefined) {
  return { ...section, links: section?.links.filter((to) => to !== 'README.md') };
}
