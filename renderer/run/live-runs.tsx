import { Plus, Radio, Square, Workflow } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { say } from '../../core/run/sentence.ts';
import { CommandButton } from '../command-kit/command-button.tsx';
import { attempt } from '../command-kit/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import { controlRun, showKnownRun } from '../stores/run-session.ts';
import type { OneRun } from '../stores/run-store.ts';
import { isRunning, knownRuns } from '../stores/runs.ts';
import { useRun, useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { OutcomeSign } from '../ui/outcome-sign.tsx';
import { outcomeOfRun } from './run-words.ts';
import './live-runs.css';

/** Runs that go on, and those that ended while another was shown: how far each is, with ways to see and to stop it. */
export function LiveRuns({ onShow }: { onShow?(): void }) {
  const text = useText();
  const runs = useRun((state) => state);
  const list = useRef<HTMLElement>(null);
  const hasFocus = useRef(false);
  const known = knownRuns(runs);
  // A run that ends takes its Stop button along: the keys stay in the list.
  useEffect(() => {
    if (hasFocus.current && document.activeElement === document.body) list.current?.focus();
  });
  if (known.length === 0) return null;
  return (
    <section
      ref={list}
      className="live-runs"
      aria-label={text('run.live')}
      tabIndex={-1}
      onFocus={() => {
        hasFocus.current = true;
      }}
      onBlur={() => {
        hasFocus.current = false;
      }}
    >
      <ul>
        {known.map((run) => (
          <LiveRun key={run.runId} run={run} isShown={run.runId === runs.runId} onShow={onShow} />
        ))}
      </ul>
      <div className="live-runs__more">
        <CommandButton id="run.beside" icon={Plus} kind="line" />
        <CommandButton id="live.attach" icon={Radio} kind="line" />
      </div>
    </section>
  );
}

interface LiveRunProps {
  run: OneRun;
  isShown: boolean;
  onShow: (() => void) | undefined;
}

function LiveRun({ run, isShown, onShow }: LiveRunProps) {
  const text = useText();
  const workspace = useWorkspace();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const { runId, flow, askedAt } = run;
  const outcome = outcomeOfRun(workspace, run);
  if (runId === null || flow === null || outcome === null) return null;
  const words = say(outcome.sentence, language);
  const name = {
    flow,
    time: new Date(askedAt ?? 0).toLocaleTimeString(language, { timeStyle: 'medium' }),
  };
  return (
    <li aria-current={isShown || undefined}>
      <OutcomeSign sign={outcome.sign} size={14} className="live-runs__sign" />
      <b>{flow}</b>
      <span className="live-runs__since num">{text('run.since', { time: name.time })}</span>
      <span className="live-runs__words" title={words} data-colour={outcome.colour}>
        {words}
      </span>
      {outcome.progress && <Bar {...outcome.progress} words={words} />}
      <span className="live-runs__acts">
        {isShown ? (
          <span className="live-runs__shown">{text('run.isShown')}</span>
        ) : (
          <IconButton
            icon={Workflow}
            size="small"
            label={text('run.showThis', name)}
            onClick={() => {
              showKnownRun(workspace, runId);
              onShow?.();
            }}
          />
        )}
        {isRunning(run) && (
          <IconButton
            icon={Square}
            size="small"
            label={text('run.stopThis', name)}
            disabled={run.phase === 'stopping'}
            onClick={() => void attempt(() => controlRun(workspace, 'stop', runId))}
          />
        )}
      </span>
    </li>
  );
}

function Bar({ done, total, words }: { done: number; total: number; words: string }) {
  return (
    <div
      className="live-runs__bar"
      role="progressbar"
      aria-label={words}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
    >
      <div style={{ transform: `scaleX(${total === 0 ? 0 : done / total})` }} />
    </div>
  );
}
