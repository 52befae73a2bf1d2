import './explorer.css';
import { Search, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { projectModel } from '../../core/project/model.ts';
import { useText } from '../i18n/use-text.tsx';
import { useExplorer, useProject, useWorkspace } from '../stores/use-scopes.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { hasModifier } from '../ui/keys.ts';
import { later } from '../ui/later.tsx';
import { Tree } from './tree.tsx';

/** Most projects have no breakpoint. */
const BreakpointList = later(async () => (await import('./breakpoint-list.tsx')).BreakpointList);

/** The project's flows, functions, connectors and global file, and where runs pause; `footer` stands below. */
export function Explorer({ footer }: { footer: ReactNode }) {
  const hasBreakpoints = useProject(({ project }) =>
    Object.values(projectModel(project).studio.flows).some(
      ({ breakpoints }) => Object.keys(breakpoints).length > 0,
    ),
  );
  return (
    <div className="explorer" data-scope="explorer">
      <SearchField />
      <Tree />
      {hasBreakpoints && <BreakpointList />}
      <div className="explorer__footer">{footer}</div>
    </div>
  );
}

function SearchField() {
  const workspace = useWorkspace();
  const text = useText();
  const search = useExplorer((explorer) => explorer.search);
  const setSearch = (next: string) => workspace.explorer.setState({ search: next });
  return (
    <div className="explorer__search">
      <Search size={14} aria-hidden />
      <input
        id="explorer-search"
        type="search"
        placeholder={text('explorer.search')}
        aria-label={text('explorer.search')}
        aria-controls="explorer-tree"
        autoComplete="off"
        spellCheck={false}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setSearch('');
          if (hasModifier(event) || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
          event.preventDefault();
          document.getElementById('explorer-tree')?.focus();
        }}
      />
      {search === '' ? (
        <Kbd combination="/" />
      ) : (
        <button
          type="button"
          className="icon-button icon-button--small"
          aria-label={text('explorer.search.clear')}
          onClick={() => setSearch('')}
        >
          <X size={14} aria-hidden />
        </button>
      )}
    </div>
  );
}
