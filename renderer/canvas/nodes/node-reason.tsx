import { actionLabel, type OutcomeAction } from '../../../core/run/action.ts';
import type { NodeOutcome } from '../../../core/run/node-outcome.ts';
import { say } from '../../../core/run/sentence.ts';
import { attempt } from '../../command-kit/run-command.ts';
import { useText } from '../../i18n/use-text.tsx';
import { performAction } from '../../outcome-actions/act.ts';
import { spokenBefore } from '../../outcome-actions/spoken-before.ts';
import { useSettings, useWorkspace } from '../../stores/use-scopes.tsx';

/** Why a node is red or amber, in up to two lines, with its way out; its title has every reason in full. */
export function NodeReason({ outcome: { reasons, tone } }: { outcome: NodeOutcome }) {
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const [first] = reasons;
  if (!first) return null;
  const { action } = first;
  const words = say(first.sentence, language);
  const label = action === null ? '' : say(actionLabel(action), language);
  const all = reasons.map(({ sentence }) => say(sentence, language)).join('\n');
  const more = reasons.length - 1;
  return (
    <div className="function-node__reason" data-tone={tone} title={all}>
      <div className="function-node__lines" data-long={isLong(words + label) || undefined}>
        {action && isLong(words + label) && <Way action={action} label={label} />}
        <span>
          {words}
          {more > 0 && ` (${text('canvas.node.more', { count: more })})`}
        </span>
        {action && !isLong(words + label) && (
          <>
            {' · '}
            <Way action={action} label={label} />
          </>
        )}
      </div>
    </div>
  );
}

/** Two lines of a node hold so many letters of 11.5 px, with a blank and a dot; CJK ones are about twice as wide. */
const longest = 50;

/** Whether words and way out need more than two lines: then the way out keeps the end of the second one. */
function isLong(words: string): boolean {
  let letters = 0;
  for (const character of words) letters += (character.codePointAt(0) ?? 0) > 0x2e80 ? 1.9 : 1;
  return letters > longest;
}

function Way({ action, label }: { action: OutcomeAction; label: string }) {
  const workspace = useWorkspace();
  const text = useText();
  return (
    <button
      type="button"
      tabIndex={-1}
      className="function-node__way nodrag"
      onClick={(event) => {
        event.stopPropagation();
        void attempt(() => performAction(workspace, action));
      }}
    >
      <span className="visually-hidden">{spokenBefore(action, text)} </span>
      {label}
    </button>
  );
}
