/** What an expression's value is. Every number field of a row is a double; ints come from literals, sizes and dates. */
export type ExpressionType =
  | { readonly kind: ScalarKind }
  | { readonly kind: 'list'; readonly item: Field }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Field> };

/** `any` is a field that held values of several types: it has to be converted before it is used. */
export type ScalarKind = 'bool' | 'int' | 'double' | 'string' | 'timestamp' | 'null' | 'any';

/** A field of a row: missing and null are the same. */
export interface Field {
  readonly type: ExpressionType;
  readonly nullable: boolean;
}

export const bool: ExpressionType = { kind: 'bool' };
export const int: ExpressionType = { kind: 'int' };
export const double: ExpressionType = { kind: 'double' };
export const string: ExpressionType = { kind: 'string' };
export const timestamp: ExpressionType = { kind: 'timestamp' };
export const nothing: ExpressionType = { kind: 'null' };
export const any: ExpressionType = { kind: 'any' };

/** A list whose items are never null. */
export function listOf(type: ExpressionType): ExpressionType {
  return { kind: 'list', item: { type, nullable: false } };
}

/** An object with these fields. */
export function objectOf(fields: Readonly<Record<string, Field>>): ExpressionType {
  return { kind: 'object', fields: new Map(Object.entries(fields)) };
}

export function isNumber({ kind }: ExpressionType): boolean {
  return kind === 'int' || kind === 'double';
}

/** Whether two types are the same, fields and items included. */
export function sameType(a: ExpressionType, b: ExpressionType): boolean {
  if (a.kind === 'list') return b.kind === 'list' && sameField(a.item, b.item);
  if (a.kind !== 'object') return a.kind === b.kind;
  if (b.kind !== 'object' || a.fields.size !== b.fields.size) return false;
  return [...a.fields].every(([name, field]) => {
    const other = b.fields.get(name);
    return other !== undefined && sameField(field, other);
  });
}

function sameField(a: Field, b: Field): boolean {
  return a.nullable === b.nullable && sameType(a.type, b.type);
}

/** A type as a person writes it: `double`, `list<string>`, `{a: double?}`. */
export function typeText(type: ExpressionType): string {
  if (type.kind === 'list') return `list<${fieldText(type.item)}>`;
  if (type.kind !== 'object') return type.kind;
  return `{${[...type.fields].map(([name, field]) => `${name}: ${fieldText(field)}`).join(', ')}}`;
}

function fieldText({ type, nullable }: Field): string {
  return `${typeText(type)}${nullable ? '?' : ''}`;
}
