import { useEffect, useState } from 'react';
import { type ErrorData, type ReceivedError, toErrorData } from '../../../core/errors/coded-error.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useProject, useStudio } from '../../stores/use-scopes.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Loading } from '../../ui/loading.tsx';
import { RowGrid } from '../row-grid.tsx';
import { shownRow } from '../shown-row.ts';

const windowSize = 500;
/** While the host still counts the rows, it is asked again after so long. */
const countAgainMs = 500;

/** A window over a file that is too large to load: the host reads just the rows that are shown. */
export function LargeSamples({ path, bytes }: { path: string; bytes: number }) {
  const text = useText();
  const { backend } = useStudio();
  const projectId = useProject((state) => state.opened.projectId);
  const [offset, setOffset] = useState(0);
  const [shown, setShown] = useState<{
    rows: string[];
    total: number | null;
    failure: ReceivedError | null;
  } | null>(null);
  const [error, setError] = useState<ErrorData | null>(null);
  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function ask(id: string): Promise<void> {
      const window = await backend.call('samples.window', { projectId: id, path, offset, limit: windowSize });
      if (!current) return;
      setShown(window);
      if (window.total === null) timer = setTimeout(() => void askOrTell(id), countAgainMs);
    }
    const askOrTell = (id: string) =>
      ask(id).catch((thrown: unknown) => current && setError(toErrorData(thrown)));
    void askOrTell(projectId);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [backend, projectId, path, offset]);
  if (error !== null) return <ErrorNote error={error} />;
  if (shown === null) return <Loading />;
  const last = offset + shown.rows.length;
  const atEnd = shown.rows.length < windowSize || last === shown.total;
  const rows = shown.rows.map((json, index) => ({
    index: offset + index,
    row: shownRow(json),
  }));
  return (
    <div className="large-samples">
      <div className="large-samples__bar">
        <span>{text('samples.large', { megabytes: (bytes / 1e6).toFixed(1) })}</span>
        <button
          type="button"
          className="button button--line"
          disabled={offset === 0}
          onClick={() => setOffset(Math.max(0, offset - windowSize))}
        >
          {text('samples.earlier')}
        </button>
        <span className="num" role="status">
          {text('samples.window', {
            first: offset + 1,
            last,
            total: shown.total?.toLocaleString('en') ?? '…',
          })}
        </span>
        <button
          type="button"
          className="button button--line"
          disabled={atEnd}
          onClick={() => setOffset(last)}
        >
          {text('samples.later')}
        </button>
      </div>
      {shown.failure !== null && atEnd && <ErrorNote error={shown.failure} />}
      <RowGrid rows={rows} label={path} />
    </div>
  );
}
