import { any, bool, double, type ExpressionType, type Field, nothing, string } from '../expr/types.ts';

/** The fields of a row by name, in their order. */
export type RowFields = ReadonlyMap<string, Field>;

/** Who says what a field is: a person's word stays. */
export type TypeOrigin = 'samples' | 'run' | 'person';

/**
 * A type as people speak of it and as it is kept: `int` is a number that Go holds as int64, `date` and `datetime` are texts of
 * that form, `mixed` is a field that held values of several types.
 */
export type FieldType =
  | 'number'
  | 'int'
  | 'text'
  | 'date'
  | 'datetime'
  | 'bool'
  | 'mixed'
  | 'empty'
  | { readonly list: ItemType }
  | { readonly object: readonly TypedField[] };

export interface ItemType {
  readonly type: FieldType;
  readonly nullable: boolean;
}

/** A field of a row, or of an object in it. */
export interface TypedField extends ItemType {
  readonly name: string;
}

/** A row's type, as it is kept for a place of a flow. */
export interface RowType {
  readonly fields: readonly (TypedField & { readonly from: TypeOrigin })[];
}

const scalars: Readonly<Record<Extract<FieldType, string>, ExpressionType>> = {
  number: double,
  int: double,
  text: string,
  date: string,
  datetime: string,
  bool,
  mixed: any,
  empty: nothing,
};

/** What expressions make of a kept type. */
export function fieldsOfType({ fields }: { fields: readonly TypedField[] }): RowFields {
  return new Map(fields.map((field) => [field.name, expressionField(field)]));
}

function expressionField({ type, nullable }: ItemType): Field {
  return { type: expressionType(type), nullable: nullable || type === 'empty' };
}

function expressionType(type: FieldType): ExpressionType {
  if (typeof type === 'string') return scalars[type];
  if ('list' in type) return { kind: 'list', item: expressionField(type.list) };
  return { kind: 'object', fields: fieldsOfType({ fields: type.object }) };
}

/** A type that was worked out, as it can be kept and shown. */
export function typedFields(fields: RowFields): TypedField[] {
  return [...fields].map(([name, field]) => ({ name, ...itemType(field) }));
}

function itemType({ type, nullable }: Field): ItemType {
  return { type: keptType(type), nullable };
}

function keptType(type: ExpressionType): FieldType {
  switch (type.kind) {
    case 'double':
      return 'number';
    case 'int':
    case 'timestamp':
      return 'int';
    case 'string':
      return 'text';
    case 'bool':
      return 'bool';
    case 'null':
      return 'empty';
    case 'any':
      return 'mixed';
    case 'list':
      return { list: itemType(type.item) };
    case 'object':
      return { object: typedFields(type.fields) };
  }
}
