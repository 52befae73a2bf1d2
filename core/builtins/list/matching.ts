import type { Typed } from '../../expr/typed.ts';
import { any, type Field } from '../../expr/types.ts';
import type { CodeWriter } from '../code/code-writer.ts';
import { literalCode, ownPropertyCode } from '../code/literal.ts';
import { type ExpressionRunner, expressionRunner, fieldRunner } from '../evaluate/expression-runner.ts';
import { keyText } from '../kernel/keys.ts';
import type { ParamDefinition } from '../param.ts';
import type { Row, RowFailure } from '../preview.ts';
import { ownValue } from '../row-values.ts';
import { fieldTyped } from '../setup/field-typed.ts';
import type { StoredField } from '../setup/stored-fields.ts';
import type { SetupReader } from '../setup-reader.ts';
import { words } from '../words.ts';

/** How rows and stored rows find each other, for lookup and join. */

/** A stored field that must equal a value of the row. */
export interface Match {
  readonly stored: string;
  readonly value: Typed;
  readonly offset: number;
}

export const matchParam: ParamDefinition = {
  key: 'match',
  format: { kind: 'lines', left: 'stored-field', right: 'expression', steps: false },
  live: false,
  required: true,
  default: '',
  title: words('Where', '匹配条件'),
  help: words(
    'A stored field, and what it has to equal: sku = row.sku.',
    '存储字段及其应等于的值：sku = row.sku。',
  ),
};

export const storedFieldsParam: ParamDefinition = {
  key: 'fields',
  format: { kind: 'stored-fields' },
  live: false,
  required: true,
  default: '',
  title: words('Fields to take', '取用的字段'),
  help: words(
    'Of the stored row, with their types: price: number, name: text? as product.',
    '存储数据的字段及类型：price: number, name: text? as product。',
  ),
};

export function readMatches(setup: SetupReader): readonly Match[] {
  const names = setup.rowNames();
  const seen = new Set<string>();
  return setup.lines('match').map((line) => {
    if (line.isLet) setup.problem('builtin.no-let-here', 'match', line);
    const stored = setup.lineName(line, 'match') ?? '';
    setup.once(seen, stored, 'match', line.left);
    return {
      stored,
      value: setup.parsed(line.right, line.rightStart, 'match', names),
      offset: line.rightStart,
    };
  });
}

/** Tells of fields that the rows have already. */
export function checkFree(setup: SetupReader, fields: readonly StoredField[]): void {
  for (const { as, place } of fields)
    if (setup.input.has(as)) setup.problem('builtin.field-exists', 'fields', place, { field: as });
}

/** Writes what each row asks for: `wanted` holds the keys of the rows, `matches` the objects for the connector, each once. */
export function writeWanted(matches: readonly Match[], onError: 'fail' | 'drop', code: CodeWriter): void {
  const drops = onError === 'drop';
  code.isAsync = true;
  code.line(`const wanted: (string | null${drops ? ' | undefined' : ''})[] = [];`);
  code.line('const matches = new Map<string, Record<string, unknown>>();');
  code.rowLoop(
    { onError },
    () => {
      // A row that fails asks for nothing, and is left out.
      if (drops) code.line('wanted.push(undefined);');
      const names = matches.map(({ stored, value }) => {
        const name = code.local(stored, 'key');
        if (code.mayThrow(value)) code.mark(stored);
        code.line(`const ${name} = ${code.fieldValue(value)};`);
        return name;
      });
      const nullable = names.filter((_, index) => matches[index]?.value.nullable);
      const key = names.map((name) => `\${${code.use('keyText')}(${name})}`).join('');
      const isNull = nullable.map((name) => `${name} === null`).join(' || ');
      code.line(`const key = ${isNull === '' ? '' : `${isNull} ? null : `}\`${key}\`;`);
      code.line(drops ? 'wanted[wanted.length - 1] = key;' : 'wanted.push(key);');
      const fields = matches.map(({ stored }, index) => `${ownPropertyCode(stored)}: ${names[index]}`);
      code.object(
        `if (${isNull === '' ? '' : 'key !== null && '}!matches.has(key)) matches.set(key, `,
        fields,
        ');',
      );
    },
    () => undefined,
  );
  code.line(
    'const stored = (matches.size === 0 ? [] : await flow.getConnector().call([...matches.values()])) as Stored[];',
  );
}

