import { Settings2 } from 'lucide-react';
import type { GlobalEntry } from '../../core/project/model.ts';
import { useText } from '../i18n/use-text.tsx';
import { SwitchField, TextField } from './fields.tsx';
import { fileName } from './function-inspector.tsx';
import { InspectorFrame } from './inspector-frame.tsx';
import type { InspectorSlots } from './inspector-slots.ts';
import '../ui/field-group.css';

/** KisFlow's process-wide settings: metrics. */
export function GlobalInspector({ entry, slots }: { entry: GlobalEntry; slots: InspectorSlots }) {
  const text = useText();
  const field = { file: entry.path, kind: 'global' } as const;
  const form = (
    <form className="inspector-form" onSubmit={(event) => event.preventDefault()}>
      <SwitchField
        {...field}
        path={['prometheus_enable']}
        label={text('inspector.metricsEnable')}
        value={entry.config.prometheus_enable}
      />
      <SwitchField
        {...field}
        path={['prometheus_listen']}
        label={text('inspector.metricsListen')}
        value={entry.config.prometheus_listen}
      />
      <TextField
        {...field}
        path={['prometheus_serve']}
        label={text('inspector.metricsServe')}
        value={entry.config.prometheus_serve}
        placeholder="0.0.0.0:20004"
      />
    </form>
  );
  return (
    <InspectorFrame
      path={entry.path}
      icon={<Settings2 size={24} aria-hidden className="inspector__icon" />}
      title={text('inspector.globalTitle')}
      subtitle={fileName(entry.path)}
      tabs={[
        { id: 'config', body: form },
        { id: 'yaml', body: slots.yaml(entry.path) },
      ]}
    />
  );
}
