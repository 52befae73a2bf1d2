import { ArrowRightToLine, ChartGantt, FastForward, MapPin, Pause, Redo } from 'lucide-react';
import { functionOfNode } from '../../core/project/chain.ts';
import { actionLabel } from '../../core/run/action.ts';
import { say } from '../../core/run/sentence.ts';
import { CommandButton } from '../command-kit/command-button.tsx';
import { attempt } from '../command-kit/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import { performAction } from '../outcome-actions/act.ts';
import { useDebug, useRun, useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { showPaused } from './debug-actions.ts';
import { pauseLine, pauseWords } from './pause-words.ts';
import './debugger.css';

/** Where the run waits and why, in one sentence, with the ways to go on. */
export function PausedBar() {
  const text = useText();
  const workspace = useWorkspace();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const paused = useDebug((debug) => debug.paused);
  const nodeId = useRun((run) => run.nodeIds[paused?.node ?? -1]);
  if (paused === null || nodeId === undefined) return null;
  const { where, clauses } = pauseWords(paused, functionOfNode(nodeId), { text, language });
  const clause = clauses.join(' · ');
  const row = 'row' in paused.reason ? paused.reason.row : undefined;
  const toLine = pauseLine(paused.reason);
  const isFailed = paused.reason.kind === 'failed' || paused.reason.kind === 'error';
  return (
    <div
      className="run-line"
      data-state="paused"
      data-colour={isFailed ? 'red' : 'accent'}
      {...{ role: isFailed ? 'alert' : 'status', 'aria-label': text('run.outcomeLabel') }}
      aria-atomic
    >
      <span className="debug-flag">
        <Pause size={13} aria-hidden />
      </span>
      <span className="run-line__words" title={`${where} · ${clause}`}>
        <span className="run-line__sentence">{where}</span>
        <span className="run-line__clauses">&nbsp;· {clause}</span>
      </span>
      <span className="run-line__gap" />
      <span className="run-line__actions">
        {row !== undefined && (
          <button type="button" className="button button--line" onClick={() => showPaused(workspace)}>
            {text('debug.toRow', { row: row + 1 })}
          </button>
        )}
        {toLine !== null && (
          <button
            type="button"
            className="button button--go"
            data-action={toLine.kind}
            onClick={() => void attempt(() => performAction(workspace, toLine))}
          >
            <span className="button__label">{say(actionLabel(toLine), language)}</span>
          </button>
        )}
        {/* Continue, Step and Stop stand in the header, where Run stood. */}
        <CommandButton id="debug.batch" icon={FastForward} iconOnly />
        <CommandButton id="debug.here" icon={MapPin} iconOnly />
        <CommandButton id="debug.skip" icon={Redo} iconOnly />
        <CommandButton id="debug.end" icon={ArrowRightToLine} iconOnly />
        <CommandButton id="debug.timeline" icon={ChartGantt} iconOnly />
      </span>
    </div>
  );
}