/** A loop over the rows that asked: `index` counts all rows from 0. */
export function askedLoop(onError: 'fail' | 'drop', code: CodeWriter, inside: () => void): void {
  code.block('for (const [index, row] of rows.entries())', () => {
    if (onError === 'drop') code.line('if (wanted[index] === undefined) continue;');
    inside();
  });
}

/** Declares the stored rows' fields, as far as they are looked at. */
export function declareStored(
  matches: readonly Match[],
  fields: readonly StoredField[],
  code: CodeWriter,
): void {
  const own = fields.map(({ name, field }): [string, Field] => [name, field]);
  const keys = matches.map(({ stored }): [string, Field] => [stored, { type: any, nullable: true }]);
  code.interface('Stored', new Map([...keys, ...own]));
}

/** The key of a stored row in code. */
export function storedKeyCode(matches: readonly Match[], code: CodeWriter): string {
  const parts = matches.map(({ stored }) => {
    const field = { type: { kind: 'any' }, nullable: false } as const;
    return `\${${code.use('keyText')}(${code.read(stored, field, 'one')})}`;
  });
  return `\`${parts.join('')}\``;
}

/** A field of a stored row, read as its type says, in a loop whose `index` counts from 0: the rows in, or the stored ones. */
export function storedValueCode(
  one: StoredField,
  from: string,
  code: CodeWriter,
  reader: 'readFor' | 'readStored' = 'readFor',
): string {
  const read = code.expression(fieldTyped(one), new Map([['row', from]]));
  if (one.field.type.kind === 'any') return read;
  return `${code.use(reader)}(index + 1, ${literalCode(one.as)}, () => ${read})`;
}

/** The same for previews: the fields of a stored row, null where there is none, and the first that is not what its type says. */
export function storedReader(
  fields: readonly StoredField[],
  param: (key: string) => string,
): (row: Row | undefined) => {
  readonly values: ReadonlyMap<string, unknown>;
  readonly failure: RowFailure | undefined;
} {
  const readers = fields.map((one) => ({
    as: one.as,
    run: expressionRunner(fieldTyped(one), one.as, 'fields', ['row'], param),
  }));
  return (row) => {
    const values = new Map<string, unknown>();
    let failure: RowFailure | undefined;
    for (const { as, run } of readers) {
      const found = row === undefined ? { value: null } : run([row]);
      if ('failure' in found) failure ??= found.failure;
      else values.set(as, found.value);
    }
    return { values, failure };
  };
}

/** How previews find stored rows. */
export class Matcher {
  readonly #runners: readonly ExpressionRunner[];
  readonly #matches: readonly Match[];

  constructor(matches: readonly Match[], param: (key: string) => string) {
    this.#matches = matches;
    this.#runners = matches.map(({ stored, value, offset }) =>
      fieldRunner(value, stored, 'match', ['row'], param, offset),
    );
  }

  /** The key of a row; null where a value is null, which nothing matches. */
  keyOf(row: Row): { readonly key: string | null } | { readonly failure: RowFailure } {
    let key = '';
    let isNull = false;
    for (const run of this.#runners) {
      const found = run([row]);
      if ('failure' in found) return found;
      isNull ||= found.value === null;
      key += keyText(found.value);
    }
    return { key: isNull ? null : key };
  }

  /** The stored rows by their keys, each key's in their order. */
  index(stored: readonly Row[]): Map<string, Row[]> {
    const found = new Map<string, Row[]>();
    for (const row of stored) {
      const key = this.#matches.map((match) => keyText(ownValue(row, match.stored))).join('');
      const rows = found.get(key) ?? [];
      rows.push(row);
      found.set(key, rows);
    }
    return found;
  }
}
