import type { PauseReason, RunPaused } from '../../core/contract/debug-payloads.ts';
import { describeProblem, isExpressionCode } from '../../core/expr/messages.ts';
import type { OutcomeAction } from '../../core/run/action.ts';
import { failureDetail } from '../../core/run/failure-words.ts';
import { say } from '../../core/run/sentence.ts';
import type { Language } from '../i18n/i18n.ts';
import type { Text } from '../i18n/use-text.tsx';

/** Where a run waits and why, in words: `Paused before LineTotals`, and what stands after it. */
export function pauseWords(
  paused: RunPaused,
  name: string,
  { text, language }: { text: Text; language: Language },
): { where: string; clauses: string[] } {
  const where = text(paused.side === 'before' ? 'debug.pausedBefore' : 'debug.pausedAfter', { name });
  const place = [
    text('debug.inBatch', { batch: paused.batch + 1 }),
    text('debug.atVisit', { visit: paused.visit }),
  ];
  return { where, clauses: [...place, ...reasonWords(paused.reason, text, language)] };
}

/** The way to the code at which a paused run failed, as the failed run's line has it; null where no line is to blame. */
export function pauseLine(reason: PauseReason): OutcomeAction | null {
  if (reason.kind !== 'error') return null;
  const { file, line, column } = reason.error;
  if (file === undefined || line === undefined) return null;
  return { kind: 'go-to-line', file, line, column: column ?? null };
}

function reasonWords(reason: PauseReason, text: Text, language: Language): string[] {
  switch (reason.kind) {
    case 'breakpoint':
      return [
        conditionWords(reason, text),
        ...(reason.hit > 1 ? [text('debug.why.hit', { hit: reason.hit })] : []),
      ];
    case 'failed':
      return [failedWords(reason, text, language)];
    case 'error':
      return [text('debug.why.error', { why: say(failureDetail(reason.error), language) })];
    case 'stop':
      return [text(reason.next === 'abort' ? 'debug.why.abort' : 'debug.why.noRows')];
    case 'thrown-away':
      return [text('debug.why.thrownAway', { count: reason.rows })];
    default:
      return [text(`debug.why.${reason.kind}`)];
  }
}

function conditionWords({ when, row }: Extract<PauseReason, { kind: 'breakpoint' }>, text: Text): string {
  if (row !== undefined) return text('debug.why.row', { row: row + 1 });
  return text(when === '' ? 'debug.why.breakpoint' : 'debug.why.true');
}

function failedWords(
  reason: Extract<PauseReason, { kind: 'failed' }>,
  text: Text,
  language: Language,
): string {
  const { field, code, params, row, start, end } = reason;
  if (field === 'hits') return text('debug.why.failedHits', { text: reason.text });
  const part = reason.text.slice(start, end);
  const { message } = isExpressionCode(code)
    ? describeProblem({ code, params }, language)
    : { message: code };
  const words = row === undefined ? message : `${part} ${message}`;
  const why = row === undefined ? words : `${words}, ${text('debug.why.atRow', { row: row + 1 })}`;
  return text(field === 'when' ? 'debug.why.failedWhen' : 'debug.why.failedLog', { why });
}
