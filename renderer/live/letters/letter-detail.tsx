import { useEffect, useId, useMemo, useState } from 'react';
import type { LiveLetter } from '../../../core/contract/live-control.ts';
import { formatPlace, toErrorData } from '../../../core/errors/coded-error.ts';
import { isJson } from '../../../core/text/is-json.ts';
import { laidOut } from '../../../core/text/json-layout.ts';
import { visibleLine, visibleText } from '../../../core/text/visible-text.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useSettings, useWorkspace } from '../../stores/use-scopes.tsx';
import { Loading } from '../../ui/loading.tsx';
import { addToSamples, showLetterCode, showLetterPlace } from './letter-actions.ts';
import { begunLetters } from './letter-drafts.ts';
import { letterError, letterTime } from './letter-words.ts';
import { type Told, ToldNote } from './told-note.tsx';

/** Characters of a row that is mended here; a longer one can only be sent as it came. */
const mostEdited = 500_000;

interface LetterDetailProps {
  /** As it stands in the list. */
  letter: LiveLetter;
  told: Told;
  isBusy: boolean;
  act(work: () => Promise<Told>): Promise<void>;
  close(): void;
  send(ids: readonly string[]): void;
  discard(ids: readonly string[]): void;
}

/** One dead letter: why and where it failed, and its row, to be mended and sent again. */
export function LetterDetail({ letter, told, isBusy, act, close, send, discard }: LetterDetailProps) {
  const text = useText();
  const workspace = useWorkspace();
  const [row, problem] = useRow(letter.id);
  const came = useMemo(() => shownRow(row), [row]);
  const { rows } = begunLetters(workspace.live);
  const field = useId();
  const [draft, setDraft] = useState(rows.get(letter.id) ?? null);
  const shown = draft ?? came;
  const isFine = row !== null && (isLong(row) || isJson(shown));

  function edit(value: string | null) {
    const mended = value === came ? null : value;
    setDraft(mended);
    if (mended === null) rows.delete(letter.id);
    else rows.set(letter.id, mended);
  }
  const add = () =>
    void act(async () => {
      const refused = addToSamples(workspace, letter, draft ?? row ?? '');
      return refused === null ? null : { words: refused };
    });
  return (
    <section className="letter" aria-label={text('live.letters.letter')}>
      <Where letter={letter} close={close} />
      {row === null && problem === null && <Loading />}
      {row !== null && (
        <div className="letter__row">
          <span>
            <label htmlFor={field}>{text('live.letters.row')}</label>
            {draft !== null && (
              <button type="button" className="letters__link" onClick={() => edit(null)}>
                {text('live.letters.asItCame')}
              </button>
            )}
          </span>
          <textarea
            id={field}
            value={shown}
            readOnly={isLong(row)}
            spellCheck={false}
            aria-invalid={!isFine}
            onChange={({ currentTarget }) => edit(currentTarget.value)}
          />
        </div>
      )}
      <p className="letter__note">{text(noteOf(row, isFine))}</p>
      <ToldNote
        told={told ?? problem}
        onPlace={(place) => {
          close();
          showLetterCode(workspace, place);
        }}
      />
      <div className="letter__buttons">
        <button type="button" className="button button--line" disabled={row === null || isBusy} onClick={add}>
          {text('live.letters.add')}
        </button>
        <span className="letters__gap" />
        <button
          type="button"
          className="button button--danger"
          disabled={isBusy}
          onClick={() => discard([letter.id])}
        >
          {text('live.letters.discard')}
        </button>
        <button
          type="button"
          className="button button--go"
          disabled={!isFine || isBusy}
          onClick={() => send([letter.id])}
        >
          {text(
            isBusy ? 'live.letters.busy' : draft === null ? 'live.letters.send' : 'live.letters.sendMended',
          )}
        </button>
      </div>
    </section>
  );
}

/** The row as it is shown: laid out, or as much of it as is of use. */
function shownRow(row: string | null): string {
  if (row === null) return '';
  return isLong(row) ? row.slice(0, mostEdited) : laidOut(row);
}

function isLong(row: string): boolean {
  return row.length > mostEdited;
}

function noteOf(row: string | null, isFine: boolean) {
  if (row !== null && isLong(row)) return 'live.letters.long';
  return row === null || isFine ? 'live.letters.promise' : 'live.letters.notJson';
}

/** Why it failed, with ways to its place and its code. */
function Where({ letter, close }: { letter: LiveLetter; close(): void }) {
  const text = useText();
  const workspace = useWorkspace();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const { error, flow, source, part, at } = letter;
  const { message, help } = letterError(letter, language);
  const code = formatPlace(error);
  return (
    <div className="letter__where">
      <p className="letter__why">{visibleText(message)}</p>
      {help !== '' && <p className="letter__help">{visibleText(help)}</p>}
      <p className="letter__from">
        <button
          type="button"
          className="letters__link"
          title={text('live.letters.toPlace')}
          onClick={() => {
            close();
            showLetterPlace(workspace, letter);
          }}
        >
          {visibleLine([flow, error.place].filter((part) => part !== undefined).join(' · '))}
        </button>
        {code !== '' && (
          <button
            type="button"
            className="letters__link"
            title={text('live.letters.toCode')}
            onClick={() => {
              close();
              showLetterCode(workspace, error);
            }}
          >
            {visibleLine(code)}
          </button>
        )}
        <span>{visibleLine([source, part, at].filter((word) => word !== '').join(' · '))}</span>
        <span className="num">{letterTime(letter, language)}</span>
      </p>
    </div>
  );
}

/** The whole row of a letter as it came, or why it can't be had; both null until one of them is there. */
function useRow(id: string): [row: string | null, problem: Told] {
  const workspace = useWorkspace();
  const [row, setRow] = useState<string | null>(null);
  const [problem, setProblem] = useState<Told>(null);
  useEffect(() => {
    let isCurrent = true;
    const { projectId } = workspace.project.getState().opened;
    workspace.backend.call('live.letter', { projectId, id }).then(
      (letter) => isCurrent && setRow(letter.row),
      (thrown: unknown) => isCurrent && setProblem({ error: toErrorData(thrown) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [workspace, id]);
  return [row, problem];
}
