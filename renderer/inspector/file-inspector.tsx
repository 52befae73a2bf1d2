import { FileCode2, FileText } from 'lucide-react';
import { InspectorFrame } from './inspector-frame.tsx';
import type { InspectorSlots } from './inspector-slots.ts';

/** A file that is no function's or connector's own: code that several share, or YAML that can't be read for now. */
export function FileInspector({ path, slots }: { path: string; slots: InspectorSlots }) {
  const isCode = /\.m?[jt]s$/.test(path);
  const Icon = isCode ? FileCode2 : FileText;
  return (
    <InspectorFrame
      icon={<Icon size={24} aria-hidden className="inspector__icon" />}
      title={path.slice(path.lastIndexOf('/') + 1)}
      subtitle={path}
      tabs={[
        isCode
          ? { id: 'code', body: <div className="inspector__editor">{slots.code(path)}</div> }
          : { id: 'yaml', body: slots.yaml(path) },
      ]}
    />
  );
}
