import { useState } from 'react';
import type { ErrorData } from '../../../core/errors/coded-error.ts';
import { useText } from '../../i18n/use-text.tsx';
import type { StudioWindow } from '../../stores/scopes.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ImportPreview } from './import-preview.tsx';
import type { ImportedRows } from './import-rows.ts';

/** What to do with the rows of a file. */
export interface ImportChoice {
  way: 'replace' | 'append';
  /** Columns of CSV whose cells stay text. */
  asText: ReadonlySet<string>;
}
type Refusal = ErrorData | 'binary' | 'no-rows';

const previewed = 100;

/** Says why a file can't be taken. */
export async function tellRefused(studio: StudioWindow, name: string, refusal: Refusal): Promise<void> {
  const title = studio.text('samples.importTitle', { name });
  await studio.dialogs.show({ title }, (close) => (
    <RefusedBody refusal={refusal} close={() => close(null)} />
  ));
}

function RefusedBody({ refusal, close }: { refusal: Refusal; close(): void }) {
  const text = useText();
  return (
    <>
      {typeof refusal === 'string' ? (
        <p role="alert">{text(`samples.cannot_${refusal}`)}</p>
      ) : (
        <ErrorNote error={refusal} />
      )}
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
  studio: StudioWindow,
  name: string,
  imported: ImportedRows,
  canAppend: boolean,
): Promise<ImportChoice | null> {
  const title = studio.text('samples.importTitle', { name });
  return studio.dialogs.show<ImportChoice>({ title, size: 'xl' }, (close) => (
    <ImportBody imported={imported} canAppend={canAppend} close={close} />
  ));
}

function ImportBody({
  imported,
  canAppend,
  close,
}: {
  imported: ImportedRows;
  canAppend: boolean;
  close(choice: ImportChoice | null): void;
}) {
  const text = useText();
  const [asText, setAsText] = useState<ReadonlySet<string>>(new Set());
  const { count, format } = imported;
  const found = count > previewed ? 'samples.importFoundMany' : 'samples.importFound';
  return (
    <>
      <p className="import__found">{text(found, { count, format: format.toUpperCase() })}</p>
      <ImportPreview imported={imported} limit={previewed} asText={asText} onAsText={setAsText} />
      <div className="dialog__buttons">
        <button type="button" className="button button--line" onClick={() => close(null)}>
          {text('shell.cancel')}
        </button>
        {canAppend && (
          <button
            type="button"
            className="button button--line"
            onClick={() => close({ way: 'append', asText })}
          >
            {text('samples.append')}
          </button>
        )}
        <button
          type="button"
          className="button button--go"
          data-autofocus
          onClick={() => close({ way: 'replace', asText })}
        >
          {text(canAppend ? 'samples.replace' : 'samples.take')}
        </button>
      </div>
    </>
  );
}

interface LargeFile {
  preview: ImportedRows;
  bytes: number;
  /** Where it will be put. */
  path: string;
}

/** Shows the first rows of a large file and asks whether to copy it into the project. */
export async function askUpload(studio: StudioWindow, name: string, large: LargeFile): Promise<boolean> {
  const title = studio.text('samples.importTitle', { name });
  const answer = await studio.dialogs.show<boolean>({ title, size: 'xl' }, (close) => (
    <UploadBody large={large} close={close} />
  ));
  return answer === true;
}

const noColumns: ReadonlySet<string> = new Set();

function UploadBody({ large, close }: { large: LargeFile; close(answer: boolean): void }) {
  const text = useText();
  const { preview, bytes, path } = large;
  const words = { megabytes: (bytes / 1e6).toFixed(1), format: preview.format.toUpperCase(), path };
  return (
    <>
      <p className="import__found">{text('samples.uploadFound', words)}</p>
      <ImportPreview imported={preview} limit={previewed} asText={noColumns} />
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
