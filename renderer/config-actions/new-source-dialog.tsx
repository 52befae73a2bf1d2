import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { safeFileName } from '../../core/project/file-names.ts';
import { projectModel } from '../../core/project/model.ts';
import { createSource } from '../../core/sources/edit-source.ts';
import { sourceGlances } from '../../core/sources/source-glance.ts';
import { sourcePath } from '../../core/sources/source-path.ts';
import { findSourceType, type SourceType, sourceTypes } from '../../core/sources/source-types.ts';
import { useText } from '../i18n/use-text.tsx';
import type { Workspace } from '../stores/scopes.ts';
import { togglePanel } from '../stores/ui-store.ts';
import { useWorkspace } from '../stores/use-scopes.tsx';
import { Select } from '../ui/select.tsx';
import { applyEdit } from './edit-config.ts';
import { showItem } from './show-item.ts';

interface NewSource {
  name: string;
  flow: string;
  type: SourceType;
}

/** Asks for a new source's name, flow and type, makes it, and shows its form. */
export async function askNewSource(workspace: Workspace): Promise<void> {
  const wanted = await workspace.dialogs.show<NewSource>(
    { title: workspace.text('commands.newSource') },
    (close) => <NewSourceBody close={close} />,
  );
  if (wanted === null) return;
  const { name, flow, type } = wanted;
  const made = applyEdit(workspace, 'sources.editCreate', (project) =>
    createSource(project, name, flow, type),
  );
  if (!made) return;
  const selection = workspace.selection.getState();
  const isShown = selection.view.kind === 'flow' && selection.view.flow === flow;
  if (!isShown) selection.showFlow(flow);
  showItem(workspace, { kind: 'file', name: sourcePath(name) });
  workspace.selection.getState().set({ inspectorTab: 'config' });
  togglePanel(workspace.ui, 'inspector', true);
}

function NewSourceBody({ close }: { close(answer: NewSource | null): void }) {
  const workspace = useWorkspace();
  const text = useText();
  const flows = projectModel(workspace.project.getState().project).flows.map((flow) => flow.name);
  const [name, setName] = useState('');
  const [flow, setFlow] = useState(() => shownFlow(workspace, flows));
  const [typeName, setTypeName] = useState<string>('kafka');
  const [touched, setTouched] = useState(false);
  const problem = nameProblem(workspace, name);
  const type = findSourceType(typeName);
  function submit(event: FormEvent) {
    event.preventDefault();
    setTouched(true);
    if (problem === null && type) close({ name, flow, type });
  }
  return (
    <form onSubmit={submit}>
      <TextInput
        label={text('explorer.name')}
        value={name}
        data-autofocus
        onChange={(event) => {
          setName(event.currentTarget.value);
          setTouched(true);
        }}
        error={touched ? problem : null}
      />
      <Select
        mt="sm"
        label={text('sources.flow')}
        data={flows}
        value={flow}
        allowDeselect={false}
        onChange={(value) => setFlow(value ?? flow)}
      />
      <Select
        mt="sm"
        label={text('sources.type')}
        data={sourceTypes.map((one) => ({ value: one.name, label: text(`sources.type.${one.name}`) }))}
        value={typeName}
        allowDeselect={false}
        onChange={(value) => setTypeName(value ?? typeName)}
      />
      <div className="dialog__buttons">
        <button type="button" className="button button--line" onClick={() => close(null)}>
          {text('shell.cancel')}
        </button>
        <button type="submit" className="button button--go">
          {text('explorer.create')}
        </button>
      </div>
    </form>
  );
}

/** The flow that is looked at, else the first. */
function shownFlow(workspace: Workspace, flows: readonly string[]): string {
  const { view } = workspace.selection.getState();
  return view.kind === 'flow' ? view.flow : (flows[0] ?? '');
}

/** Why a source can't be called so, in words; null when it can. Its name is that of its file. */
function nameProblem(workspace: Workspace, name: string): string | null {
  if (name.trim() === '') return workspace.text('explorer.name.empty');
  if (safeFileName(name) !== name) return workspace.text('sources.nameOfFile');
  const names = sourceGlances(workspace.project.getState().project).map((source) => source.name);
  const twin = names.find((other) => other.toLowerCase() === name.toLowerCase());
  if (twin === undefined) return null;
  return workspace.text(twin === name ? 'explorer.name.taken' : 'explorer.name.case', { name: twin });
}
