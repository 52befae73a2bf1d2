import { Cable, FileCode2, FileText } from 'lucide-react';
import { sourceName } from '../../core/sources/source-path.ts';
import { InspectorFrame } from './inspector-frame.tsx';
import type { InspectorSlots } from './inspector-slots.ts';

/** A file that is no function's or connector's own: a source, code that several share, or YAML that can't be read for now. */
export function FileInspector({ path, slots }: { path: string; slots: InspectorSlots }) {
  const source = sourceName(path);
  if (source !== undefined) return <SourceInspector name={source} path={path} slots={slots} />;
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

/** A source: its form, and its file. */
function SourceInspector({ name, path, slots }: { name: string; path: string; slots: InspectorSlots }) {
  return (
    <InspectorFrame
      icon={<Cable size={24} aria-hidden className="inspector__icon" />}
      title={name}
      subtitle={path}
      tabs={[
        { id: 'config', body: slots.source(path) },
        { id: 'yaml', label: 'sources.text', body: slots.sourceText(path) },
      ]}
    />
  );
}
