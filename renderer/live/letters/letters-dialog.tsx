import './letters.css';
import { RefreshCw, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { LiveLetter } from '../../../core/contract/live-control.ts';
import { toErrorData } from '../../../core/errors/coded-error.ts';
import { useText } from '../../i18n/use-text.tsx';
import type { LettersOf } from '../../stores/live-store.ts';
import type { Workspace } from '../../stores/scopes.ts';
import { useLive, useWorkspace } from '../../stores/use-scopes.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { formatCount } from '../../ui/numbers.ts';
import { LiveLost } from '../live-lost.tsx';
import { discardLetters, sendLetters } from './letter-actions.ts';
import { LetterDetail } from './letter-detail.tsx';
import { begunLetters } from './letter-drafts.ts';
import { LetterList } from './letter-list.tsx';
import { type Told, ToldNote } from './told-note.tsx';
import { useLetters } from './use-letters.ts';

/** Pixels: a list and a letter side by side, in the smallest window too. */
const width = 980;

/** Shows the dead letters of the live run that the window is attached to. */
export async function askLetters(workspace: Workspace, only: LettersOf | null): Promise<void> {
  const title = workspace.text('live.letters.title');
  await workspace.dialogs.show<null>({ title, size: width }, (close) => (
    <LettersView only={only} close={() => close(null)} />
  ));
}

/** The list, and one letter beside it. */
function LettersView({ only, close }: { only: LettersOf | null; close(): void }) {
  const workspace = useWorkspace();
  const { letters, cursor, isReading, error, more, again, without } = useLetters();
  const begun = begunLetters(workspace.live);
  const [filter, setFilter] = useState(only);
  const [openId, setOpenId] = useState(begun.open);
  const [reads, setReads] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { told, isBusy, act, forget } = useActs();
  const shown = useMemo(() => letters.filter((letter) => isOf(letter, filter)), [letters, filter]);
  const open = shown.find(({ id }) => id === openId) ?? shown[0];

  function show(id: string) {
    begun.open = id;
    setOpenId(id);
    forget();
  }
  /** The open letter, too: it may not have been there. */
  function readAgain() {
    setReads(reads + 1);
    again();
  }
  /** What is settled is gone from the list. */
  const settle = (ids: readonly string[], work: () => Promise<Told>) =>
    act(async () => {
      const words = await work();
      if (words !== null) {
        without(ids);
        setChosen((before) => new Set([...before].filter((id) => !ids.includes(id))));
      }
      return words;
    });
  const { text } = workspace;
  const send = (ids: readonly string[]) =>
    void settle(ids, async () => {
      const count = await sendLetters(workspace, ids);
      return { words: text('live.letters.sent', { count }) };
    });
  const discard = (ids: readonly string[]) =>
    void settle(ids, async () => {
      const count = await discardLetters(workspace, ids);
      return count === null ? null : { words: text('live.letters.discarded', { count }) };
    });

  return (
    <div className="letters">
      <Bar {...{ filter, isReading }} again={readAgain} onAll={() => setFilter(null)} />
      {error && <ErrorNote error={error} />}
      <div className="letters__sides">
        <LetterList
          {...{ letters: shown, open, chosen, isBusy, isReading, send, discard }}
          read={letters.length}
          isFiltered={filter !== null}
          hasFailed={error !== null}
          more={cursor === null ? null : more}
          onOpen={show}
          onChoose={setChosen}
        />
        {open === undefined ? (
          <ToldNote told={told} />
        ) : (
          <LetterDetail
            key={`${open.id} ${reads}`}
            {...{ letter: open, told, isBusy, act, close, send, discard }}
          />
        )}
      </div>
    </div>
  );
}

/** One thing at a time is asked of the run; what came of the last one is kept until the next. */
function useActs() {
  const [told, setTold] = useState<Told>(null);
  const [isBusy, setBusy] = useState(false);
  async function act(work: () => Promise<Told>) {
    setBusy(true);
    setTold(null);
    try {
      setTold(await work());
    } catch (thrown) {
      setTold({ error: toErrorData(thrown) });
    } finally {
      setBusy(false);
    }
  }
  return { told, isBusy, act, forget: () => setTold(null) };
}

interface BarProps {
  filter: LettersOf | null;
  isReading: boolean;
  again(): void;
  onAll(): void;
}

function Bar({ filter, isReading, again, onAll }: BarProps) {
  const text = useText();
  const count = useLive(({ moments }) =>
    (moments.at(-1)?.flows ?? []).reduce((sum, { letters }) => sum + letters, 0),
  );
  const isOver = useLive(({ address }) => address === null);
  const words = filter && [filter.flow, filter.place].filter((part) => part !== null).join(' · ');
  return (
    <div className="letters__bar">
      <span className="letters__count">
        {isOver
          ? text('live.letters.detached')
          : text('live.letters.open', { count, number: formatCount(count) })}
      </span>
      {words && (
        <button type="button" className="letters__filter" title={text('live.letters.all')} onClick={onAll}>
          {text('live.letters.only', { words })} <X size={12} aria-hidden />
        </button>
      )}
      <LiveLost />
      <span className="letters__gap" />
      <IconButton icon={RefreshCw} label={text('live.letters.again')} disabled={isReading} onClick={again} />
    </div>
  );
}

function isOf({ flow, error }: LiveLetter, only: LettersOf | null): boolean {
  return only === null || (flow === only.flow && (only.place === null || error.place === only.place));
}
