import { useMemo } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { useProject } from '../../stores/use-scopes.tsx';
import { TextEditor } from '../../ui/text-editor/text-editor.tsx';
import { badLineMarkers, colorJsonLines } from './json-lines.ts';
import type { SampleTable } from './sample-blocks.ts';
import type { Samples } from './use-samples.ts';

const noHelp = () => () => undefined;

/** The sample rows as text; lines that are no JSON are marked. */
export function SampleText({ samples, table }: { samples: Samples; table: SampleTable }) {
  const text = useText();
  const readOnly = useProject((state) => state.opened.readOnly);
  const isLines = samples.path.endsWith('.jsonl');
  const markers = useMemo(
    () => (isLines ? badLineMarkers(table.lines, text('samples.notJson')) : []),
    [isLines, table.lines, text],
  );
  return (
    <TextEditor
      path={samples.path}
      text={table.text}
      language="plaintext"
      label={text(isLines ? 'samples.jsonl' : 'samples.title')}
      markers={markers}
      readOnly={readOnly}
      onChange={(next, burst) => samples.edit('samples.editText', next, `samples:${samples.path}:${burst}`)}
      extend={isLines ? colorJsonLines : noHelp}
    />
  );
}
