import {
  ArrowLeft,
  ArrowRight,
  CircleDot,
  Copy,
  CopyPlus,
  Layers,
  type LucideIcon,
  Scissors,
  Trash2,
} from 'lucide-react';
import { functionOfNode, type NodeId } from '../../core/project/chain.ts';
import { type ProjectModel, projectModel } from '../../core/project/model.ts';
import { CommandButton } from '../command-kit/command-button.tsx';
import { useText } from '../i18n/use-text.tsx';
import { useProject, useSelection, useWorkspace } from '../stores/use-scopes.tsx';
import { ModeChip } from '../ui/mode-chip.tsx';

const actions: readonly [id: string, icon: LucideIcon][] = [
  ['flow.moveBack', ArrowLeft],
  ['flow.moveForth', ArrowRight],
  ['flow.copy', Copy],
  ['flow.cut', Scissors],
  ['flow.duplicate', CopyPlus],
  ['flow.toggleBreakpoint', CircleDot],
  ['flow.delete', Trash2],
];

/** Several selected functions: which they are, in the chain's order, and what can be done with all of them. */
export function SelectionInspector({ nodeIds }: { nodeIds: readonly NodeId[] }) {
  const text = useText();
  const project = useProject((state) => state.project);
  const view = useSelection((selection) => selection.view);
  const model = projectModel(project);
  return (
    <section className="inspector" aria-label={text('inspector.title')}>
      <header className="inspector__head">
        <Layers size={24} aria-hidden className="inspector__icon" />
        <div>
          <h2>{text('inspector.selected', { count: nodeIds.length })}</h2>
          <small>{view.kind === 'flow' ? view.flow : ''}</small>
        </div>
      </header>
      <div className="inspector__actions" role="toolbar" aria-label={text('inspector.selectedActions')}>
        {actions.map(([id, icon]) => (
          <CommandButton key={id} id={id} icon={icon} iconOnly />
        ))}
      </div>
      <ul className="inspector__list inspector__body">
        {nodeIds.map((id) => (
          <SelectedFunction key={id} id={id} model={model} />
        ))}
      </ul>
    </section>
  );
}

function SelectedFunction({ id, model }: { id: NodeId; model: ProjectModel }) {
  const workspace = useWorkspace();
  const text = useText();
  const name = functionOfNode(id);
  const config = model.func(name)?.config;
  const details = [config?.fmode ?? text('inspector.missing'), config?.option.cname ?? ''];
  return (
    <li>
      <button type="button" onClick={() => workspace.selection.getState().selectNodes([id])}>
        <ModeChip mode={config?.fmode ?? ''} />
        <span>{name}</span>
        <small>{details.filter((part) => part !== '').join(' · ')}</small>
      </button>
    </li>
  );
}
