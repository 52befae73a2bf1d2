import { type KeyboardEvent, useRef } from 'react';
import type { NodeId } from '../../core/project/chain.ts';
import { nodeIds } from '../../core/project/chain.ts';
import type { FlowEntry, ProjectModel } from '../../core/project/model.ts';
import { flowStudio } from '../../core/project/studio-file.ts';
import { say } from '../../core/run/sentence.ts';
import { useText } from '../i18n/use-text.tsx';
import { useCanvas, useSelection, useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { floating } from './floating-controls.ts';
import { useNodeOutcome } from './graph/use-run-view.ts';

/** The chain as a list, for screen readers and keyboards: hidden until it has the focus, or shown as a panel. */
export function CanvasOutline({ flow, model }: { flow: FlowEntry; model: ProjectModel }) {
  const text = useText();
  const isOpen = useCanvas((state) => state.outlineOpen);
  const list = useRef<HTMLOListElement>(null);
  const ids = nodeIds(flow.config);
  const current = useSelection((selection) => selection.nodeIds.at(-1) ?? null);
  const tabStop = current !== null && ids.includes(current) ? current : ids[0];
  function onKeyDown(event: KeyboardEvent) {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button.matches(':focus'));
    const targets: Partial<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: buttons.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    buttons[Math.max(0, Math.min(buttons.length - 1, target))]?.focus();
  }
  return (
    <nav
      className="canvas-outline"
      data-open={isOpen || undefined}
      aria-label={text('canvas.outline')}
      {...(isOpen ? floating : {})}
    >
      <h2 className="canvas-outline__title">{text('canvas.outline')}</h2>
      <ol ref={list} onKeyDown={onKeyDown}>
        {ids.map((id, index) => (
          <OutlineItem
            key={id}
            id={id}
            index={index}
            flow={flow}
            model={model}
            isTabStop={id === tabStop}
            isCurrent={id === current}
          />
        ))}
      </ol>
    </nav>
  );
}

interface OutlineItemProps {
  id: NodeId;
  index: number;
  flow: FlowEntry;
  model: ProjectModel;
  isTabStop: boolean;
  isCurrent: boolean;
}

function OutlineItem({ id, index, flow, model, isTabStop, isCurrent }: OutlineItemProps) {
  const workspace = useWorkspace();
  const text = useText();
  const outcome = useNodeOutcome(id);
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const fname = flow.config.flows[index]?.fname ?? '';
  const func = model.func(fname)?.config;
  const { pinned } = flowStudio(model.studio, flow.name);
  const parts = [
    func?.fmode ?? text('canvas.node.missing'),
    Object.hasOwn(pinned, id) ? text('canvas.node.pinned', { count: pinned[id]?.length ?? 0 }) : '',
    func && func.option.cname !== '' ? text('canvas.outline.uses', { name: func.option.cname }) : '',
    ...(outcome?.spoken.map((sentence) => say(sentence, language)) ?? []),
  ];
  return (
    <li>
      <button
        type="button"
        tabIndex={isTabStop ? 0 : -1}
        aria-current={isCurrent || undefined}
        onFocus={() => {
          if (!isCurrent) workspace.selection.getState().selectNodes([id]);
          workspace.canvas.getState().camera?.reveal(id);
        }}
        onClick={() => workspace.selection.getState().selectNodes([id])}
      >
        <b>{fname}</b>{' '}
        <span>{parts.filter((part) => part !== '').join(language === 'en' ? ', ' : '，')}</span>
      </button>
    </li>
  );
}
