// A page with a table of `?rows=` sample rows of `?columns=` fields: the Studio's, which can be edited (`side=ours`), or a bare
// virtualized one of plain cells that only shows them (`side=bare`).
import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import '@mantine/core/styles.css';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/controls.css';
import '../data-panel/row-grid.css';
import '../data-panel/samples/samples.css';
import { MantineProvider } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { allCommands } from '../all-commands.ts';
import { createConnection } from '../backend/connection.ts';
import { CommandsProvider } from '../command-kit/command-set.tsx';
import { SampleGrid } from '../data-panel/samples/sample-grid.tsx';
import { useSampleTable } from '../data-panel/samples/sample-table.ts';
import { addLateTexts, createI18n } from '../i18n/i18n.ts';
import { TextProvider } from '../i18n/use-text.tsx';
import { createStudioWindow } from '../stores/studio-window.ts';
import { StudioProvider, WorkspaceProvider } from '../stores/use-scopes.tsx';
import { createWorkspace } from '../stores/workspace.ts';
import { theme } from '../ui/theme.ts';
import { benchProject } from './bench-project.ts';

const search = new URLSearchParams(location.search);
const columns = Array.from({ length: Number(search.get('columns') ?? 5) }, (_, at) => `field${at}`);
const rows = Array.from({ length: Number(search.get('rows') ?? 10_000) }, (_, row) =>
  Object.fromEntries(columns.map((name, at) => [name, at % 2 === 0 ? row + at : `value ${row}`])),
);
const rowHeight = 28;
const i18n = createI18n();
void addLateTexts(i18n);
const studio = createStudioWindow(
  createConnection(() => new Promise(() => undefined)),
  i18n,
);
studio.ui.setState({ painted: true });
const workspace = createWorkspace(studio, benchProject([]), () => {});

function Ours() {
  const [text, setText] = useState(() => rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const table = useSampleTable(text);
  const path = 'samples/Bench.jsonl';
  const edit = (_label: string, next: string) => setText(next);
  return (
    <TextProvider i18n={i18n}>
      <StudioProvider studio={studio}>
        <CommandsProvider commands={allCommands}>
          <WorkspaceProvider workspace={workspace}>
            <MantineProvider theme={theme}>
              <div className="frame">
                <SampleGrid
                  paste={() => null}
                  samples={{ flow: 'Bench', path, paths: [path], text, largeBytes: null, edit }}
                  table={table}
                />
              </div>
            </MantineProvider>
          </WorkspaceProvider>
        </CommandsProvider>
      </StudioProvider>
    </TextProvider>
  );
}

/** All columns of the rows in sight, as a table that nobody edits is usually made. */
function Bare() {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  return (
    <div className="frame row-grid" ref={scroller}>
      <table className="row-grid__table">
        <colgroup>
          {columns.map((name) => (
            <col key={name} style={{ width: 142 }} />
          ))}
        </colgroup>
        <tbody>
          <tr style={{ height: above }} />
          {items.map(({ index }) => (
            <tr key={index} className="row-grid__row">
              {columns.map((name) => (
                <td key={name} className="row-grid__cell">
                  {String(rows[index]?.[name])}
                </td>
              ))}
            </tr>
          ))}
          <tr style={{ height: virtual.getTotalSize() - (items.at(-1)?.end ?? 0) }} />
        </tbody>
      </table>
    </div>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(search.get('side') === 'bare' ? <Bare /> : <Ours />);
