import type { GoStruct } from '../expr/go/go-types.ts';

/** Structs as gofmt leaves them: columns are as wide as their longest entry, in code points. */
export function printStructs(structs: readonly GoStruct[]): string {
  return structs.map(printStruct).join('\n');
}

function printStruct({ name, fields }: GoStruct): string {
  if (fields.length === 0) return `// ${name} is a row.\ntype ${name} struct{}\n`;
  const rows = fields.map((field) => [field.goName, field.type, `\`json:"${field.name}"\``]);
  return `// ${name} is a row, or an object in one.\ntype ${name} struct {\n${columns(rows).join('\n')}\n}\n`;
}

/** Lines of a struct's fields, indented by a tab. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => size(row[column] ?? ''))));
  return rows.map((row) => {
    const cells = row.map((cell, column) =>
      column === row.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - size(cell)),
    );
    return `\t${cells.join(' ')}`;
  });
}

function size(text: string): number {
  return [...text].length;
}
