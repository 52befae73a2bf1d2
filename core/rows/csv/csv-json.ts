import { cellToJson } from './csv-cell.ts';

/** Makes the cells of a row a JSON object by the header's names; the cells of the columns in `asText` stay text. */
export function rowWriter(
  names: readonly string[],
  asText: ReadonlySet<string> = new Set(),
): (cells: readonly string[]) => string {
  const members = names.map((name, index) => `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`);
  const writers = names.map((name) => (asText.has(name) ? textToJson : cellToJson));
  return (cells) => {
    let json = '';
    for (let index = 0; index < members.length; index += 1)
      json += members[index] + (writers[index] ?? cellToJson)(cells[index] ?? '');
    return `${json}}`;
  };
}

function textToJson(cell: string): string {
  return cell === '' ? 'null' : JSON.stringify(cell);
}
