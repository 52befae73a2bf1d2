import { actionLabel } from '../../../core/run/action.ts';
import type { NodeOutcome } from '../../../core/run/node-outcome.ts';
import { say } from '../../../core/run/sentence.ts';
import { attempt } from '../../command-kit/run-command.ts';
import { useText } from '../../i18n/use-text.tsx';
import { performAction } from '../../outcome-actions/perform.ts';
import { useSettings, useWorkspace } from '../../stores/use-scopes.tsx';

/** Why a node is red or amber, in up to two lines, with its way out; its title has every reason in full. */
export function NodeReason({ outcome: { reasons, tone } }: { outcome: NodeOutcome }) {
  const text = useText();
  const workspace = useWorkspace();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const [first] = reasons;
  if (!first) return null;
  const { action } = first;
  const all = reasons.map(({ sentence }) => say(sentence, language)).join('\n');
  const more = reasons.length - 1;
  return (
    <div className="function-node__reason" data-tone={tone} title={all}>
      <span className="function-node__why">
        {say(first.sentence, language)}
        {more > 0 && ` (${text('canvas.node.more', { count: more })})`}
      </span>
      {action && (
        <>
          {' · '}
          <button
            type="button"
            tabIndex={-1}
            className="function-node__way nodrag"
            onClick={(event) => {
              event.stopPropagation();
              void attempt(() => performAction(workspace, action));
            }}
          >
            {say(actionLabel(action), language)}
          </button>
        </>
      )}
    </div>
  );
}
