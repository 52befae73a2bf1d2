import { Drawer, SegmentedControl, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import type { HelpPage } from '../stores/ui-store.ts';
import { useSettings, useStudio, useUi } from '../stores/use-scopes.tsx';
import { Loading } from '../ui/loading.tsx';
import { loadHelp } from './help-pages.ts';
import { type HelpSection, searchHelp } from './help-sections.ts';
import './help-panel.css';
import { later } from '../ui/later.tsx';

const HelpText = later(async () => (await import('./help-text.tsx')).default);
const pages = ['guide', 'traps', 'store'] as const satisfies readonly HelpPage[];

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
  const sections = useSections(page);
  const [query, setQuery] = useState('');
  const found = useMemo(() => searchHelp(sections ?? [], query), [sections, query]);
  const go = (help: { page: HelpPage; section: string | null }) => {
    setQuery('');
    studio.ui.setState({ help });
  };
  return (
    <div className="help">
      <div className="help__top">
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={text('help.pages')}
          data={pages.map((value) => ({ value, label: text(`help.page.${value}`) }))}
          value={page}
          onChange={(value) => {
            const chosen = pages.find((known) => known === value);
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
      {sections === null ? (
        <Loading />
      ) : (
        <>
          <p className="help__count" role="status">
            {query.trim() !== '' &&
              (found.length === 0
                ? text('help.none', { query })
                : text('help.found', { count: found.length }))}
          </p>
          {found.map((shown) => (
            <Section key={shown.id} page={page} shown={shown} isGoal={shown.id === section} go={go} />
          ))}
        </>
      )}
    </div>
  );
}

/** The page's sections in the window's language; null while they are loaded. */
function useSections(page: HelpPage): HelpSection[] | null {
  const language = useSettings((settings) => settings.resolvedLanguage);
  const [loaded, setLoaded] = useState<{ key: string; sections: HelpSection[] } | null>(null);
  const key = `${page} ${language}`;
  useEffect(() => {
    let isWanted = true;
    void loadHelp(page, language).then((sections) => {
      if (isWanted) setLoaded({ key: `${page} ${language}`, sections });
    });
    return () => {
      isWanted = false;
    };
  }, [page, language]);
  return loaded?.key === key ? loaded.sections : null;
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
