import { SlidersHorizontal } from 'lucide-react';
import { useText } from '../i18n/use-text.tsx';
import { useProject, useSelection, useWorkspace } from '../stores/use-scopes.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ConnectorInspector } from './connector-inspector.tsx';
import { FileInspector } from './file-inspector.tsx';
import { FlowInspector } from './flow-inspector.tsx';
import { FunctionInspector } from './function-inspector.tsx';
import { GlobalInspector } from './global-inspector.tsx';
import type { InspectorSlots } from './inspector-slots.ts';
import { SelectionInspector } from './selection-inspector.tsx';
import './inspector.css';

/** Forms for what was chosen: a function (at its place in a flow), a flow, a connector or the global settings. */
export function Inspector({ slots }: { slots: InspectorSlots }) {
  const workspace = useWorkspace();
  const text = useText();
  const inspected = useSelection((selection) => selection.inspected);
  const selected = useSelection((selection) => selection.nodeIds);
  const project = useProject((state) => state.project);
  if (inspected === null)
    return (
      <EmptyState
        icon={SlidersHorizontal}
        title={text('inspector.emptyTitle')}
        text={text('inspector.emptyText')}
      />
    );
  const model = workspace.shownModel(project);
  if (selected.length > 1 && inspected.kind === 'function' && inspected.nodeId !== undefined)
    return <SelectionInspector nodeIds={selected} />;
  if (inspected.kind === 'function') {
    const entry = model.func(inspected.name);
    if (entry)
      return <FunctionInspector key={entry.path} entry={entry} inspected={inspected} slots={slots} />;
  }
  if (inspected.kind === 'flow') {
    const entry = model.flow(inspected.name);
    if (entry) return <FlowInspector key={entry.path} entry={entry} slots={slots} />;
  }
  if (inspected.kind === 'connector') {
    const entry = model.connector(inspected.name);
    if (entry) return <ConnectorInspector key={entry.path} entry={entry} slots={slots} />;
  }
  const [global] = model.globals;
  if (inspected.kind === 'global' && global)
    return <GlobalInspector key={global.path} entry={global} slots={slots} />;
  if (inspected.kind === 'file')
    return <FileInspector key={inspected.path} path={inspected.path} slots={slots} />;
  const name = 'name' in inspected ? inspected.name : '';
  return (
    <EmptyState
      icon={SlidersHorizontal}
      title={text('inspector.goneTitle')}
      text={text('inspector.goneText', { name })}
    />
  );
}
