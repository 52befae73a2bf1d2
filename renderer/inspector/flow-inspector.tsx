import { NumberInput, Switch } from '@mantine/core';
import { Workflow } from 'lucide-react';
import { fieldHelp } from '../../core/config/fields.ts';
import { setFlowStatus } from '../../core/project/edits/flow.ts';
import { type FlowEntry, projectModel } from '../../core/project/model.ts';
import { setRunSettings } from '../../core/project/studio.ts';
import { flowStudio } from '../../core/project/studio-file.ts';
import { applyEdit } from '../config-actions/edit-config.ts';
import { nameProblem } from '../config-actions/name-problem.ts';
import { renameItem } from '../config-actions/rename.ts';
import { useText } from '../i18n/use-text.tsx';
import { useProject, useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { Select } from '../ui/select.tsx';
import { FieldGroup, NameField } from './fields.tsx';
import { fileName } from './function-inspector.tsx';
import { InspectorFrame } from './inspector-frame.tsx';
import type { InspectorSlots } from './inspector-slots.ts';
import '../ui/field-group.css';

/** A flow's settings: its name, whether KisFlow loads it, and how the Studio runs it. */
export function FlowInspector({ entry, slots }: { entry: FlowEntry; slots: InspectorSlots }) {
  const text = useText();
  const count = entry.config.flows.length;
  return (
    <InspectorFrame
      path={entry.path}
      icon={<Workflow size={24} aria-hidden className="inspector__icon" />}
      title={entry.name}
      subtitle={`${fileName(entry.path)} · ${text('inspector.functionsInFlow', { count })}`}
      tabs={[
        { id: 'config', body: <FlowForm entry={entry} /> },
        { id: 'yaml', body: slots.yaml(entry.path) },
      ]}
    />
  );
}

function FlowForm({ entry }: { entry: FlowEntry }) {
  const text = useText();
  const workspace = useWorkspace();
  const { status } = entry.config;
  const language = useSettings((settings) => settings.resolvedLanguage);
  return (
    <form className="inspector-form" onSubmit={(event) => event.preventDefault()}>
      <NameField
        label={text('inspector.name')}
        value={entry.name}
        problem={(name) => nameProblem(workspace, 'flow', name, entry.name)}
        onRename={(name) => renameItem(workspace, { kind: 'flow', name: entry.name }, name)}
      />
      <Select
        size="xs"
        label={text('inspector.status')}
        description={fieldHelp('flow', ['status'], language)}
        allowDeselect={false}
        data={[
          { value: '1', label: text('inspector.statusEnabled') },
          { value: '0', label: text('inspector.statusDisabled') },
          ...(status === 0 || status === 1
            ? []
            : [{ value: String(status), label: text('inspector.statusOther', { status }) }]),
        ]}
        value={String(status)}
        onChange={(value) =>
          applyEdit(workspace, 'inspector.editField', (project) =>
            setFlowStatus(project, entry.name, Number(value)),
          )
        }
      />
      <RunSettings flow={entry.name} />
    </form>
  );
}

/** How the Studio runs this flow; kept in studio.json, unknown to KisFlow. */
function RunSettings({ flow }: { flow: string }) {
  const text = useText();
  const workspace = useWorkspace();
  const project = useProject((state) => state.project);
  const settings = useSettings((state) => state);
  const { run } = flowStudio(projectModel(project).studio, flow);
  const set = (key: 'batchSize' | 'maxVisitsPerBatch' | 'delayMs') => (value: string | number) => {
    // An emptied field goes back to what holds for all flows.
    const change = { [key]: typeof value === 'number' ? value : undefined };
    if (typeof value === 'number' || value === '')
      applyEdit(
        workspace,
        'inspector.editRun',
        (before) => setRunSettings(before, flow, change),
        `${flow}:run:${key}`,
      );
  };
  return (
    <FieldGroup title={text('inspector.sampleRuns')}>
      <NumberInput
        size="xs"
        label={text('inspector.batchSize')}
        description={text('inspector.batchSizeHelp')}
        min={1}
        allowDecimal={false}
        value={run.batchSize ?? ''}
        placeholder={String(settings.batchSize)}
        onChange={set('batchSize')}
      />
      <NumberInput
        size="xs"
        label={text('inspector.delay')}
        description={text('inspector.delayHelp')}
        min={0}
        max={60_000}
        suffix=" ms"
        value={run.delayMs ?? 0}
        onChange={set('delayMs')}
      />
      <NumberInput
        size="xs"
        label={text('inspector.maxVisits')}
        description={text('inspector.maxVisitsHelp')}
        min={1}
        allowDecimal={false}
        value={run.maxVisitsPerBatch ?? ''}
        placeholder={String(settings.maxVisitsPerBatch)}
        onChange={set('maxVisitsPerBatch')}
      />
      <Switch
        size="xs"
        label={text('inspector.recordErrors')}
        description={text('inspector.recordErrorsHelp')}
        checked={run.onError === 'record'}
        onChange={({ currentTarget: { checked } }) =>
          applyEdit(workspace, 'inspector.editRun', (before) =>
            setRunSettings(before, flow, { onError: checked ? 'record' : undefined }),
          )
        }
      />
    </FieldGroup>
  );
}
