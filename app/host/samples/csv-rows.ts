import Papa from 'papaparse';
import { cellToJson } from '../../../core/samples/csv-cell.ts';

export interface CsvHeader {
  fields: string[];
  delimiter: string;
}

/** The first record of a CSV file: its field names, and the delimiter they are parted by. */
export function readCsvHeader(text: string): CsvHeader {
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: '' });
  return { fields: (parsed.data[0] ?? []).map((field) => field.trim()), delimiter: parsed.meta.delimiter };
}

/** Records as JSON objects by the header's fields. Numbers, true and false become what they are; an empty cell is null. */
export function csvRowsToJson(header: CsvHeader, records: readonly string[]): string[] {
  return records.map((record) => {
    const cells =
      Papa.parse<string[]>(record.replace(/\r$/, ''), { delimiter: header.delimiter }).data[0] ?? [];
    const members = header.fields.map(
      (field, index) => `${JSON.stringify(field)}:${cellToJson(cells[index] ?? '')}`,
    );
    return `{${members.join(',')}}`;
  });
}
