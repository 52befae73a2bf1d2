import {
  ArrowRightToLine,
  ChartGantt,
  ChevronLeft,
  ChevronRight,
  GitBranch,
  History,
  Rows3,
} from 'lucide-react';
import type { JournalVisit } from '../../../core/contract/journal.ts';
import type { NodeId } from '../../../core/project/chain.ts';
import { failureDetail } from '../../../core/run/failure-words.ts';
import { isOfKind, markOf } from '../../../core/run/journal/visit-mark.ts';
import { say } from '../../../core/run/sentence.ts';
import { CommandButton } from '../../command-kit/command-button.tsx';
import type { Language } from '../../i18n/i18n.ts';
import { type Text, useText } from '../../i18n/use-text.tsx';
import { useRun, useSettings, useWorkspace } from '../../stores/use-scopes.tsx';
import '../debugger.css';
import { nameAt, showVisitRows } from './timeline-actions.ts';

/** The moment of a run that is looked at, in one sentence, with the ways to others and to the end. */
export function PastBar() {
  const text = useText();
  const workspace = useWorkspace();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const moment = useRun((run) => run.moment);
  const ids = useRun((run) => run.nodeIds);
  const last = useRun((run) => run.journal?.visit ?? 0);
  if (moment === null) return null;
  const { visit, journal } = moment;
  const made = journal.last?.visit === visit ? journal.last : null;
  const name = nameAt(ids, made?.node ?? journal.active?.node);
  const where = text('debug.past.after', { name });
  const clauses = [
    text('debug.past.place', { batch: journal.batch, visit, of: last }),
    ...(made ? endWords(made, ids, text, language) : []),
  ].join(' · ');
  return (
    <div
      className="run-line"
      data-state="past"
      data-colour="accent"
      role="status"
      aria-label={text('run.outcomeLabel')}
      aria-atomic
    >
      <span className="debug-flag debug-flag--past">
        <History size={13} aria-hidden />
      </span>
      <span className="run-line__words" title={`${where} · ${clauses}`}>
        <span className="run-line__sentence">{where}</span>
        <span className="run-line__clauses">&nbsp;· {clauses}</span>
      </span>
      <span className="run-line__gap" />
      <span className="run-line__actions">
        <CommandButton id="debug.back" icon={ChevronLeft} iconOnly />
        <CommandButton id="debug.forth" icon={ChevronRight} iconOnly />
        <button
          type="button"
          className="button button--line"
          data-tip={text('debug.past.rows')}
          onClick={() => showVisitRows(workspace)}
        >
          <Rows3 size={14} aria-hidden />
          <span className="button__label">{text('debug.past.rows')}</span>
        </button>
        <CommandButton id="debug.continueFrom" icon={GitBranch} kind="line" />
        <CommandButton id="debug.timeline" icon={ChartGantt} iconOnly />
        <CommandButton id="debug.now" icon={ArrowRightToLine} kind="line" />
      </span>
    </div>
  );
}

/** What a visit came to, and why the flow went where it went. */
function endWords(visit: JournalVisit, ids: readonly NodeId[], text: Text, language: Language): string[] {
  const counts = text('debug.past.rowsThrough', { in: visit.rowsIn, out: visit.rowsOut });
  const to = nameAt(ids, visit.nextNode);
  const thrown = isOfKind(markOf(visit), 'thrownAway')
    ? [text('debug.past.thrownAway', { count: visit.action.dataReuse ? visit.rowsIn : visit.rowsCommitted })]
    : [];
  switch (visit.next) {
    case 'error':
      return [
        counts,
        text('debug.why.error', { why: visit.error ? say(failureDetail(visit.error), language) : '' }),
      ];
    case 'no-rows':
      return [counts, text('debug.past.noRows')];
    case 'abort':
      return [counts, ...thrown, text('debug.why.abort')];
    case 'jump':
      return [counts, ...thrown, text('debug.past.jump', { name: to })];
    case 'reuse':
      return [counts, ...thrown, text('debug.past.reuse')];
    default:
      return [counts, ...thrown];
  }
}
