import { Drawer, SegmentedControl, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Language } from '../../core/errors/coded-error.ts';
import { useText } from '../i18n/use-text.tsx';
import type { HelpPage } from '../stores/ui-store.ts';
import { useSettings, useStudio, useUi } from '../stores/use-scopes.tsx';
import { Loading } from '../ui/loading.tsx';
import { loadHelp } from './help-pages.ts';
import { type FoundHelp, type HelpSection, searchHelp } from './help-sections.ts';
import './help-panel.css';
import { later } from '../ui/later.tsx';

const HelpText = later(async () => (await import('./help-text.tsx')).default);
const helpPages = ['guide', 'traps', 'store'] as const satisfies readonly HelpPage[];

/** The guide, the traps and the embedded store, beside the work: to read, and to search. */
export function HelpPanel() {
  const studio = useStudio();
  const text = useText();
  const shown = useUi((ui) => ui.help);
  return (
    <Drawer
      opened={shown !== null}
      onClose={() => studio.ui.setState({ help: null })}
      position="right"
      size="min(680px, 92vw)"
      title={text('help.title')}
      closeButtonProps={{ 'aria-label': text('shell.close') }}
      overlayProps={{ backgroundOpacity: 0.15 }}
      transitionProps={{ duration: 0 }}
    >
      {shown !== null && <Help page={shown.page} section={shown.section} />}
    </Drawer>
  );
}

function Help({ page, section }: { page: HelpPage; section: string | null }) {
  const studio = useStudio();
  const text = useText();
  const help = useHelp();
  const [query, setQuery] = useState('');
  const found = useMemo(() => (help === null ? null : searchPages(help, query)), [help, query]);
  const isSearch = query.trim() !== '';
  const go = (to: { page: HelpPage; section: string | null }) => {
    // What is looked for stays from page to page; a link leads to a section that may not hold it.
    if (to.section !== null) setQuery('');
    studio.ui.setState({ help: to });
  };
  const labelOf = (value: HelpPage) =>
    isSearch && found !== null
      ? text('help.page.hits', {
          page: text(`help.page.${value}`),
          count: found[value].sections.length,
        })
      : text(`help.page.${value}`);
  return (
    <div className="help">
      <div className="help__top">
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={text('help.pages')}
          data={helpPages.map((value) => ({ value, label: labelOf(value) }))}
          value={page}
          onChange={(value) => {
            const chosen = helpPages.find((known) => known === value);
            if (chosen) go({ page: chosen, section: null });
          }}
        />
        <TextInput
          type="search"
          data-autofocus
          leftSection={<Search size={14} aria-hidden />}
          aria-label={text('help.search')}
          placeholder={text('help.search')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      </div>
      {found === null ? (
        <Loading />
      ) : (
        <>
          <p className="help__count" role="status">
            {isSearch && <Count page={page} query={query} found={found} go={go} />}
          </p>
          {found[page].sections.map((shown) => (
            <Section key={shown.id} page={page} shown={shown} isGoal={shown.id === section} go={go} />
          ))}
        </>
      )}
    </div>
  );
}

interface CountProps {
  page: HelpPage;
  query: string;
  found: Record<HelpPage, FoundHelp>;
  go: SectionProps['go'];
}

/** How many sections were found, and by which words; where there are none, the pages that have some. */
function Count({ page, query, found, go }: CountProps) {
  const text = useText();
  const { sections, instead } = found[page];
  if (instead.length > 0) return text('help.instead', { query, words: instead.join(text('help.listComma')) });
  if (sections.length > 0) return text('help.found', { count: sections.length });
  return (
    <>
      {text('help.none', { query })}
      {helpPages
        .filter((other) => found[other].sections.length > 0)
        .map((other) => (
          <button
            key={other}
            type="button"
            className="help__link help__elsewhere"
            onClick={() => go({ page: other, section: null })}
          >
            {text('help.elsewhere', {
              page: text(`help.page.${other}`),
              count: found[other].sections.length,
            })}
          </button>
        ))}
    </>
  );
}

/** Every page in the window's language, and other words to search by; null while they are loaded. */
function useHelp(): Help | null {
  const language = useSettings((settings) => settings.resolvedLanguage);
  const [loaded, setLoaded] = useState<Help | null>(null);
  useEffect(() => {
    let isWanted = true;
    void loadAll(language).then((help) => {
      if (isWanted) setLoaded(help);
    });
    return () => {
      isWanted = false;
    };
  }, [language]);
  return loaded?.language === language ? loaded : null;
}

interface Help {
  language: Language;
  pages: Record<HelpPage, HelpSection[]>;
  sameWords(word: string): readonly string[];
}

async function loadAll(language: Language): Promise<Help> {
  const [guide, traps, store, { sameWords }] = await Promise.all([
    loadHelp('guide', language),
    loadHelp('traps', language),
    loadHelp('store', language),
    import('./same-words.ts'),
  ]);
  return { language, pages: { guide, traps, store }, sameWords };
}

function searchPages({ pages, sameWords }: Help, query: string): Record<HelpPage, FoundHelp> {
  const search = (page: HelpPage) => searchHelp(pages[page], query, sameWords);
  return { guide: search('guide'), traps: search('traps'), store: search('store') };
}

interface SectionProps {
  page: HelpPage;
  shown: HelpSection;
  /** The section that was asked for: it is brought into view. */
  isGoal: boolean;
  go(to: { page: HelpPage; section: string | null }): void;
}

function Section({ page, shown, isGoal, go }: SectionProps) {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isGoal) element.current?.scrollIntoView({ block: 'start' });
  }, [isGoal]);
  const Heading = shown.level <= 2 ? 'h3' : 'h4';
  // The page's own title stands on the switch above already.
  if (shown.level === 1 && shown.body === '') return null;
  return (
    <section className="help__section" ref={element} data-goal={isGoal || undefined}>
      {shown.level > 1 && <Heading>{shown.title.replace(/`/g, '')}</Heading>}
      <HelpText page={page} text={shown.body} go={go} />
    </section>
  );
}
