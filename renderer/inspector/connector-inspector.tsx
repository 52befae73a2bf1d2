import { Autocomplete } from '@mantine/core';
import { Database } from 'lucide-react';
import { fieldHelp } from '../../core/config/fields.ts';
import { createConnectorCode } from '../../core/project/edits/create.ts';
import { renameConnectorParam, setConfigValue, setConnectorParam } from '../../core/project/edits/fields.ts';
import { type ConnEntry, projectModel } from '../../core/project/model.ts';
import { usagesOf } from '../../core/project/usage.ts';
import { storageTypes } from '../../core/storage/storage-types.ts';
import { applyEdit } from '../config-actions/edit-config.ts';
import { nameProblem } from '../config-actions/name-problem.ts';
import { renameItem } from '../config-actions/rename.ts';
import { useText } from '../i18n/use-text.tsx';
import { useProject, useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { CodeTab } from './code-tab.tsx';
import { FieldGroup, ListField, NameField, TextField } from './fields.tsx';
import { fileName } from './function-inspector.tsx';
import { InspectorFrame } from './inspector-frame.tsx';
import type { InspectorSlots } from './inspector-slots.ts';
import { paramEdits } from './param-edits.ts';
import { ParamsTable } from './params-table.tsx';
import { RealStorage } from './real-storage.tsx';
import '../ui/field-group.css';

/** Those that real storage has a driver for, KisFlow's constants among them; any other text is accepted too. */
const connectorTypes = storageTypes.map(({ type }) => type);

export function ConnectorInspector({ entry, slots }: { entry: ConnEntry; slots: InspectorSlots }) {
  const text = useText();
  const workspace = useWorkspace();
  const project = useProject((state) => state.project);
  const uses = usagesOf(project, 'conn', entry.name).filter(({ kind }) => kind === 'function');
  const codeFile = projectModel(project).codeFile('connectors', entry.name);
  const createCode = (language: 'ts' | 'js') =>
    applyEdit(workspace, 'commands.createCode', (before) =>
      createConnectorCode(before, entry.name, language),
    );
  return (
    <InspectorFrame
      path={entry.path}
      icon={<Database size={24} aria-hidden className="inspector__icon" />}
      title={entry.name}
      subtitle={`${fileName(entry.path)} · ${text('inspector.usedByFunctions', { count: uses.length })}`}
      tabs={[
        { id: 'config', body: <ConnectorForm entry={entry} /> },
        {
          id: 'code',
          body: (
            <CodeTab
              path={codeFile?.path ?? null}
              code={slots.code}
              onCreate={createCode}
              missing="inspector.noConnectorCode"
            />
          ),
        },
        { id: 'store', body: slots.store(entry.config, codeFile !== undefined) },
        { id: 'yaml', body: slots.yaml(entry.path) },
      ]}
    />
  );
}

function ConnectorForm({ entry }: { entry: ConnEntry }) {
  const text = useText();
  const workspace = useWorkspace();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const { config, name, path: file } = entry;
  const field = { file, kind: 'conn' } as const;
  const params = Object.entries(config.params).map(([key, value]) => ({ key, value, own: true }));
  const edits = paramEdits(workspace, {
    id: `${name}:param`,
    set: (project, key, value) => setConnectorParam(project, name, key, value),
    rename: (project, from, to) => renameConnectorParam(project, name, from, to),
  });
  return (
    <form className="inspector-form" onSubmit={(event) => event.preventDefault()}>
      <NameField
        label={text('inspector.name')}
        value={name}
        problem={(next) => nameProblem(workspace, 'conn', next, name)}
        onRename={(next) => renameItem(workspace, { kind: 'conn', name }, next)}
      />
      <Autocomplete
        size="xs"
        label={text('inspector.connectorType')}
        description={fieldHelp('conn', ['type'], language)}
        data={connectorTypes}
        value={config.type}
        onChange={(value) =>
          applyEdit(
            workspace,
            'inspector.editField',
            (project) => setConfigValue(project, file, ['type'], value),
            `${file}:type`,
          )
        }
      />
      <TextField
        {...field}
        path={['addrs']}
        label={text('inspector.addresses')}
        value={config.addrs}
        placeholder="127.0.0.1:6379"
      />
      <TextField {...field} path={['key']} label={text('inspector.key')} value={config.key} />
      <FieldGroup title={text('inspector.params')}>
        <ParamsTable
          label={text('inspector.params')}
          help={<p className="inspector__help">{fieldHelp('conn', ['params'], language)}</p>}
          rows={params}
          {...edits}
        />
      </FieldGroup>
      <RealStorage entry={entry} onParam={edits.onChange} />
      <FieldGroup title={text('inspector.connectorUses')}>
        <ListField {...field} path={['save']} label={text('inspector.saveList')} value={config.save} />
        <ListField {...field} path={['load']} label={text('inspector.loadList')} value={config.load} />
      </FieldGroup>
    </form>
  );
}
