import { fieldHelp } from '../../core/config/fields.ts';
import { effectiveParams } from '../../core/project/chain.ts';
import { renameDefaultParam, setDefaultParam } from '../../core/project/edits/fields.ts';
import { renameFlowFunctionParam, setFlowFunctionParam } from '../../core/project/edits/flow.ts';
import type { FuncEntry } from '../../core/project/model.ts';
import { useText } from '../i18n/use-text.tsx';
import { useProject, useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { FieldGroup } from './fields.tsx';
import { type InspectedFunction, inspectedPlace } from './inspected-place.ts';
import { paramEdits } from './param-edits.ts';
import { ParamsTable } from './params-table.tsx';

/** The params that a function has wherever it is used. */
export function DefaultParams({ entry }: { entry: FuncEntry }) {
  const text = useText();
  const workspace = useWorkspace();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const { name } = entry;
  const rows = Object.entries(entry.config.option.default_params).map(([key, value]) => ({
    key,
    value,
    own: true,
  }));
  return (
    <FieldGroup title={text('inspector.defaultParams')}>
      <ParamsTable
        label={text('inspector.defaultParams')}
        help={<p className="inspector__help">{fieldHelp('func', ['option', 'default_params'], language)}</p>}
        rows={rows}
        {...paramEdits(workspace, {
          id: `${name}:default`,
          set: (project, key, value) => setDefaultParam(project, name, key, value),
          rename: (project, from, to) => renameDefaultParam(project, name, from, to),
        })}
      />
    </FieldGroup>
  );
}

/** The params as the function will see them at the chosen place: defaults with the flow's laid over. */
export function PlaceParams({ entry, inspected }: { entry: FuncEntry; inspected: InspectedFunction }) {
  const text = useText();
  const workspace = useWorkspace();
  // The place is looked up in the project as it is now: an edit shows it anew.
  useProject((state) => state.project);
  const place = inspectedPlace(workspace, inspected);
  if (place === null) return null;
  const { flow, index, at } = place;
  const origins = {
    default: text('inspector.originDefault'),
    flow: text('inspector.originFlow'),
    override: text('inspector.originOverride'),
  };
  const rows = effectiveParams(entry.config, at).map(({ key, value, origin }) => ({
    key,
    value,
    origin: origins[origin],
    own: origin !== 'default',
    resets: origin === 'override',
  }));
  return (
    <FieldGroup title={text('inspector.paramsHere')}>
      <ParamsTable
        label={text('inspector.paramsHere')}
        rows={rows}
        {...paramEdits(workspace, {
          id: `${flow}:${index}`,
          set: (before, key, value) => setFlowFunctionParam(before, flow, index, key, value),
          rename: (before, from, to) => renameFlowFunctionParam(before, flow, index, from, to),
        })}
      />
    </FieldGroup>
  );
}
