import * as z from 'zod';
import type { FieldType, ItemType, RowType, TypedField } from './row-type.ts';

const scalarSchema = z.enum(['number', 'int', 'text', 'date', 'datetime', 'bool', 'mixed', 'empty']);

const typeSchema: z.ZodType<FieldType> = z.lazy(() =>
  z.union([scalarSchema, z.object({ list: itemSchema }), z.object({ object: z.array(fieldSchema) })]),
);
const itemSchema: z.ZodType<ItemType> = z.object({ type: typeSchema, nullable: z.boolean() });
const fieldSchema: z.ZodType<TypedField> = z.object({
  name: z.string(),
  type: typeSchema,
  nullable: z.boolean(),
});

/** A row's type, as studio.json keeps it. */
export const rowTypeSchema: z.ZodType<RowType> = z.object({
  fields: z.array(
    z.object({
      name: z.string(),
      type: typeSchema,
      nullable: z.boolean(),
      from: z.enum(['samples', 'run', 'person']),
    }),
  ),
});
