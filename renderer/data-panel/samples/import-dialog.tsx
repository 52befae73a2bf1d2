import { useMemo } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import type { App } from '../../stores/app-stores.tsx';
import { asRecord } from '../column-summary.ts';
import { RowGrid } from '../row-grid.tsx';
import type { ImportedRows } from './import-rows.ts';

export type ImportChoice = 'replace' | 'append';
type Readable = Extract<ImportedRows, { ok: true }>;
type Refused = Extract<ImportedRows, { ok: false }>;

const previewed = 100;

/** Says why a file can't be taken. */
export async function tellRefused(app: App, name: string, { reason, line }: Refused): Promise<void> {
  const title = app.text('samples.importTitle', { name });
  const why = app.text(`samples.cannot_${reason}`, { line });
  await app.dialogs.show({ title }, (close) => <RefusedBody why={why} close={() => close(null)} />);
}

function RefusedBody({ why, close }: { why: string; close(): void }) {
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

/** Shows what a file holds and asks what to do with it; null when the person cancels. */
export function askImport(
  app: App,
  name: string,
  imported: Readable,
  canAppend: boolean,
): Promise<ImportChoice | null> {
  const title = app.text('samples.importTitle', { name });
  return app.dialogs.show<ImportChoice>({ title, size: 'xl' }, (close) => (
    <ImportBody imported={imported} canAppend={canAppend} close={close} />
  ));
}

function ImportBody({
  imported,
  canAppend,
  close,
}: {
  imported: Readable;
  canAppend: boolean;
  close(choice: ImportChoice | null): void;
}) {
  const text = useText();
  const count = imported.rows.length;
  const found = count > previewed ? 'samples.importFoundMany' : 'samples.importFound';
  return (
    <>
      <p>{text(found, { count, format: imported.format.toUpperCase() })}</p>
      <Preview rows={imported.rows} />
      <div className="dialog__buttons">
        <button type="button" className="button button--line" onClick={() => close(null)}>
          {text('shell.cancel')}
        </button>
        {canAppend && (
          <button type="button" className="button button--line" onClick={() => close('append')}>
            {text('samples.append')}
          </button>
        )}
        <button type="button" className="button button--go" data-autofocus onClick={() => close('replace')}>
          {text(canAppend ? 'samples.replace' : 'samples.take')}
        </button>
      </div>
    </>
  );
}

interface LargeFile {
  preview: Readable;
  bytes: number;
  /** Where it will be put. */
  path: string;
}

/** Shows the first rows of a large file and asks whether to copy it into the project. */
export async function askUpload(app: App, name: string, large: LargeFile): Promise<boolean> {
  const title = app.text('samples.importTitle', { name });
  const answer = await app.dialogs.show<boolean>({ title, size: 'xl' }, (close) => (
    <UploadBody large={large} close={close} />
  ));
  return answer === true;
}

function UploadBody({ large, close }: { large: LargeFile; close(answer: boolean): void }) {
  const text = useText();
  const { preview, bytes, path } = large;
  const words = { megabytes: (bytes / 1e6).toFixed(1), format: preview.format.toUpperCase(), path };
  return (
    <>
      <p>{text('samples.uploadFound', words)}</p>
      <Preview rows={preview.rows} />
      <div className="dialog__buttons">
        <button type="button" className="button button--line" onClick={() => close(false)}>
          {text('shell.cancel')}
        </button>
        <button type="button" className="button button--go" data-autofocus onClick={() => close(true)}>
          {text('samples.upload')}
        </button>
      </div>
    </>
  );
}

function Preview({ rows }: { rows: readonly unknown[] }) {
  const text = useText();
  const shown = useMemo(
    () => rows.slice(0, previewed).map((row, index) => ({ index, value: asRecord(row) })),
    [rows],
  );
  return (
    <div className="import-preview">
      <RowGrid rows={shown} label={text('samples.preview')} />
    </div>
  );
}
