import { useText } from '../../i18n/use-text.ts';
import type { App } from '../../stores/app-stores.tsx';
import { asRecord } from '../column-summary.ts';
import { RowGrid } from '../row-grid.tsx';
import { type ImportedRows, importRows } from './import-rows.ts';

export type ImportChoice = 'replace' | 'append';
type Readable = Extract<ImportedRows, { ok: true }>;

/** Shows what a file holds and asks what to do with it; null when it can't be read (which is said) or the person cancels. */
export async function askImport(
  app: App,
  name: string,
  content: string,
): Promise<{ rows: unknown[]; choice: ImportChoice } | null> {
  const imported = importRows(content);
  const title = app.text('samples.importTitle', { name });
  if (!imported.ok) {
    const why = app.text(`samples.cannot_${imported.reason}`, { line: imported.line });
    await app.dialogs.show({ title }, (close) => <Refused why={why} close={() => close(null)} />);
    return null;
  }
  const choice = await app.dialogs.show<ImportChoice>({ title, size: 'xl' }, (close) => (
    <Preview imported={imported} close={close} />
  ));
  return choice === null ? null : { rows: imported.rows, choice };
}

function Refused({ why, close }: { why: string; close(): void }) {
  const text = useText();
  return (
    <>
      <p role="alert">{why}</p>
      <div className="dialog__buttons">
        <button type="button" className="button button--go" data-autofocus onClick={close}>
          {text('shell.close')}
        </button>
      </div>
    </>
  );
}

function Preview({ imported, close }: { imported: Readable; close(choice: ImportChoice | null): void }) {
  const text = useText();
  const rows = imported.rows.slice(0, 100).map((row, index) => ({ index, value: asRecord(row) }));
  return (
    <>
      <p>
        {text('samples.importFound', { count: imported.rows.length, format: imported.format.toUpperCase() })}
      </p>
      <div className="import-preview">
        <RowGrid rows={rows} label={text('samples.preview')} />
      </div>
      <div className="dialog__buttons">
        <button type="button" className="button button--line" onClick={() => close(null)}>
          {text('shell.cancel')}
        </button>
        <button type="button" className="button button--line" onClick={() => close('append')}>
          {text('samples.append')}
        </button>
        <button type="button" className="button button--go" data-autofocus onClick={() => close('replace')}>
          {text('samples.replace')}
        </button>
      </div>
    </>
  );
}
