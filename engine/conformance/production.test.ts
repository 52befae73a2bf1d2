import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { decodeRow } from '../../core/production/decode-row.ts';
import { inProduction } from '../../core/production/in-production.ts';
import type { FieldType, TypedField } from '../../core/row-types/row-type.ts';
import { jsonSerializer } from '../serialize/json-serializer.ts';
import { findCases } from './find-cases.ts';

const cases = findCases(fileURLToPath(new URL('./cases', import.meta.url)));
const functionsSchema = z.object({ functions: z.record(z.string(), z.object({ goRowsParam: z.string() })) });
const recordedSchema = z.object({
  steps: z.array(
    z.object({
      visits: z
        .array(
          z.object({
            function: z.string(),
            input: z.array(z.unknown()),
            rowsCount: z.number().nullable(),
            decodeError: z.string().nullable(),
            output: z.array(z.unknown()),
          }),
        )
        .default([]),
    }),
  ),
});

const goTypes: Record<string, FieldType> = { int: 'int', float64: 'number', string: 'text' };

/** The fields of `[]*struct{id int; name string}`. */
function structFields(goRowsParam: string): TypedField[] | null {
  const body = /struct\{(.*)\}/.exec(goRowsParam)?.[1];
  if (body === undefined || body.includes('[]')) return null;
  return body.split('; ').map((member) => {
    const [name = '', type = ''] = member.split(' ');
    return { name, type: goTypes[type] ?? 'mixed', nullable: false };
  });
}

const visits = cases.flatMap(({ folder, name }) => {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const { functions } = functionsSchema.parse(read('case.json'));
  return recordedSchema.parse(read('expected.json')).steps.flatMap((step) =>
    step.visits.flatMap((visit) => {
      const fields = structFields(functions[visit.function]?.goRowsParam ?? '');
      return fields === null ? [] : [{ name: `${name}: ${visit.function}`, fields, visit }];
    }),
  );
});

describe('what production makes of rows, as it was recorded of KisFlow', () => {
  test('functions with a struct are among the recorded ones', () =>
    expect(visits.length).toBeGreaterThan(30));

  test.each(visits)('$name', ({ fields, visit }) => {
    const { spoilt } = inProduction(fields, [visit.input]);
    expect(spoilt.length > 0).toBe(visit.decodeError !== null);
    if (visit.decodeError === null) expect(visit.input.length).toBe(visit.rowsCount);
    else expect(visit.rowsCount).toBe(0);
  });

  test.each(visits.filter(({ visit }) => visit.function === 'ReadMarks' && visit.decodeError === null))(
    'and the rows themselves: $name',
    ({ fields, visit }) => {
      expect(visit.input.map((row) => decodeRow(fields, row).row)).toEqual(visit.output);
    },
  );
});

test('rows into fields of any type are lost exactly where the engine can decode none', () => {
  const row = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.string(), fc.jsonValue()),
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(row, { maxLength: 4 }), (batch) => {
      const { lost } = inProduction([], [batch]);
      let isDecoded = true;
      try {
        jsonSerializer.unmarshal(batch);
      } catch {
        isDecoded = false;
      }
      expect(lost).toBe(isDecoded ? 0 : batch.length);
    }),
  );
});
