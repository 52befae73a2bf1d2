import { formatOf } from '../../../../core/rows/row-format.ts';
import { type CsvReading, guessCsv } from './csv-guess.ts';
import { type ImportResult, importRows } from './import-rows.ts';
import { encodingOf, type TextEncodingName } from './text-encoding.ts';

/** A file that a person chose or dropped: all of it, or of a large one the beginning. */
export interface ImportFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  isPiece: boolean;
}

/** How a file is read. */
export interface FileReading extends CsvReading {
  encoding: TextEncodingName;
}

/** How a file most likely is to be read; null when it is no text. */
export function guessFile(file: ImportFile): FileReading | null {
  const encoding = encodingOf(file.bytes);
  if (encoding === null) return null;
  return { encoding, ...guessCsv(textOf(file, encoding), file.name) };
}

/** A guess that the encoding changes: the delimiter and the rest are told from the text. */
export function guessWith(file: ImportFile, encoding: TextEncodingName): FileReading {
  return { encoding, ...guessCsv(textOf(file, encoding), file.name) };
}

export function readFile(file: ImportFile, { encoding, ...csv }: FileReading): ImportResult {
  return importRows(textOf(file, encoding), file.name, { isPiece: file.isPiece, csv });
}

/** Whether a run of the file, brought into UTF-8, reads the same rows: it knows nothing of what was said. */
export function isAsRun(file: ImportFile, reading: FileReading, asText: ReadonlySet<string>): boolean {
  const text = textOf(file, reading.encoding);
  if (formatOf(file.name, text.replace(/^\uFEFF/, '')) !== 'csv') return true;
  const { delimiter } = guessCsv(text, file.name);
  if (reading.skipsUneven) return false;
  return asText.size === 0 && reading.hasHeader && reading.decimal === '.' && reading.delimiter === delimiter;
}

function textOf({ bytes, isPiece }: ImportFile, encoding: TextEncodingName): string {
  return new TextDecoder(encoding).decode(bytes, { stream: isPiece });
}
