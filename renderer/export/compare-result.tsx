import type { ProgramComparison, ProgramDifference } from '../../core/contract/host/go-compare.ts';
import { visibleLine, visibleText } from '../../core/text/visible-text.ts';
import { useText } from '../i18n/use-text.tsx';
import { isRunning } from '../stores/runs.ts';
import { useRun } from '../stores/use-scopes.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { partingVisit } from './compare-go.ts';
import { focusNow } from './focus-now.ts';
import { type RowLine, rowsBeside } from './rows-beside.ts';

interface ResultProps {
  found: ProgramComparison;
  again(): void;
  show(at: { visit: number; node: string }): void;
}

/** What came of it: how much is the same, and the first row or visit that is not. */
export function CompareResult({ found, again, show }: ResultProps) {
  const text = useText();
  const isBusy = useRun(isRunning);
  const { difference, studioError, programEnd } = found;
  const visit = partingVisit(found);
  const counts = {
    visits: text('export.compareVisits', { count: found.visits }),
    rows: text('export.compareRows', { count: found.rows }),
  };
  const isFailure = programEnd !== null && programEnd.code !== '0';
  return (
    <div className="compare" data-state={difference === null ? 'same' : 'different'}>
      <div role="status">
        {difference === null && <p className="compare__same">{text('export.compareSame', counts)}</p>}
        {difference !== null && <Parting difference={difference} />}
        {difference !== null && <p className="compare__hint">{text('export.compareBefore', counts)}</p>}
        {isFailure && (
          <p className="compare__said">
            {text('export.compareEnded', { code: programEnd.code, said: visibleText(programEnd.said) })}
          </p>
        )}
      </div>
      {studioError !== null && (
        <>
          <p>{text('export.compareStudioEnded')}</p>
          <ErrorNote error={studioError} />
        </>
      )}
      <div className="dialog__buttons">
        <button
          type="button"
          className="button button--line"
          ref={visit === null ? focusNow : undefined}
          onClick={again}
        >
          {text('export.compareAgain')}
        </button>
        {visit !== null && (
          <button
            type="button"
            className="button button--go"
            ref={focusNow}
            disabled={isBusy}
            onClick={() => show(visit)}
          >
            {text('export.compareShow')}
          </button>
        )}
      </div>
    </div>
  );
}

function Parting({ difference }: { difference: ProgramDifference }) {
  const text = useText();
  if (difference.kind === 'visit') {
    const { visit, studio, program } = difference;
    const words = (at: typeof studio) =>
      at === null
        ? text('export.compareNotCalled')
        : text('export.compareCalled', { node: visibleLine(at.node), batch: at.batch });
    return (
      <>
        <p className="compare__different">{text('export.compareAtVisit', { visit })}</p>
        <dl className="compare__visits">
          <dt>{text('export.compareInStudio')}</dt>
          <dd>{words(studio)}</dd>
          <dt>{text('export.compareProgram')}</dt>
          <dd>{words(program)}</dd>
        </dl>
      </>
    );
  }
  const { node, batch, row, fields, studio, program } = difference;
  const sides = rowsBeside(studio, program);
  return (
    <>
      <p className="compare__different">
        {text('export.compareAtRow', { node: visibleLine(node), batch, row })}
      </p>
      {fields.length > 0 && <p>{text('export.compareFields', { fields: visibleLine(fields.join(', ')) })}</p>}
      <div className="compare__rows">
        <Row title={text('export.compareInStudio')} lines={sides.studio} />
        <Row title={text('export.compareProgram')} lines={sides.program} />
      </div>
    </>
  );
}

/** One row as JSON; what the other one has otherwise is marked. */
function Row({ title, lines }: { title: string; lines: readonly RowLine[] | null }) {
  const text = useText();
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {lines === null ? (
        <p className="compare__hint">{text('export.compareNoRow')}</p>
      ) : (
        <pre tabIndex={0}>
          {lines.map(({ number, line, differs }) => (
            <span key={number} data-differs={differs || undefined}>{`${line}\n`}</span>
          ))}
        </pre>
      )}
    </section>
  );
}
