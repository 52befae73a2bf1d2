/** A part of a help page, from one heading to the next. */
export interface HelpSection {
  /** What links name: the anchor above the heading, else the heading in lower case with hyphens, as on GitHub. */
  id: string;
  /** 1 for the page's title. */
  level: number;
  title: string;
  /** Markdown without the heading. */
  body: string;
}

/** Parts a Markdown page at its headings; what is in fenced code is no heading. */
export function helpSections(markdown: string): HelpSection[] {
  const sections: HelpSection[] = [];
  let anchor: string | undefined;
  let isCode = false;
  for (const line of markdown.split('\n')) {
    if (line.startsWith('```')) isCode = !isCode;
    const heading = isCode ? null : /^(#{1,6}) (.+)$/.exec(line);
    const named = isCode ? null : /^<a id="([\w-]+)"><\/a>$/.exec(line);
    if (named) anchor = named[1];
    else if (heading) {
      const [, marks = '', title = ''] = heading;
      sections.push({ id: anchor ?? headingId(title), level: marks.length, title, body: '' });
      anchor = undefined;
    } else {
      const last = sections.at(-1);
      if (last) last.body += `${line}\n`;
    }
  }
  return sections.map((section) => ({ ...section, body: section.body.trim() }));
}

function headingId(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\s-]/gu, '')
    .replace(/\s+/g, '-');
}

/** A page in both languages, `English · 中文` in headings and a paragraph of each below them: one language of it. */
export function inLanguage(sections: readonly HelpSection[], language: 'en' | 'zh-CN'): HelpSection[] {
  const part = language === 'en' ? 0 : 1;
  return sections.map(({ title, body, ...section }) => {
    const [number = ''] = /^\d+\. /.exec(title) ?? [];
    const titles = title.slice(number.length).split(' · ');
    const paragraphs = body.split('\n\n');
    return { ...section, title: number + (titles[part] ?? title), body: paragraphs[part] ?? body };
  });
}

/** What a search found on a page. */
export interface FoundHelp {
  readonly sections: readonly HelpSection[];
  /** The words that they hold instead of the query's own; empty where they hold those. */
  readonly instead: readonly string[];
}

/**
 * The sections that hold every word of a query, those with a word in the title first; all of them without a query. Where none
 * holds them, those that hold other words for the same.
 */
export function searchHelp(
  sections: readonly HelpSection[],
  query: string,
  sameWords: (word: string) => readonly string[] = () => [],
): FoundHelp {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const own = holding(
    sections,
    words.map((word) => [word]),
  );
  if (own.length > 0) return { sections: own, instead: [] };
  const choices = words.map((word) => [word, ...sameWords(word).map((same) => same.toLowerCase())]);
  const found = holding(sections, choices);
  const others = new Set(choices.flatMap(([, ...same]) => same));
  return {
    sections: found,
    instead: [...others].filter((word) => found.some((section) => textOf(section).includes(word))),
  };
}

/** The sections that hold one of each choice of words. */
function holding(sections: readonly HelpSection[], choices: readonly (readonly string[])[]): HelpSection[] {
  const held = (text: string) => choices.filter((words) => words.some((word) => text.includes(word))).length;
  const inTitle = ({ title }: HelpSection) => held(title.toLowerCase());
  const found = sections.filter((section) => held(textOf(section)) === choices.length);
  return choices.length === 0 ? found : found.toSorted((a, b) => inTitle(b) - inTitle(a));
}

function textOf({ title, body }: HelpSection): string {
  return `${title}\n${body}`.toLowerCase();
}
