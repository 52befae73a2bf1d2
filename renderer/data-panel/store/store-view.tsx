import { Menu, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Database, Download, KeyRound, Search, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { keyFields } from '../../../core/config/key-fields.ts';
import type { ConnConfig } from '../../../core/config/types.ts';
import type { StorePage } from '../../../core/contract/store-page.ts';
import { attempt } from '../../command-kit/run-command.ts';
import { useText } from '../../i18n/use-text.tsx';
import type { Workspace } from '../../stores/scopes.ts';
import { useWorkspace } from '../../stores/use-scopes.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Loading } from '../../ui/loading.tsx';
import { saveAs } from '../../ui/save-as.ts';
import { toast } from '../../ui/toast.ts';
import { type GridRow, RowGrid } from '../row-grid.tsx';
import { shownRow } from '../shown-row.ts';
import { allRows, asCsv, asLines } from './export-store.ts';
import './store-view.css';
import { storePageSize, useStorePage } from './use-store-page.ts';

interface StoreViewProps {
  connector: ConnConfig;
  /** Code of its own speaks to its storage; the sample store stands in for connectors without. */
  hasCode: boolean;
}

/** What the sample store holds for a connector: its rows to look at, search, export and clear. */
export function StoreView({ connector, hasCode }: StoreViewProps) {
  const text = useText();
  const workspace = useWorkspace();
  const { cname } = connector;
  const [find, setFind] = useState('');
  const [query] = useDebouncedValue(find, 200);
  const [onlyAdded, setOnlyAdded] = useState(false);
  const [offset, setOffset] = useState(0);
  const { page, error, again } = useStorePage({ cname, offset, find: query, onlyAdded });
  const looked = (change: () => void) => {
    setOffset(0);
    change();
  };
  if (error !== null) return <ErrorNote error={error} />;
  if (page === null) return <Loading />;
  if (page.total === 0)
    return (
      <EmptyState
        icon={Database}
        title={text('store.emptyTitle')}
        text={text(hasCode ? 'store.emptyWithCode' : 'store.emptyText')}
      />
    );
  return (
    <section className="store-view" aria-label={text('store.title', { name: cname })}>
      <div className="store-view__bar">
        <TextInput
          size="xs"
          aria-label={text('store.find')}
          placeholder={text('store.findShort')}
          leftSection={<Search size={13} aria-hidden />}
          value={find}
          onChange={(event) => {
            const { value } = event.currentTarget;
            looked(() => setFind(value));
          }}
        />
        <ExportMenu workspace={workspace} cname={cname} />
        <button
          type="button"
          className="button button--line"
          aria-label={text('store.clear')}
          title={text('store.clear')}
          onClick={() => void attempt(() => clear(workspace, cname, page.total, again))}
        >
          <Trash2 size={14} aria-hidden />
          <span className="store-view__label">{text('store.clear')}</span>
        </button>
      </div>
      <div className="store-view__facts">
        <span role="status">
          {query === '' && !onlyAdded
            ? text('store.rows', { count: page.total })
            : text('store.found', { shown: page.matching, total: page.total })}
        </span>
        {(page.added > 0 || onlyAdded) && (
          <button
            type="button"
            className="store-view__added"
            aria-pressed={onlyAdded}
            onClick={() => looked(() => setOnlyAdded(!onlyAdded))}
          >
            {text('store.added', { count: page.added })}
          </button>
        )}
        <Keys connector={connector} doubles={page.doubles} />
      </div>
      <Rows page={page} offset={offset} label={cname} onOffset={setOffset} />
    </section>
  );
}

/** By what rows are told apart, and what becomes of those that are saved again. */
function Keys({ connector, doubles }: { connector: ConnConfig; doubles: number | null }) {
  const text = useText();
  const keys = keyFields(connector);
  const isDoubled = doubles !== null && doubles > 0;
  const fields = keys.join(text('store.comma'));
  const words = [
    keys.length > 0 ? text(isDoubled ? 'store.key' : 'store.keyNoDoubles', { fields }) : text('store.noKey'),
    ...(isDoubled ? [text('store.doubles', { count: doubles })] : []),
  ];
  return (
    <span className="store-view__keys" data-doubled={isDoubled}>
      <KeyRound size={12} aria-hidden /> {words.join(' ')}
    </span>
  );
}

interface RowsProps {
  page: StorePage;
  offset: number;
  label: string;
  onOffset(offset: number): void;
}

function Rows({ page, offset, label, onOffset }: RowsProps) {
  const text = useText();
  const added = text('store.addedRow');
  const rows = useMemo(
    () =>
      page.rows.map(
        ({ json, isAdded }, index): GridRow => ({
          index: offset + index,
          row: shownRow(json),
          ...(isAdded ? { sign: { text: '+', says: added } } : {}),
        }),
      ),
    [page, offset, added],
  );
  const last = offset + rows.length;
  return (
    <div className="store-view__rows">
      {page.matching > rows.length && (
        <div className="store-view__pages">
          <button
            type="button"
            className="button button--line"
            disabled={offset === 0}
            onClick={() => onOffset(Math.max(0, offset - storePageSize))}
          >
            {text('samples.earlier')}
          </button>
          <span className="num">
            {text('samples.window', { first: offset + 1, last, total: page.matching.toLocaleString('en') })}
          </span>
          <button
            type="button"
            className="button button--line"
            disabled={last >= page.matching}
            onClick={() => onOffset(last)}
          >
            {text('samples.later')}
          </button>
        </div>
      )}
      {rows.length === 0 ? (
        <EmptyState icon={Search} title={text('data.noMatch')} />
      ) : (
        <RowGrid rows={rows} label={label} />
      )}
    </div>
  );
}

function ExportMenu({ workspace, cname }: { workspace: Workspace; cname: string }) {
  const text = useText();
  const save = (ending: 'jsonl' | 'csv') => void attempt(() => exportRows(workspace, cname, ending));
  return (
    <Menu position="bottom-end" width={160}>
      <Menu.Target>
        <button
          type="button"
          className="button button--line"
          aria-label={text('store.export')}
          title={text('store.export')}
        >
          <Download size={14} aria-hidden />
          <span className="store-view__label">{text('store.export')}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => save('jsonl')}>JSON Lines</Menu.Item>
        <Menu.Item onClick={() => save('csv')}>CSV</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

async function exportRows(workspace: Workspace, cname: string, ending: 'jsonl' | 'csv'): Promise<void> {
  const { projectId } = workspace.project.getState().opened;
  const rows = await allRows((offset, limit) =>
    workspace.backend.call('store.page', { projectId, cname, offset, limit, find: '', onlyAdded: false }),
  );
  const content = ending === 'csv' ? asCsv(rows) : asLines(rows);
  saveAs(new Blob([content], { type: 'text/plain;charset=utf-8' }), `${cname}.${ending}`);
}

/** Clears the store at once: it can be had back until the next run begins. */
async function clear(workspace: Workspace, cname: string, count: number, again: () => void): Promise<void> {
  const { backend, run, text } = workspace;
  const { projectId } = workspace.project.getState().opened;
  await backend.call('store.clear', { projectId, cname });
  again();
  const restore = () =>
    attempt(async () => {
      await backend.call('store.restore', { projectId });
      again();
    });
  const { runId } = run.getState();
  toast({
    message: text('store.cleared', { count, name: cname }),
    kind: 'ok',
    action: {
      label: text('commands.undo'),
      run: () => void restore(),
      until: (over) =>
        run.subscribe((state) => {
          if (state.runId !== runId) over();
        }),
    },
  });
}
