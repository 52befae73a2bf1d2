import './source-samples.css';
import { ListStart } from 'lucide-react';
import { useState } from 'react';
import type { SampleWish } from '../../../../core/contract/sample-payloads.ts';
import { type ErrorData, toErrorData } from '../../../../core/errors/coded-error.ts';
import { draftOf } from '../../../../core/sources/source-file.ts';
import type { SourceType } from '../../../../core/sources/source-types.ts';
import type { TextKey } from '../../../i18n/i18n.ts';
import { useText } from '../../../i18n/use-text.tsx';
import { useProject, useWorkspace } from '../../../stores/use-scopes.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { sampledRows, takeFromSource } from './take-from-source.tsx';
import '../../../ui/field-group.css';

/** What came of asking, of the file as it was then. */
interface Trial {
  text: string;
  error: ErrorData;
}

/** Takes rows of a source as samples of its flow; nobody's place in it is moved. Nothing for a file that no form can show. */
export function SourceSamples({ path }: { path: string }) {
  const text = useText();
  const file = useProject(({ project }) => project.files.get(path));
  const draft = file && draftOf(file);
  if (!draft) return null;
  return (
    <section className="field-group source-samples" aria-label={text('sources.samples')}>
      <h3>{text('sources.samples')}</h3>
      {draft.type.isPosted ? (
        <p>{text('sources.samplesPosted')}</p>
      ) : (
        <Take path={path} written={file.text} type={draft.type} />
      )}
    </section>
  );
}

interface TakeProps {
  path: string;
  /** The file's text. */
  written: string;
  type: SourceType;
}

function Take({ path, written, type }: TakeProps) {
  const text = useText();
  const workspace = useWorkspace();
  const [isAsking, setAsking] = useState(false);
  const [trial, setTrial] = useState<Trial | null>(null);
  async function take(end: SampleWish['end']): Promise<void> {
    if (isAsking) return;
    setAsking(true);
    setTrial(null);
    try {
      await takeFromSource(workspace, path, end);
    } catch (thrown) {
      setTrial({ text: written, error: toErrorData(thrown) });
    } finally {
      setAsking(false);
    }
  }
  return (
    <>
      <p>{text('sources.samplesHelp', { count: sampledRows })}</p>
      <div className="source-samples__buttons">
        {waysOf(type).map(([end, label]) => (
          <button
            key={end}
            type="button"
            className="button button--line"
            aria-disabled={isAsking}
            onClick={() => void take(end)}
          >
            <ListStart size={14} aria-hidden /> {text(label)}
          </button>
        ))}
      </div>
      {isAsking && <p role="status">{text('sources.sampling')}</p>}
      {trial !== null && trial.text === written && <ErrorNote error={trial.error} />}
    </>
  );
}

/** Rows of tables have no order. */
function waysOf({ name }: SourceType): (readonly [SampleWish['end'], TextKey])[] {
  if (name === 'postgres' || name === 'mysql-binlog') return [['first', 'sources.takeTables']];
  return [
    ['first', 'sources.takeFirst'],
    ['newest', 'sources.takeNewest'],
  ];
}
