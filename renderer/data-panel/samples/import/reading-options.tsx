import { Checkbox, SegmentedControl } from '@mantine/core';
import { delimiters } from '../../../../core/rows/csv/csv-dialect.ts';
import type { RowFormat } from '../../../../core/rows/row-format.ts';
import { useText } from '../../../i18n/use-text.tsx';
import { Select } from '../../../ui/select.tsx';
import type { FileReading } from './import-file.ts';
import { encodings, type TextEncodingName } from './text-encoding.ts';
import './import.css';

interface ReadingOptionsProps {
  format: RowFormat;
  reading: FileReading;
  /** What a person has not touched. */
  isGuess: boolean;
  isRemembered: boolean;
  onEncoding(encoding: TextEncodingName): void;
  onChange(reading: FileReading): void;
}

const encodingNames: Record<TextEncodingName, string> = {
  'utf-8': 'UTF-8',
  gb18030: 'GBK / GB18030',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Latin-1',
};
const delimiterKeys = {
  ',': 'samples.delimiter_comma',
  ';': 'samples.delimiter_semicolon',
  '\t': 'samples.delimiter_tab',
  '|': 'samples.delimiter_bar',
} as const;

/** How a file is read, in sight above its rows; of JSON only the encoding. */
export function ReadingOptions(props: ReadingOptionsProps) {
  const { format, reading, isGuess, isRemembered, onEncoding, onChange } = props;
  const text = useText();
  const told = isRemembered ? 'samples.readingRemembered' : isGuess ? 'samples.readingGuessed' : null;
  const known = delimiters.find((one) => one === reading.delimiter);
  const others = known === undefined ? [{ value: reading.delimiter, label: reading.delimiter }] : [];
  return (
    <fieldset className="import-options" aria-label={text('samples.reading')}>
      <Select
        className="import-options__encoding"
        label={text('samples.encoding')}
        data={encodings.map((value) => ({ value, label: encodingNames[value] }))}
        value={reading.encoding}
        onChange={(value) => onEncoding(encodings.find((one) => one === value) ?? 'utf-8')}
      />
      {format === 'csv' && (
        <>
          <Select
            className="import-options__delimiter"
            label={text('samples.delimiter')}
            data={[...delimiters.map((value) => ({ value, label: text(delimiterKeys[value]) })), ...others]}
            value={reading.delimiter}
            onChange={(delimiter) => delimiter !== null && onChange({ ...reading, delimiter })}
          />
          <div className="import-options__decimal">
            <span aria-hidden>{text('samples.decimal')}</span>
            <SegmentedControl
              size="xs"
              aria-label={text('samples.decimal')}
              data={[
                { value: '.', label: '1.5' },
                { value: ',', label: '1,5' },
              ]}
              value={reading.decimal}
              onChange={(value) => onChange({ ...reading, decimal: value === ',' ? ',' : '.' })}
            />
          </div>
          <Checkbox
            size="xs"
            className="import-options__header"
            label={text('samples.hasHeader')}
            checked={reading.hasHeader}
            onChange={(event) => onChange({ ...reading, hasHeader: event.currentTarget.checked })}
          />
        </>
      )}
      {told !== null && <span className="import-options__told">{text(told)}</span>}
    </fieldset>
  );
}
