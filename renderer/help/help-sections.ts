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

/** The sections that hold every word of a query, those with a word in the title first; all of them without a query. */
export function searchHelp(sections: readonly HelpSection[], query: string): HelpSection[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = sections.filter(({ title, body }) => {
    const text = `${title}\n${body}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const inTitle = ({ title }: HelpSection) =>
    words.filter((word) => title.toLowerCase().includes(word)).length;
  return words.length === 0 ? found : found.toSorted((a, b) => inTitle(b) - inTitle(a));
}
