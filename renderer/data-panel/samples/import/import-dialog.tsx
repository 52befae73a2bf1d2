import { TriangleAlert } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useText } from '../../../i18n/use-text.tsx';
import type { StudioWindow } from '../../../stores/scopes.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { type FileReading, guessWith, type ImportFile, isAsRun, readFile } from './import-file.ts';
import { ImportPreview } from './import-preview.tsx';
import type { ImportResult } from './import-rows.ts';
import { ReadingOptions } from './reading-options.tsx';
import type { TextEncodingName } from './text-encoding.ts';
import './import.css';

/** What to do with the rows of a file. */
export interface ImportChoice {
  way: 'replace' | 'append';
  reading: FileReading;
  /** Columns of CSV whose cells stay text. */
  asText: ReadonlySet<string>;
}

const previewed = 100;

/** Says that a file can't be taken, whatever is said of it. */
export async function tellRefused(studio: StudioWindow, name: string): Promise<void> {
  const title = studio.text('samples.importTitle', { name });
  await studio.dialogs.show({ title }, (close) => <RefusedBody close={() => close(null)} />);
}

function RefusedBody({ close }: { close(): void }) {
  const text = useText();
  return (
    <>
      <p role="alert">{text('samples.cannot_binary')}</p>
      <div className="dialog__buttons">
        <button type="button" className="button button--go" data-autofocus onClick={close}>
          {text('shell.close')}
        </button>
      </div>
    </>
  );
}

/** What there is to ask about a file. */
export interface ImportQuestion {
  file: ImportFile;
  guess: FileReading;
  /** How files like it were read the last time, where that is not as guessed. */
  remembered: FileReading | null;
  /** There are rows to add to. */
  canAppend: boolean;
  /** Of a file that is copied into the project: its size, and where it goes as it is or as JSON Lines. */
  large: { bytes: number; path(isAsRun: boolean): string } | null;
}

/** Shows what a file holds and asks how to read it and what to do with it; null when the person cancels. */
export function askImport(studio: StudioWindow, question: ImportQuestion): Promise<ImportChoice | null> {
  const title = studio.text('samples.importTitle', { name: question.file.name });
  return studio.dialogs.show<ImportChoice>({ title, size: 'xl' }, (close) => (
    <ImportBody question={question} close={close} />
  ));
}

const noColumns: ReadonlySet<string> = new Set();

interface ImportBodyProps {
  question: ImportQuestion;
  close(choice: ImportChoice | null): void;
}

function ImportBody({ question, close }: ImportBodyProps) {
  const text = useText();
  const { file, guess, remembered } = question;
  const [reading, setReading] = useState(remembered ?? guess);
  const [touched, setTouched] = useState(false);
  const [asText, setAsText] = useState(noColumns);
  const shown = useDeferredValue(reading);
  const imported = useMemo(() => readFile(file, shown), [file, shown]);
  const change = (next: FileReading) => {
    setTouched(true);
    setReading(next);
    setAsText(noColumns);
  };
  const { failure, count, isOther } = imported;
  const isTaken = (failure === null && count > 0) || (failure === null && file.isPiece);
  return (
    <>
      <ReadingOptions
        format={imported.format}
        reading={reading}
        isGuess={!touched && remembered === null}
        isRemembered={!touched && remembered !== null}
        onEncoding={(encoding: TextEncodingName) => change(guessWith(file, encoding))}
        onChange={change}
      />
      {failure !== null && !isOther && <ErrorNote error={failure} />}
      {isOther && <p role="alert">{text('samples.cannot_neither', { name: file.name })}</p>}
      {failure?.code === 'process.csv-ragged' && (
        <button
          type="button"
          className="button button--line import__uneven"
          onClick={() => change({ ...reading, skipsUneven: true })}
        >
          {text('samples.skipUneven')}
        </button>
      )}
      {imported.leftOut.length > 0 && (
        <LeftOut lines={imported.leftOut} onBack={() => change({ ...reading, skipsUneven: false })} />
      )}
      {failure === null && count === 0 && <p role="alert">{text('samples.cannot_no-rows')}</p>}
      {count > 0 && (
        <>
          <p className="import__found">
            <Found question={question} imported={imported} reading={shown} asText={asText} />
          </p>
          <ImportPreview imported={imported} limit={previewed} asText={asText} onAsText={setAsText} />
        </>
      )}
      <Buttons
        question={question}
        isTaken={isTaken}
        close={(way) => close(way === null ? null : { way, reading, asText })}
      />
    </>
  );
}

/** Lines of left out records that are told. */
const mostLines = 8;

/** Says which lines are left out, and takes them back. */
function LeftOut({ lines, onBack }: { lines: readonly number[]; onBack(): void }) {
  const text = useText();
  const told = lines.slice(0, mostLines).join(', ') + (lines.length > mostLines ? ', …' : '');
  return (
    <p className="import__uneven" role="status">
      <TriangleAlert size={14} aria-hidden />
      {text('samples.unevenLines', { count: lines.length, lines: told })}
      <button type="button" className="button button--line" onClick={onBack}>
        {text('samples.keepUneven')}
      </button>
    </p>
  );
}

interface FoundProps {
  question: ImportQuestion;
  imported: ImportResult;
  reading: FileReading;
  asText: ReadonlySet<string>;
}

/** How many rows there are, and where those of a large file go. */
function Found({ question: { file, large }, imported, reading, asText }: FoundProps) {
  const text = useText();
  const { count, failure } = imported;
  const format = imported.format.toUpperCase();
  if (failure !== null) return text('samples.importBefore', { count });
  if (large === null) {
    const found = count > previewed ? 'samples.importFoundMany' : 'samples.importFound';
    return text(found, { count, format });
  }
  const path = large.path(isAsRun(file, reading, asText));
  return text('samples.uploadFound', { megabytes: (large.bytes / 1e6).toFixed(1), format, path });
}

interface ButtonsProps {
  question: ImportQuestion;
  /** The rows can be taken. */
  isTaken: boolean;
  close(way: ImportChoice['way'] | null): void;
}

function Buttons({ question: { canAppend, large }, isTaken, close }: ButtonsProps) {
  const text = useText();
  const go = large !== null ? 'samples.upload' : canAppend ? 'samples.replace' : 'samples.take';
  return (
    <div className="dialog__buttons">
      <button
        type="button"
        className="button button--line"
        data-autofocus={!isTaken || undefined}
        onClick={() => close(null)}
      >
        {text('shell.cancel')}
      </button>
      {isTaken && canAppend && (
        <button type="button" className="button button--line" onClick={() => close('append')}>
          {text('samples.append')}
        </button>
      )}
      {isTaken && (
        <button type="button" className="button button--go" data-autofocus onClick={() => close('replace')}>
          {text(go)}
        </button>
      )}
    </div>
  );
}
