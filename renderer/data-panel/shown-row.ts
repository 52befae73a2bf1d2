import { fieldsOf, valueColumn } from '../../core/rows/json/edit-row.ts';
import { asRecord } from './row-record.ts';

/** A row of JSON text, to be shown. */
export interface ShownRow {
  /** Its values, for counting and comparing. */
  record: Record<string, unknown>;
  /** Its fields, each as the JSON that the row has for it: what cells show, digit for digit. */
  fields(): ReadonlyMap<string, string>;
}

/** A row that was cut is no whole JSON any more: its text is its one value. */
export function shownRow(json: string): ShownRow {
  const value = parsed(json);
  let fields: ReadonlyMap<string, string> | undefined;
  if (value === undefined)
    return {
      record: { [valueColumn]: json },
      fields: () => new Map([[valueColumn, JSON.stringify(json)]]),
    };
  return {
    record: asRecord(value),
    fields() {
      fields ??= fieldsOf(json);
      return fields;
    },
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
