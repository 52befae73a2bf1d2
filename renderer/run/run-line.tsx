import { ChartGantt, Database, type LucideIcon, Pause, Play, Square, StepForward } from 'lucide-react';
import type { ReactNode } from 'react';
import { actionLabel, type OutcomeAction } from '../../core/run/action.ts';
import type { Outcome } from '../../core/run/outcome.ts';
import { say, sayAll } from '../../core/run/sentence.ts';
import { CommandButton } from '../command-kit/command-button.tsx';
import { useCommands } from '../command-kit/command-set.tsx';
import { attempt } from '../command-kit/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import { performAction } from '../outcome-actions/act.ts';
import { spokenBefore } from '../outcome-actions/spoken-before.ts';
import {
  useCanvas,
  useDebug,
  useLive,
  useOutcome,
  useRun,
  useSettings,
  useWorkspace,
} from '../stores/use-scopes.tsx';
import { formatKey } from '../ui/keys.ts';
import { formatDuration } from '../ui/numbers.ts';
import { OutcomeSign } from '../ui/outcome-sign.tsx';
import './run-line.css';

/** What stands in its place while a run waits, a moment of it is looked at, a part is planned, or a live run is shown. */
interface RunLineProps {
  live: ReactNode;
  paused: ReactNode;
  past: ReactNode;
  plan: ReactNode;
}

/**
 * How the last run of the shown flow ended, or how far it is, in one line with ways to act. It is there before the first run
 * and never changes its place or height.
 */
export function RunLine({ live: liveLine, paused, past, plan }: RunLineProps) {
  const text = useText();
  const outcome = useOutcome((state) => state.outcome);
  const flow = useOutcome((state) => state.flow);
  const language = useSettings((settings) => settings.resolvedLanguage);
  const isPaused = useDebug((debug) => debug.paused !== null);
  const isPast = useRun((run) => run.moment !== null && run.flow === flow);
  const isLive = useLive(({ isShown }) => isShown);
  const isPlanned = useCanvas((canvas) => canvas.plan !== null);
  if (isLive) return liveLine;
  if (outcome === null) return null;
  if (isPlanned) return plan;
  if (isPast) return past;
  // What a run waits for is said by those who know: it is shown as soon as it is there.
  if (outcome.state === 'paused' && isPaused) return paused;
  const { state, colour, sign, sentence, clauses, progress } = outcome;
  const isFailed = colour === 'red';
  const clause = sayAll(clauses, language);
  const words = say(sentence, language);
  const live = isFailed
    ? alert
    : ({ ...status, 'aria-live': state === 'running' ? 'off' : 'polite' } as const);
  return (
    <div
      // An alert is told when it appears.
      key={live.role}
      className="run-line"
      data-state={state}
      data-colour={colour}
      {...live}
      {...{ 'aria-label': text('run.outcomeLabel') }}
    >
      <OutcomeSign sign={sign} size={16} className="run-line__sign" />
      <span className="run-line__words" title={clause === '' ? words : `${words} · ${clause}`}>
        <span className="run-line__sentence">{words}</span>
        {clause !== '' && <span className="run-line__clauses">&nbsp;· {clause}</span>}
        <OfBefore />
      </span>
      <OnRealStorage />
      <span className="run-line__gap" />
      <Time state={state} />
      <span className="run-line__actions">
        {outcome.actions.map((action) => (
          <ActionButton key={action.kind} action={action} kind={kindOf(action, outcome)} />
        ))}
        {state !== 'not-run' && <CommandButton id="debug.timeline" icon={ChartGantt} iconOnly />}
      </span>
      {progress !== null && state === 'running' && <Bar {...progress} words={words} />}
    </div>
  );
}

/** That the run used the servers of its connectors. */
function OnRealStorage() {
  const text = useText();
  const shownFlow = useOutcome(({ flow }) => flow);
  const isReal = useRun((run) => run.flow === shownFlow && run.journal?.started?.storage === 'real');
  if (!isReal) return null;
  return (
    <span className="run-line__storage">
      <Database size={12} aria-hidden /> {text('run.onRealStorage')}
    </span>
  );
}

/** When the run began, where it is one of before; the visit of an earlier run that it goes on from. */
function OfBefore() {
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const shownFlow = useOutcome(({ flow }) => flow);
  const startedAt = useRun((run) => (run.flow === shownFlow ? run.ofBefore : null));
  const from = useRun((run) => (run.flow === shownFlow ? run.journal?.started?.continues : undefined));
  const timeOf = (at: number) =>
    new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
  const words = [
    ...(startedAt === null ? [] : [text('run.ofBefore', { time: timeOf(startedAt) })]),
    ...(from ? [text('run.continues', { visit: from.visit, time: timeOf(from.at) })] : []),
  ].join(' · ');
  return words && <span className="run-line__clauses">&nbsp;· {words}</span>;
}

const alert = { role: 'alert', 'aria-live': 'assertive', 'aria-atomic': true } as const;
const status = { role: 'status', 'aria-atomic': true } as const;
const timed: readonly Outcome['state'][] = ['done', 'to-look-at', 'ended-early', 'stopped', 'alone'];

function Time({ state }: { state: Outcome['state'] }) {
  const elapsed = useOutcome(({ facts }) => facts?.elapsedMs ?? 0);
  if (!timed.includes(state) || elapsed === 0) return null;
  return <span className="run-line__time num">{formatDuration(elapsed)}</span>;
}

/** The way that is meant stands out where something waits for it. */
function kindOf(action: OutcomeAction, { actions, colour, state }: Outcome): 'go' | 'line' {
  const waits = colour === 'red' || state === 'paused' || state === 'stale';
  return waits && action === actions[0] ? 'go' : 'line';
}

const icons: Partial<Record<OutcomeAction['kind'], LucideIcon>> = {
  run: Play,
  'run-again': Play,
  pause: Pause,
  stop: Square,
  continue: Play,
  step: StepForward,
};

/** Actions that are commands: their keys stand beside them. */
const commandsOf: Partial<Record<OutcomeAction['kind'], string>> = {
  run: 'run.start',
  'run-again': 'run.start',
  continue: 'run.resume',
  step: 'run.step',
};

function ActionButton({ action, kind }: { action: OutcomeAction; kind: 'go' | 'line' }) {
  const workspace = useWorkspace();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const [key] = useCommands().find(commandsOf[action.kind] ?? '')?.keys ?? [];
  const Icon = icons[action.kind];
  const text = useText();
  const label = say(actionLabel(action), language);
  return (
    <button
      type="button"
      className={`button button--${kind}`}
      data-action={action.kind}
      onClick={() => void attempt(() => performAction(workspace, action))}
    >
      {Icon && <Icon size={13} aria-hidden />}
      <span className="visually-hidden">{spokenBefore(action, text)} </span>
      <span className="button__label">{label}</span>
      {key !== undefined && (
        <kbd className="button__key" aria-hidden>
          {formatKey(key)}
        </kbd>
      )}
    </button>
  );
}

function Bar({ done, total, words }: { done: number; total: number; words: string }) {
  const share = total === 0 ? 0 : done / total;
  return (
    <div
      className="run-line__bar"
      role="progressbar"
      aria-label={words}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={words}
    >
      <div className="run-line__done" style={{ transform: `scaleX(${share})` }} />
    </div>
  );
}
