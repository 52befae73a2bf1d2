import { CircleX, TriangleAlert } from 'lucide-react';
import { functionOfNode } from '../../core/project/chain.ts';
import { actionLabel } from '../../core/run/action.ts';
import { type OutcomeNode, samplesId } from '../../core/run/facts.ts';
import type { NodeOutcome } from '../../core/run/node-outcome.ts';
import { say } from '../../core/run/sentence.ts';
import { attempt } from '../command-kit/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import { performAction } from '../outcome-actions/act.ts';
import { spokenBefore } from '../outcome-actions/spoken-before.ts';
import type { OutcomeState } from '../stores/outcome-store.ts';
import { useOutcome, useSettings, useWorkspace } from '../stores/use-scopes.tsx';

type Reason = NodeOutcome['reasons'][number];

interface Finding {
  id: OutcomeNode;
  tone: 'red' | 'amber';
  reason: Reason;
}

/** What the last run of the shown flow found, in the chain's order: what failed, and what there is to look at. */
export function findingsOf({ facts, outcome }: Pick<OutcomeState, 'facts' | 'outcome'>): Finding[] {
  const ids: readonly OutcomeNode[] = [samplesId, ...(facts?.nodes ?? []).map(({ id }) => id)];
  return ids.flatMap((id) => {
    const { tone, reasons } = outcome?.nodes[id] ?? {};
    return tone === 'red' || tone === 'amber' ? (reasons ?? []).map((reason) => ({ id, tone, reason })) : [];
  });
}

/** The findings of the last run, each with its way out. */
export function RunFindings() {
  const text = useText();
  const findings = findingsOf({
    facts: useOutcome((state) => state.facts),
    outcome: useOutcome((state) => state.outcome),
  });
  if (findings.length === 0) return null;
  return (
    <ul aria-label={text('problems.lastRun')}>
      {findings.map((finding) => (
        <RunFinding key={`${finding.id} ${finding.reason.sentence.id}`} {...finding} />
      ))}
    </ul>
  );
}

function RunFinding({ id, tone, reason: { sentence, action } }: Finding) {
  const text = useText();
  const workspace = useWorkspace();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const Icon = tone === 'red' ? CircleX : TriangleAlert;
  const name = id === samplesId ? text('canvas.source.title') : functionOfNode(id);
  return (
    <li className="problem" data-severity={tone === 'red' ? 'error' : 'warning'} data-of-run={tone}>
      <Icon size={14} aria-label={text(tone === 'red' ? 'problems.error' : 'problems.warning')} />
      <button
        type="button"
        className="problem__message"
        onClick={() => void attempt(() => performAction(workspace, { kind: 'show-node', node: id }))}
      >
        <b>{name}</b> · {say(sentence, language)}
        <span className="problem__of-run">{text('problems.lastRun')}</span>
      </button>
      {action && (
        <span className="problem__actions">
          <button
            type="button"
            className="button button--line"
            onClick={() => void attempt(() => performAction(workspace, action))}
          >
            <span className="visually-hidden">{spokenBefore(action, text)} </span>
            {say(actionLabel(action), language)}
          </button>
        </span>
      )}
    </li>
  );
}
