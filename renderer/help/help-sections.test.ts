// @vitest-environment node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { traps } from '../../core/lint/traps.ts';
import { helpSections, inLanguage, searchHelp } from './help-sections.ts';
import { sameWords } from './same-words.ts';

const docs = join(import.meta.dirname, '..', '..', 'docs');
const page = (name: string) => helpSections(readFileSync(join(docs, name), 'utf8'));

describe('a page', () => {
  it('is parted at its headings, not at what is in code', () => {
    const sections = helpSections(
      '# Title\n\nIntro\n\n```sh\n# no heading\n```\n\n### Run it: `now`\n\nText\n',
    );
    expect(sections).toEqual([
      { id: 'title', level: 1, title: 'Title', body: 'Intro\n\n```sh\n# no heading\n```' },
      { id: 'run-it-now', level: 3, title: 'Run it: `now`', body: 'Text' },
    ]);
  });

  it('names a section by the anchor above it', () => {
    expect(helpSections('<a id="stable"></a>\n\n### 1. Words · 词\n\nA\n\n甲').map(({ id }) => id)).toEqual([
      'stable',
    ]);
  });

  it('is found by all words, in titles first', () => {
    const sections = helpSections('# A\n\nrows and jumps\n\n# Jumps\n\nof rows\n\n# B\n\nrows');
    expect(searchHelp(sections, 'ROWS jumps').sections.map(({ title }) => title)).toEqual(['Jumps', 'A']);
    expect(searchHelp(sections, ' ').sections).toHaveLength(3);
  });

  it('is found by other words for the same where none holds the own ones, and names them', () => {
    const sections = helpSections('# A\n\nKeep by `filter`\n\n# B\n\nwhere');
    const same = (word: string) => (word === 'where' || word === '过滤' ? ['Filter', 'sift'] : []);
    expect(searchHelp(sections, '过滤 keep', same)).toEqual({ sections: [sections[0]], instead: ['filter'] });
    expect(searchHelp(sections, 'where', same)).toEqual({ sections: [sections[1]], instead: [] });
    expect(searchHelp(sections, '过滤 nothing', same)).toEqual({ sections: [], instead: [] });
  });

  it.each(['分支', '过滤', 'branch', 'filter'])('of the guide is found by %s in both languages', (word) => {
    for (const name of ['guide.md', 'guide-CN.md'])
      expect(searchHelp(page(name), word, sameWords).sections).not.toEqual([]);
  });
});

describe('the traps', () => {
  const sections = page('kisflow-traps.md').filter(({ level }) => level === 3);

  it('are told under the names that messages link to, in their order and with their titles', () => {
    const told = sections.map(({ id, title }) => [id, title]);
    const known = Object.entries(traps).map(([name, title], index) => [
      name,
      `${index + 1}. ${title.en} · ${title['zh-CN']}`,
    ]);
    expect(told).toEqual(known);
  });

  it('are told in both languages', () => {
    for (const { body } of sections) expect(body.split('\n\n')).toHaveLength(2);
    for (const { body } of inLanguage(sections, 'en')) expect(body).not.toMatch(/\p{Script=Han}/u);
    for (const { title, body } of inLanguage(sections, 'zh-CN')) {
      expect(title).toMatch(/^\d+\. .*\p{Script=Han}/u);
      expect(body).toMatch(/\p{Script=Han}/u);
    }
  });
});
