import { Check, CircleAlert, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { functionOfNode, type NodeId, nodeIds } from '../../core/project/chain.ts';
import type { FlowPlace } from '../flow-actions/flow-place.ts';
import { showCodeOf } from '../flow-actions/wide-code.ts';
import { useText } from '../i18n/use-text.tsx';
import { useProblems, useShownModel, useWorkspace } from '../stores/use-scopes.tsx';
import { useSeen } from '../stores/use-seen.ts';
import { ModeChip } from '../ui/mode-chip.tsx';

/** The chain in one line: each function with what it did last; a click goes to its code. */
export function ChainStrip({ place }: { place: FlowPlace }) {
  const text = useText();
  const entry = useShownModel().flow(place.flow);
  if (entry === undefined) return null;
  return (
    <nav className="chain-strip" aria-label={text('code.chain', { flow: place.flow })}>
      {nodeIds(entry.config).map((id) => (
        <StripNode key={id} flow={place.flow} id={id} isShown={id === place.nodeId} />
      ))}
    </nav>
  );
}

interface StripNodeProps {
  flow: string;
  id: NodeId;
  isShown: boolean;
}

function StripNode({ flow, id, isShown }: StripNodeProps) {
  const button = useRef<HTMLButtonElement>(null);
  const workspace = useWorkspace();
  const text = useText();
  const name = functionOfNode(id);
  const mode = useShownModel().func(name)?.config.fmode ?? '';
  const seen = useSeen({ flow, nodeId: id });
  const errors = useProblems(
    ({ diagnostics }) =>
      diagnostics.filter(({ func, severity }) => func === name && severity === 'error').length,
  );
  useEffect(() => {
    if (isShown) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isShown]);
  return (
    <button
      ref={button}
      type="button"
      className="chain-strip__node"
      aria-current={isShown ? 'true' : undefined}
      onClick={() => showCodeOf(workspace, { flow, nodeId: id })}
    >
      <ModeChip mode={mode} />
      <span className="chain-strip__words">
        <b title={name}>{name}</b>
        <small className="num">
          {seen === null
            ? text('code.notSeen')
            : `${seen.rowsIn.toLocaleString('en')} → ${seen.rowsOut.toLocaleString('en')}`}
        </small>
      </span>
      {seen?.failed === true && <X size={14} className="mark--error" aria-label={text('code.failed')} />}
      {seen?.failed === false && <Check size={14} className="mark--ok" aria-label={text('code.ran')} />}
      {errors > 0 && (
        <span className="chain-strip__errors" title={text('code.errors', { count: errors })}>
          <CircleAlert size={11} aria-hidden /> {errors}
        </span>
      )}
    </button>
  );
}
