import type { PastedCell, PastedCells } from './pasted-cell.ts';

/** Says in a copied table that it is ours: its cells are written as JSON writes them. */
export const ownTable = 'data-kisflow-rows';

export interface HtmlTable {
  cells: PastedCells;
  isOwn: boolean;
}

/**
 * The cells of the one table that copied HTML holds, as spreadsheets and web pages give it; null when there is none, or several.
 * Cells over several rows or columns stand at their first place, the others are empty.
 */
export function htmlTable(html: string): HtmlTable | null {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const [table, second] = page.querySelectorAll('table');
  if (table === undefined || second !== undefined) return null;
  const textClasses = classesOfText(page);
  const rows: (PastedCell | undefined)[][] = Array.from(table.rows, () => []);
  Array.from(table.rows).forEach((row, top) => {
    let left = 0;
    for (const cell of row.cells) {
      while (rows[top]?.[left] !== undefined) left += 1;
      place(rows, { top, left }, cell, cellOf(cell, textClasses));
      left += cell.colSpan;
    }
  });
  const cells = rows.map((row) => Array.from(row, (cell) => cell ?? { text: '' }));
  return cells.length === 0 ? null : { cells, isOwn: table.hasAttribute(ownTable) };
}

const widestSpan = 1000;

function place(
  rows: (PastedCell | undefined)[][],
  { top, left }: { top: number; left: number },
  { rowSpan, colSpan }: HTMLTableCellElement,
  cell: PastedCell,
): void {
  const lines = rowSpan === 0 ? rows.length - top : rowSpan;
  for (let down = 0; down < lines; down += 1) {
    const row = rows[top + down];
    if (row === undefined) return;
    for (let across = 0; across < Math.min(colSpan, widestSpan); across += 1)
      row[left + across] = down === 0 && across === 0 ? cell : { text: '' };
  }
}

function cellOf(cell: HTMLTableCellElement, textClasses: ReadonlySet<string>): PastedCell {
  const sheets = sheetsValue(cell.getAttribute('data-sheets-value'));
  const number = sheets?.number ?? cell.getAttribute('x:num') ?? cell.getAttribute('sdval') ?? '';
  const isText =
    sheets?.isText === true ||
    cell.hasAttribute('x:str') ||
    isTextFormat(cell.getAttribute('style') ?? '') ||
    [...cell.classList].some((name) => textClasses.has(name));
  return {
    text: shownText(cell),
    ...(number !== '' && !isText ? { number } : {}),
    ...(isText ? { isText } : {}),
  };
}

/** What Google Sheets tells of a value: its kind, and the value under the kind's number. */
function sheetsValue(json: string | null): { number?: string; isText?: boolean } | null {
  if (json === null) return null;
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null) return null;
    if ('2' in value) return { isText: true };
    return '3' in value && typeof value['3'] === 'number' ? { number: String(value['3']) } : null;
  } catch {
    return null;
  }
}

const isTextFormat = (style: string) => /mso-number-format:\s*["']?\\?@/i.test(style);

/** Excel keeps the formats of cells in a style sheet, by class. */
function classesOfText(page: Document): ReadonlySet<string> {
  const rules = Array.from(page.querySelectorAll('style'), ({ textContent }) => textContent ?? '').join('\n');
  const found = rules.matchAll(/\.([\w-]+)\s*\{([^}]*)\}/g);
  return new Set([...found].flatMap(([, name = '', body = '']) => (isTextFormat(body) ? [name] : [])));
}

/** The text of a cell with its line breaks; blanks that only lay out the HTML are none. */
function shownText(cell: HTMLElement): string {
  const parts: string[] = [];
  collect(cell, parts);
  return parts
    .join('')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replaceAll('\u00a0', ' ')
    .replace(/^[ \n]+|[ \n]+$/g, '');
}

const blocks = new Set(['P', 'DIV', 'LI']);

function collect(node: Node, parts: string[]): void {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) parts.push((child.nodeValue ?? '').replace(/[\t\r\n ]+/g, ' '));
    else if (child.nodeName === 'BR') parts.push('\n');
    else {
      if (blocks.has(child.nodeName) && parts.length > 0) parts.push('\n');
      collect(child, parts);
    }
  }
}
