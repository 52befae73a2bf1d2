import type { RowFields } from '../row-types/row-type.ts';
import type { CodeWriter } from './code/code-writer.ts';
import { ownPropertyCode } from './code/literal.ts';
import type { Row } from './preview.ts';
import { copied, setField } from './row-values.ts';

/** The members of a row out, as code: `values` for those that were made, all others as the row that came in has them. */
export function madeFields(
  code: CodeWriter,
  fields: RowFields,
  values: ReadonlyMap<string, string>,
): string[] {
  return [...fields].map(
    ([name, field]) => `${ownPropertyCode(name)}: ${values.get(name) ?? code.read(name, field)}`,
  );
}

/** The same row for a preview. */
export function madeRow(row: Row, fields: RowFields, values: ReadonlyMap<string, unknown>): Row {
  const made: Record<string, unknown> = {};
  for (const [name, field] of fields)
    setField(made, name, values.has(name) ? values.get(name) : copied(row, name, field));
  return made;
}
