import type { KeyboardEvent } from 'react';
import type { LiveLetter } from '../../../core/contract/live-control.ts';
import { visibleLine } from '../../../core/text/visible-text.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useSettings } from '../../stores/use-scopes.tsx';
import { Loading } from '../../ui/loading.tsx';
import { letterError, letterTime } from './letter-words.ts';

interface LetterListProps {
  letters: readonly LiveLetter[];
  /** How many were read, those among them that are not shown. */
  read: number;
  isFiltered: boolean;
  isReading: boolean;
  hasFailed: boolean;
  open: LiveLetter | undefined;
  chosen: ReadonlySet<string>;
  isBusy: boolean;
  /** Reads older ones; null when there are none. */
  more: (() => void) | null;
  onOpen(id: string): void;
  onChoose(ids: ReadonlySet<string>): void;
  send(ids: readonly string[]): void;
  discard(ids: readonly string[]): void;
}

/** The letters, to open one of them or to choose several. */
export function LetterList(props: LetterListProps) {
  const { letters, open, chosen, isReading, hasFailed, more, onOpen, onChoose } = props;
  const text = useText();
  const choose = (id: string, isChosen: boolean) => {
    const ids = new Set(chosen);
    if (isChosen) ids.add(id);
    else ids.delete(id);
    onChoose(ids);
  };
  return (
    <section className="letters__list" aria-label={text('live.letters.list')}>
      {chosen.size > 0 && <Several {...props} />}
      <ul onKeyDown={moveFocus}>
        {letters.map((letter) => (
          <Entry
            key={letter.id}
            letter={letter}
            isOpen={letter.id === open?.id}
            isChosen={chosen.has(letter.id)}
            onOpen={() => onOpen(letter.id)}
            onChoose={(isChosen) => choose(letter.id, isChosen)}
          />
        ))}
      </ul>
      {isReading ? <Loading /> : letters.length === 0 && !hasFailed && <None {...props} />}
      {more !== null && !isReading && (
        <button type="button" className="button letters__more" onClick={more}>
          {text('live.letters.more')}
        </button>
      )}
    </section>
  );
}

function None({ isFiltered, read }: LetterListProps) {
  const text = useText();
  return (
    <p className="letters__none">
      {isFiltered && read > 0 ? text('live.letters.noneOf', { count: read }) : text('live.letters.none')}
    </p>
  );
}

/** What can be done with all that are chosen. */
function Several({ letters, chosen, isBusy, onChoose, send, discard }: LetterListProps) {
  const text = useText();
  const ids = letters.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  return (
    <div className="letters__several">
      <label>
        <input
          type="checkbox"
          checked={ids.length === letters.length}
          onChange={({ currentTarget }) =>
            onChoose(new Set(currentTarget.checked ? letters.slice(0, mostChosen).map(({ id }) => id) : []))
          }
        />
        {text('live.letters.chosen', { count: ids.length })}
      </label>
      <button
        type="button"
        className="button button--line"
        disabled={isBusy || ids.length === 0}
        title={text('live.letters.sendSeveral')}
        onClick={() => send(ids)}
      >
        {text('live.letters.send')}
      </button>
      <button
        type="button"
        className="button button--danger"
        disabled={isBusy || ids.length === 0}
        onClick={() => discard(ids)}
      >
        {text('live.letters.discard')}
      </button>
    </div>
  );
}

/** As many as a live run takes at once. */
const mostChosen = 200;

interface EntryProps {
  letter: LiveLetter;
  isOpen: boolean;
  isChosen: boolean;
  onOpen(): void;
  onChoose(isChosen: boolean): void;
}

function Entry({ letter, isOpen, isChosen, onOpen, onChoose }: EntryProps) {
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const { source, part, at, error } = letter;
  const place = [source, part, at].filter((word) => word !== '').join(' · ');
  const words = visibleLine(letterError(letter, language).message);
  return (
    <li className="letters__entry" data-open={isOpen || undefined}>
      <input
        type="checkbox"
        aria-label={text('live.letters.choose', { place })}
        checked={isChosen}
        onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
      />
      <button type="button" aria-current={isOpen || undefined} title={`${place}\n${words}`} onClick={onOpen}>
        <span className="letters__head">
          <b>{visibleLine(error.place ?? text('live.letters.unread'))}</b>
          <span className="num">{letterTime(letter, language)}</span>
        </span>
        <span className="letters__why">{words}</span>
        <span className="letters__from">{visibleLine(place)}</span>
      </button>
    </li>
  );
}

/** Arrow keys go from letter to letter. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  if (step === 0 || at === -1) return;
  event.preventDefault();
  buttons[at + step]?.focus();
}
