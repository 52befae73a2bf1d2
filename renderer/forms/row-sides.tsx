import { memo, type RefObject, useMemo } from 'react';
import type { Builtin } from '../../core/builtins/definition.ts';
import type { Row, RowFate } from '../../core/builtins/preview.ts';
import type { Language } from '../../core/errors/coded-error.ts';
import { type Text, useText } from '../i18n/use-text.tsx';
import { useSettings } from '../stores/use-scopes.tsx';
import { failureWords } from './failure-words.ts';
import type { FormState } from './form-state.ts';
import { noPreviewWords, noRowsWords } from './preview-counts.tsx';
import type { Preview, RowsIn } from './preview-rows.ts';
import type { FateState, ShownLine } from './shown-lines.ts';
import { columnsIn, columnsOut, shownColumns } from './side-columns.ts';
import { RowLine, SideTable, WordsLine } from './side-table.tsx';
import { useAlike } from './use-alike.ts';
import { useMarkedColumn } from './use-marked-column.ts';

interface SideProps {
  state: FormState;
  preview: Preview | null;
  /** What is shown of the rows in; the same on both sides, so that a row stands at one height. */
  lines: readonly ShownLine[];
  /** Lines that are drawn at most. */
  drawn: number;
  scroller: RefObject<HTMLDivElement | null>;
}

/** Rows that come in: fields that are not kept, and rows that do not go on. */
export const RowsInSide = memo(function RowsInSide({
  state,
  rows,
  preview,
  lines,
  drawn,
  scroller,
}: SideProps & { rows: RowsIn | null }) {
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const { fields, reading } = state;
  const every = useAlike(
    useMemo(() => columnsIn(fields, reading.output, text), [fields, reading.output, text]),
  );
  const { columns, left } = useMemo(() => shownColumns(every), [every]);
  const all = useMemo(() => rows?.batches.flat() ?? [], [rows]);
  const shown = preview === null ? plainLines(all.length, drawn) : lines.slice(0, drawn);
  return (
    <SideTable
      title={text('forms.in')}
      count={all.length}
      note={
        rows !== null && (
          <small>{text(rows.from === 'samples' ? 'forms.fromSamples' : 'forms.fromRun')}</small>
        )
      }
      columns={columns}
      left={left}
      scroller={scroller}
      empty={rows === null ? text(noRowsWords(state)) : null}
    >
      {shown.map((line) =>
        line.kind === 'row' ? (
          <RowLine
            key={line.index}
            number={line.index + 1}
            row={all[line.index] ?? {}}
            columns={columns}
            state={preview?.fates[line.index]?.state}
            reason={reasonOf(preview?.fates[line.index], state.builtin, language, text)}
          />
        ) : (
          <WordsLine key={keyOf(line)} line={line} columns={columns.length} />
        ),
      )}
    </SideTable>
  );
});

/** Rows of which nothing is known yet. */
function plainLines(count: number, drawn: number): readonly ShownLine[] {
  return Array.from({ length: Math.min(count, drawn) }, (_, index) => ({ kind: 'row', index }));
}

function keyOf(line: Exclude<ShownLine, { kind: 'row' }>): string {
  return line.kind === 'batch' ? `batch ${line.number}` : `fold ${line.from}`;
}

/** `total: the value is null`, or what else there is to say of a row. */
function reasonOf(
  fate: RowFate | undefined,
  builtin: Builtin,
  language: Language,
  text: Text,
): string | undefined {
  const { failure, note } = fate ?? {};
  if (failure !== undefined) return failureWords(failure, builtin, language, text);
  if (note === undefined) return undefined;
  return typeof note === 'string' ? text(`forms.row.${note}`) : note.checks.join(', ');
}

interface OutProps extends SideProps {
  /** The row out of each row in, where they can stand at one height. */
  beside: ReadonlyMap<number, Row> | null;
  /** Of which rows only is shown. */
  only: FateState | null;
  /** Whether there are rows to try it on. */
  hasRows: boolean;
  /** What connectors hold is not known yet. */
  isReading: boolean;
  onOnly(only: FateState | null): void;
}

/** Rows that go out: beside the rows that they were made of where one comes of one, else in their own order. */
export const RowsOutSide = memo(function RowsOutSide({
  state,
  preview,
  beside,
  lines,
  drawn,
  scroller,
  only,
  hasRows,
  isReading,
  onOnly,
}: OutProps) {
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const { reading, fields } = state;
  const every = useAlike(
    useMemo(() => columnsOut(reading.output, fields, preview, text), [reading.output, fields, preview, text]),
  );
  const { columns, left } = useMemo(() => shownColumns(every), [every]);
  const words = hasRows ? noPreviewWords(state, isReading) : noRowsWords(state);
  useMarkedColumn(scroller, columns, preview !== null);
  return (
    <SideTable
      title={text('forms.out')}
      count={preview?.rowsOut.length ?? 0}
      note={
        preview !== null && (
          <Counts preview={preview} isOld={reading.program === undefined} only={only} onOnly={onOnly} />
        )
      }
      columns={columns}
      left={left}
      scroller={scroller}
      empty={preview !== null ? null : words === null ? '' : text(words)}
    >
      {preview !== null && beside === null
        ? [...preview.rowsOut.slice(0, drawn).entries()].map(([index, row]) => (
            <RowLine key={index} number={index + 1} row={row} columns={columns} />
          ))
        : null}
      {preview !== null && beside !== null
        ? lines
            .slice(0, drawn)
            .map((line) =>
              line.kind !== 'row' ? (
                <WordsLine key={keyOf(line)} line={line} columns={columns.length} />
              ) : beside.has(line.index) ? (
                <RowLine
                  key={line.index}
                  number={line.index + 1}
                  row={beside.get(line.index) ?? {}}
                  columns={columns}
                  state="kept"
                  before={preview.rowsIn[line.index]}
                />
              ) : (
                <GoneLine
                  key={line.index}
                  index={line.index}
                  state={preview.fates[line.index]?.state}
                  reason={reasonOf(preview.fates[line.index], state.builtin, language, text)}
                  columns={columns.length}
                />
              ),
            )
        : null}
    </SideTable>
  );
});

interface CountsProps {
  preview: Preview;
  isOld: boolean;
  only: FateState | null;
  onOnly(only: FateState | null): void;
}

/** Kept, dropped and failed; the last two show their rows when they are pressed. */
function Counts({ preview: { counts }, isOld, only, onOnly }: CountsProps) {
  const text = useText();
  return (
    <span className="form-side__counts" data-old={isOld || undefined}>
      <span>{text('forms.kept', { number: counts.kept.toLocaleString('en') })}</span>
      {(['dropped', 'failed'] as const).map((state) => (
        <button
          key={state}
          type="button"
          aria-pressed={only === state}
          disabled={counts[state] === 0}
          title={text('forms.onlyThese')}
          onClick={() => onOnly(only === state ? null : state)}
        >
          {text(`forms.${state}`, { number: counts[state].toLocaleString('en') })}
        </button>
      ))}
    </span>
  );
}

/** A row that does not go on, and why. */
const GoneLine = memo(function GoneLine({
  index,
  state,
  reason,
  columns,
}: {
  index: number;
  state: FateState | undefined;
  reason: string | undefined;
  columns: number;
}) {
  const text = useText();
  return (
    <tr data-state={state}>
      <th scope="row" className="num">
        {index + 1}
      </th>
      <td colSpan={Math.max(1, columns)}>
        <span className="form-table__words">
          {state !== undefined && text(`forms.fate.${state}`)}
          {reason !== undefined && ` · ${reason}`}
        </span>
      </td>
    </tr>
  );
});
