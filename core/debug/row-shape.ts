import { any, bool, double, type ExpressionType, type Field, nothing, string } from '../expr/types.ts';

/** Values deeper in a row than this are not told apart. */
const deepest = 6;
/** Fields of one object beyond these are not known of. */
const mostFields = 2000;

/** What was seen at one place of the rows; grows as more rows are looked at. */
interface Shape {
  readonly kinds: Set<'bool' | 'double' | 'string' | 'list' | 'object' | 'other'>;
  readonly fields: Map<string, Shape>;
  item: Shape | undefined;
}

/**
 * The type of the rows that were looked at: what an expression over them is checked against. Everything may be null, since a row
 * to come may lack it.
 */
export class RowShape {
  readonly #shape = newShape();

  look(rows: Iterable<unknown>): void {
    for (const row of rows) {
      try {
        add(this.#shape, row, 0);
      } catch {
        // A row of user code may throw when it is read: nothing is known of its fields.
      }
    }
  }

  field(): Field {
    const { type } = fieldOf(this.#shape);
    // A row that is null has no fields; a number that is null would be compared as if it were one.
    return { type, nullable: type.kind !== 'object' };
  }
}

function newShape(): Shape {
  return { kinds: new Set(), fields: new Map(), item: undefined };
}

function add(shape: Shape, value: unknown, depth: number): void {
  if (value === null || value === undefined) return;
  const kind = kindOf(value);
  shape.kinds.add(kind);
  if (depth >= deepest) return;
  if (Array.isArray(value)) {
    shape.item ??= newShape();
    for (const item of value) add(shape.item, item, depth + 1);
  } else if (kind === 'object') {
    for (const [name, member] of Object.entries(value)) {
      const known = shape.fields.get(name) ?? newShape();
      if (shape.fields.size < mostFields) shape.fields.set(name, known);
      add(known, member, depth + 1);
    }
  }
}

function kindOf(value: unknown): 'bool' | 'double' | 'string' | 'list' | 'object' | 'other' {
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'number':
      return 'double';
    case 'string':
      return 'string';
    case 'object':
      return 'object';
    default:
      return 'other';
  }
}

function fieldOf(shape: Shape): Field {
  return { type: typeOf(shape), nullable: true };
}

function typeOf({ kinds, fields, item }: Shape): ExpressionType {
  const [kind, ...others] = kinds;
  if (kind === undefined) return nothing;
  if (others.length > 0) return any;
  switch (kind) {
    case 'bool':
      return bool;
    case 'double':
      return double;
    case 'string':
      return string;
    case 'list':
      return { kind: 'list', item: item === undefined ? { type: nothing, nullable: true } : fieldOf(item) };
    case 'object':
      return { kind: 'object', fields: new Map([...fields].map(([name, at]) => [name, fieldOf(at)])) };
    default:
      return any;
  }
}
