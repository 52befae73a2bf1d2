import { useText } from '../../../i18n/use-text.tsx';
import { ColumnGrip } from '../../column-grip.tsx';
import type { CsvColumn } from './csv-columns.ts';
import './import.css';

interface CsvColumnHeadProps {
  column: CsvColumn;
  /** Its `aria-colindex`. */
  place: number;
  /** Whether its cells stay text. */
  isText: boolean;
  onText?: ((isText: boolean) => void) | undefined;
}

/** A column's name and what its cells are taken for, with the choice of text instead where it is something else. */
export function CsvColumnHead({ column, place, isText, onText }: CsvColumnHeadProps) {
  const text = useText();
  const { name, kind, rewritten } = column;
  const found = text(`samples.cells_${kind}`);
  const canChoose = onText !== undefined && kind !== 'text' && kind !== 'date' && kind !== 'empty';
  const example = rewritten === null || isText ? '' : `${rewritten.cell} → ${rewritten.becomes}`;
  return (
    <th
      scope="col"
      aria-colindex={place}
      className="column-head csv-column-head"
      data-numeric={kind === 'number' && !isText}
      data-mixed={kind === 'mixed' && !isText}
    >
      <span className="column-head__name" title={name}>
        {name}
      </span>
      {canChoose ? (
        <select
          className="csv-column-head__type"
          aria-label={text('samples.typeOf', { name })}
          value={isText ? 'text' : 'found'}
          onChange={(event) => onText(event.currentTarget.value === 'text')}
        >
          <option value="found">{found}</option>
          <option value="text">{text('samples.cells_text')}</option>
        </select>
      ) : (
        <span className="column-head__details">{found}</span>
      )}
      {example !== '' && <span className="column-head__details">{example}</span>}
      <ColumnGrip />
    </th>
  );
}
