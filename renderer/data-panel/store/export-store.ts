import type { StorePage } from '../../../core/contract/store-page.ts';
import { printCsv } from '../../../core/rows/csv/csv-print.ts';
import { fieldsOf } from '../../../core/rows/json/edit-row.ts';
import { cellValueText } from '../cell-text.ts';

const pageSize = 1000;

/** All rows, each as JSON, fetched page by page; `ask` gives those from an offset on. */
export async function allRows(ask: (offset: number, limit: number) => Promise<StorePage>): Promise<string[]> {
  const rows: string[] = [];
  for (;;) {
    const page = await ask(rows.length, pageSize);
    for (const { json } of page.rows) rows.push(json);
    if (page.rows.length === 0 || rows.length >= page.matching) return rows;
  }
}

/** Rows as JSON Lines. */
export function asLines(rows: readonly string[]): string {
  return rows.map((row) => `${row}\n`).join('');
}

/** Rows as CSV with a column for each field that one of them has; nothing where a row has none, and null. */
export function asCsv(rows: readonly string[]): string {
  const fields = rows.map(fieldsOf);
  const names = [...new Set(fields.flatMap((row) => [...row.keys()]))];
  const cells = fields.map((row) =>
    names.map((name) => {
      const json = row.get(name);
      return json === 'null' ? '' : cellValueText(json);
    }),
  );
  return printCsv([names, ...cells], { delimiter: ',', newline: '\r\n', isFile: true });
}
