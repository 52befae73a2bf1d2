import { PackageSearch } from 'lucide-react';
import { isBuiltin } from '../../core/builtins/mark.ts';
import { fieldHelp } from '../../core/config/fields.ts';
import { functionModes } from '../../core/config/types.ts';
import { createFunctionCode } from '../../core/project/edits/create.ts';
import { setConfigValue, setFunctionConnector } from '../../core/project/edits/fields.ts';
import { type FuncEntry, projectModel } from '../../core/project/model.ts';
import { usagesOf } from '../../core/project/usage.ts';
import { CommandButton } from '../command-kit/command-button.tsx';
import { attempt } from '../command-kit/run-command.ts';
import { applyEdit } from '../config-actions/edit-config.ts';
import { nameProblem } from '../config-actions/name-problem.ts';
import { renameItem } from '../config-actions/rename.ts';
import { insertVerify } from '../flow-actions/flow-edits.ts';
import { codeSubject } from '../flow-actions/wide-code.ts';
import { useText } from '../i18n/use-text.tsx';
import { useProject, useSelection, useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { isFunctionMode, ModeChip } from '../ui/mode-chip.tsx';
import { Select } from '../ui/select.tsx';
import { CodeTab } from './code-tab.tsx';
import { FieldGroup, ListField, NameField, NumberField, TextField } from './fields.tsx';
import { DefaultParams, PlaceParams } from './function-params.tsx';
import { InGo } from './in-go.tsx';
import { type InspectedFunction, inspectedPlace } from './inspected-place.ts';
import { InspectorFrame } from './inspector-frame.tsx';
import type { InspectorSlots } from './inspector-slots.ts';
import { NodeCounts } from './node-counts.tsx';
import '../ui/field-group.css';

interface Props {
  entry: FuncEntry;
  inspected: InspectedFunction;
  slots: InspectorSlots;
}

/** A function's settings, and what it gets at the place where it was chosen. */
export function FunctionInspector({ entry, inspected, slots }: Props) {
  const text = useText();
  const workspace = useWorkspace();
  const project = useProject((state) => state.project);
  const mode = entry.config.fmode;
  const flows = new Set(
    usagesOf(project, 'func', entry.name).flatMap((use) => (use.kind === 'flow' ? [use.name] : [])),
  );
  const codeFile = projectModel(project).codeFile('functions', entry.name);
  const isSetUp = codeFile === undefined && isBuiltin(entry.config.option.default_params);
  const view = useSelection((selection) => selection.view);
  const subject = codeSubject(projectModel(project), { inspected, view });
  const createCode = (language: 'ts' | 'js') =>
    applyEdit(workspace, 'commands.createCode', (before) =>
      createFunctionCode(before, entry.name, isFunctionMode(mode) ? mode : 'Calculate', language, {
        words: workspace.settings.getState().resolvedLanguage,
      }),
    );
  return (
    <InspectorFrame
      path={entry.path}
      icon={<ModeChip mode={mode} size="large" />}
      title={entry.name}
      subtitle={`${fileName(entry.path)} · ${text('inspector.usedInFlows', { count: flows.size })}`}
      opensOn={isSetUp ? 'code' : 'config'}
      tabs={[
        { id: 'config', body: <FunctionForm entry={entry} inspected={inspected} /> },
        isSetUp
          ? {
              id: 'code',
              label: 'inspector.tabSetup',
              body: slots.setup(entry.name, subject?.place ?? null),
            }
          : {
              id: 'code',
              body: (
                <CodeTab
                  path={codeFile?.path ?? null}
                  code={slots.code}
                  onCreate={createCode}
                  missing="inspector.noFunctionCode"
                />
              ),
            },
        ...debugTab(inspected, slots),
        { id: 'rows', body: <RowsTab inspected={inspected} /> },
        { id: 'yaml', body: slots.yaml(entry.path) },
      ]}
    />
  );
}

/** What the last run counted, and what would be otherwise in production. */
function RowsTab({ inspected: { nodeId } }: Pick<Props, 'inspected'>) {
  return (
    <>
      <NodeCounts nodeId={nodeId ?? null} />
      {nodeId !== undefined && (
        <p className="inspector__act">
          <CommandButton id="function.inProduction" icon={PackageSearch} kind="line" />
        </p>
      )}
    </>
  );
}

/** A function that was chosen at its place in a flow can be waited at. */
function debugTab({ flow, nodeId }: InspectedFunction, slots: InspectorSlots) {
  if (flow === undefined || nodeId === undefined) return [];
  return [{ id: 'debug' as const, body: slots.debug({ flow, nodeId }) }];
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function FunctionForm({ entry, inspected }: Omit<Props, 'slots'>) {
  const text = useText();
  const workspace = useWorkspace();
  const { config, path: file } = entry;
  const field = { file, kind: 'func' } as const;
  return (
    <form className="inspector-form" onSubmit={(event) => event.preventDefault()}>
      <NameField
        label={text('inspector.name')}
        value={entry.name}
        problem={(name) => nameProblem(workspace, 'func', name, entry.name)}
        onRename={(name) => renameItem(workspace, { kind: 'func', name: entry.name }, name)}
      />
      <ModeField entry={entry} />
      <InGo name={entry.name} />
      <PlaceParams entry={entry} inspected={inspected} />
      <FieldGroup title={text('inspector.data')}>
        <TextField
          {...field}
          path={['source', 'name']}
          label={text('inspector.source')}
          value={config.source.name}
        />
        <ListField
          {...field}
          path={['source', 'must']}
          label={text('inspector.must')}
          value={config.source.must}
        >
          <VerifyOffer entry={entry} inspected={inspected} />
        </ListField>
      </FieldGroup>
      <FieldGroup title={text('inspector.storage')}>
        <ConnectorField entry={entry} />
      </FieldGroup>
      <FieldGroup title={text('inspector.retry')}>
        <NumberField
          {...field}
          path={['option', 'retry_times']}
          label={text('inspector.retryTimes')}
          value={config.option.retry_times}
        />
        <NumberField
          {...field}
          path={['option', 'return_duration']}
          label={text('inspector.returnDuration')}
          value={config.option.return_duration}
          suffix=" ms"
        />
      </FieldGroup>
      <DefaultParams entry={entry} />
    </form>
  );
}

/** KisFlow does not check required fields: a Verify function before this one can. */
function VerifyOffer({ entry, inspected }: Omit<Props, 'slots'>) {
  const workspace = useWorkspace();
  const text = useText();
  const place = inspectedPlace(workspace, inspected);
  const { must } = entry.config.source;
  if (place === null || must.length === 0) return null;
  return (
    <button
      type="button"
      className="button button--line"
      onClick={() => void attempt(() => insertVerify(workspace, place.flow, place.index, must))}
    >
      {text('inspector.addVerify')}
    </button>
  );
}

function ModeField({ entry }: { entry: FuncEntry }) {
  const text = useText();
  const workspace = useWorkspace();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const mode = entry.config.fmode;
  const data = functionModes.map((value) => ({ value, label: text(`inspector.mode_${value}`) }));
  return (
    <Select
      size="xs"
      label={text('inspector.mode')}
      description={fieldHelp('func', ['fmode'], language)}
      leftSection={<ModeChip mode={mode} />}
      data={
        isFunctionMode(mode)
          ? data
          : [{ value: mode, label: mode === '' ? text('inspector.noMode') : mode }, ...data]
      }
      error={isFunctionMode(mode) ? null : text('inspector.unknownMode', { mode })}
      value={mode}
      allowDeselect={false}
      onChange={(value) => {
        if (value !== null)
          applyEdit(workspace, 'inspector.editField', (project) =>
            setConfigValue(project, entry.path, ['fmode'], value),
          );
      }}
    />
  );
}

function ConnectorField({ entry }: { entry: FuncEntry }) {
  const text = useText();
  const workspace = useWorkspace();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const project = useProject((state) => state.project);
  const { cname } = entry.config.option;
  const known = [...new Set(projectModel(project).connectors.map(({ name }) => name))];
  const usesStorage = entry.config.fmode === 'Save' || entry.config.fmode === 'Load';
  return (
    <Select
      size="xs"
      clearable
      searchable
      label={text('inspector.connector')}
      description={fieldHelp('func', ['option', 'cname'], language)}
      placeholder={text(usesStorage ? 'inspector.connectorWanted' : 'inspector.connectorNone')}
      nothingFoundMessage={text('inspector.connectorUnknown')}
      data={cname === '' || known.includes(cname) ? known : [cname, ...known]}
      error={
        cname !== '' && !known.includes(cname) ? text('inspector.connectorMissing', { name: cname }) : null
      }
      value={cname === '' ? null : cname}
      onChange={(value) =>
        applyEdit(workspace, 'inspector.editField', (before) =>
          setFunctionConnector(before, entry.name, value ?? ''),
        )
      }
    />
  );
}
