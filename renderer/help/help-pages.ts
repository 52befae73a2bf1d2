import type { Language } from '../../core/errors/coded-error.ts';
import type { HelpPage } from '../stores/ui-store.ts';
import { type HelpSection, helpSections, inLanguage } from './help-sections.ts';

/** The pages as they ship with the Studio: help needs no network. */
const texts = import.meta.glob<string>('../../docs/{guide,guide-CN,kisflow-traps,embedded-store}.md', {
  query: '?raw',
  import: 'default',
});

/** Loads a help page, in its sections; a page that there is only in English is told in English. */
export async function loadHelp(page: HelpPage, language: Language): Promise<HelpSection[]> {
  if (page === 'traps') return inLanguage(helpSections(await textOf('kisflow-traps')), language);
  if (page === 'store') return helpSections(await textOf('embedded-store'));
  return helpSections(await textOf(language === 'zh-CN' && isThere('guide-CN') ? 'guide-CN' : 'guide'));
}

function pathOf(name: string): string {
  return `../../docs/${name}.md`;
}

function isThere(name: string): boolean {
  return pathOf(name) in texts;
}

async function textOf(name: string): Promise<string> {
  return (await texts[pathOf(name)]?.()) ?? '';
}

/** The page and section that a link within the pages leads to; null for a link elsewhere. */
export function helpLink(href: string, from: HelpPage): { page: HelpPage; section: string | null } | null {
  const [, file = '', section = ''] = /^([\w-]*(?:\.md)?)(?:#([\w-]+))?$/.exec(href) ?? [];
  const page = file === '' ? from : pagesByFile[file];
  return page === undefined || (file === '' && section === '') ? null : { page, section: section || null };
}

const pagesByFile: Record<string, HelpPage | undefined> = {
  'guide.md': 'guide',
  'guide-CN.md': 'guide',
  'kisflow-traps.md': 'traps',
  'embedded-store.md': 'store',
};
