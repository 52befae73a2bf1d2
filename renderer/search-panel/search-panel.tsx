import './search-panel.css';
import { CaseSensitive, Regex, Search, WholeWord } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Project } from '../../core/project/project.ts';
import { showPlace } from '../config-actions/show-problem.ts';
import type { TextKey } from '../i18n/i18n.ts';
import { useText } from '../i18n/use-text.tsx';
import type { SearchQuery } from '../stores/explorer-store.ts';
import { useExplorer, useProject, useWorkspace } from '../stores/use-scopes.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { expressionOf, type SearchedFile, type SearchMatch, type SearchResult } from './find-matches.ts';
import { createSearcher } from './searcher.ts';

const switches = [
  ['matchCase', 'search.matchCase', CaseSensitive],
  ['wholeWord', 'search.wholeWord', WholeWord],
  ['isPattern', 'search.isPattern', Regex],
] as const satisfies readonly [keyof SearchQuery, TextKey, unknown][];

/** Looks through all code and YAML of the project; a click on a match goes to its place. */
export function SearchPanel() {
  const workspace = useWorkspace();
  const text = useText();
  const query = useExplorer((explorer) => explorer.query);
  const problem = patternProblem(query);
  const { result, isStopped } = useSearch(query, problem === null);
  const field = useRef<HTMLInputElement>(null);
  const asked = useExplorer((explorer) => explorer.searchAsked);
  useEffect(() => {
    if (asked > 0) field.current?.select();
  }, [asked]);
  const change = (patch: Partial<SearchQuery>) =>
    workspace.explorer.setState({ query: { ...query, ...patch } });
  return (
    <section className="search" aria-label={text('search.title')}>
      <div className="search__bar">
        <Search size={14} aria-hidden />
        <input
          ref={field}
          type="search"
          placeholder={text('search.placeholder')}
          aria-label={text('search.placeholder')}
          aria-invalid={problem !== null}
          spellCheck={false}
          autoComplete="off"
          value={query.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        {switches.map(([name, label, icon]) => (
          <IconButton
            key={name}
            icon={icon}
            size="small"
            label={text(label)}
            pressed={query[name]}
            onClick={() => change({ [name]: !query[name] })}
          />
        ))}
        <span className="search__count" role="status">
          {problem ?? (isStopped ? text('search.tooLong') : countWords(text, query, result))}
        </span>
      </div>
      <Results query={query} result={problem === null ? result : null} />
    </section>
  );
}

function countWords(
  text: ReturnType<typeof useText>,
  query: SearchQuery,
  result: SearchResult | null,
): string {
  if (query.text === '' || result === null || result.total === 0) return '';
  const words = { count: result.total, files: result.files.length };
  return text(result.isCut ? 'search.foundMore' : 'search.found', words);
}

/** What is wrong with a pattern, in the browser's words; null when nothing is. */
function patternProblem(query: SearchQuery): string | null {
  try {
    expressionOf(query);
    return null;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

const pauseMs = 120;

function useSearch(query: SearchQuery, isValid: boolean) {
  const project = useProject((state) => state.project);
  const searcher = useRef<ReturnType<typeof createSearcher> | null>(null);
  const [found, setFound] = useState<{ result: SearchResult | null; isStopped: boolean }>({
    result: null,
    isStopped: false,
  });
  useEffect(() => () => searcher.current?.dispose(), []);
  useEffect(() => {
    if (!isValid || query.text === '') {
      setFound({ result: null, isStopped: false });
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      searcher.current ??= createSearcher();
      void searcher.current.search(searchedFiles(project), query).then((result) => {
        if (current) setFound({ result, isStopped: result === null });
      });
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [project, query, isValid]);
  return found;
}

/** Code and YAML, by path. */
function searchedFiles(project: Project): SearchedFile[] {
  return [...project.files.values()]
    .filter(({ path }) => /\.(?:m?[jt]s|ya?ml)$/.test(path))
    .map(({ path, text }) => ({ path, text }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function Results({ query, result }: { query: SearchQuery; result: SearchResult | null }) {
  const text = useText();
  if (result === null || query.text === '')
    return <EmptyState icon={Search} title={text('search.emptyTitle')} text={text('search.emptyText')} />;
  if (result.total === 0) return <EmptyState icon={Search} title={text('search.none')} />;
  return (
    <ul className="search__files" aria-label={text('search.title')}>
      {result.files.map(({ path, matches }) => (
        <li key={path}>
          <h3>
            <code>{path}</code> <span className="num">{matches.length}</span>
          </h3>
          <ul>
            {matches.map((match) => (
              <Match key={`${match.line} ${match.column}`} path={path} match={match} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Match({ path, match }: { path: string; match: SearchMatch }) {
  const workspace = useWorkspace();
  const { line, column, preview, start, length } = match;
  return (
    <li>
      <button
        type="button"
        className="search__match"
        onClick={() => showPlace(workspace, { path, line, column })}
      >
        <span className="num">{line}</span>
        <code>
          {preview.slice(0, start)}
          <mark>{preview.slice(start, start + length)}</mark>
          {preview.slice(start + length)}
        </code>
      </button>
    </li>
  );
}
