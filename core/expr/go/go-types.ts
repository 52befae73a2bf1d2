import type { ExpressionType, Field } from '../types.ts';

/** Why a row's type can't be a struct. */
export class NoStruct {
  readonly reason: 'name' | 'case';
  readonly field: string;
  readonly other: string;

  constructor(reason: NoStruct['reason'], field: string, other = '') {
    this.reason = reason;
    this.field = field;
    this.other = other;
  }
}

export interface GoField {
  readonly name: string;
  readonly goName: string;
  readonly type: string;
}

export interface GoStruct {
  readonly name: string;
  readonly fields: readonly GoField[];
}

type Fields = ReadonlyMap<string, Field>;

/** The structs of rows: the same fields are the same struct. */
export class GoTypes {
  readonly structs: GoStruct[] = [];
  readonly #known = new Map<string, GoStruct>();
  readonly #names = new Set<string>();

  /** Keeps a name of the package for something else. */
  reserve(name: string): void {
    this.#names.add(name);
  }

  /** The struct of these fields; throws a NoStruct. */
  struct(fields: Fields, wanted: string): GoStruct {
    const signature = fieldsText(fields);
    const known = this.#known.get(signature);
    if (known !== undefined) return known;
    refuseNames([...fields.keys()]);
    const name = this.#free(exportedName(wanted));
    const taken = new Set<string>();
    const made: GoStruct = {
      name,
      fields: [...fields].map(([field, of]) => {
        const goName = freeName(exportedName(field), taken);
        return { name: field, goName, type: this.goType(of, name + goName) };
      }),
    };
    this.#known.set(signature, made);
    this.structs.push(made);
    return made;
  }

  #free(wanted: string): string {
    return freeName(wanted, this.#names);
  }

  /** How a value of the type is held: objects by pointer, lists by slice, all else by pointer only where it may be null. */
  goType({ type, nullable }: Field, wanted = 'Item'): string {
    switch (type.kind) {
      case 'any':
      case 'null':
        return 'interface{}';
      case 'list':
        return `[]${this.goType(type.item, wanted)}`;
      case 'object':
        return `*${this.struct(type.fields, wanted).name}`;
      default:
        return `${nullable ? '*' : ''}${scalars[type.kind]}`;
    }
  }

  /** The Go name of an object's field. */
  fieldName(object: ExpressionType, name: string): string {
    const found = object.kind === 'object' ? this.struct(object.fields, 'Object') : undefined;
    return found?.fields.find((field) => field.name === name)?.goName ?? exportedName(name);
  }
}

const scalars = {
  bool: 'bool',
  int: 'int64',
  double: 'float64',
  string: 'string',
  timestamp: 'int64',
} as const;

/** What a Go struct's tag can hold, so that encoding/json takes it whole. */
const tagName = /^[\p{L}\p{Nd}!#$%&()*+\-./:;<=>?@[\]^_{|}~ ]+$/u;

function refuseNames(names: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    if (!tagName.test(name) || name === '-') throw new NoStruct('name', name);
    // Its own folding knows one letter more than lower case does: the long s.
    const folded = name.toLowerCase().replaceAll('ſ', 's');
    const other = seen.get(folded);
    // encoding/json takes one for the other.
    if (other !== undefined) throw new NoStruct('case', name, other);
    seen.set(folded, name);
  }
}

const initialisms: ReadonlySet<string> = new Set([
  'id',
  'url',
  'uri',
  'ip',
  'api',
  'json',
  'http',
  'uuid',
  'sku',
  'sql',
]);

/** A name as Go exports it: `order_id` is OrderID, 城市 X城市. */
export function exportedName(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const joined = words
    .map((word) =>
      initialisms.has(word) ? word.toUpperCase() : word.slice(0, 1).toUpperCase() + word.slice(1),
    )
    .join('');
  return /^\p{Lu}/u.test(joined) ? joined : `X${joined}`;
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}`;
  taken.add(name);
  return name;
}

function fieldsText(fields: Fields): string {
  return [...fields].map(([name, field]) => `${JSON.stringify(name)}${fieldText(field)}`).join(',');
}

function fieldText({ type, nullable }: Field): string {
  const mark = nullable ? '?' : '';
  if (type.kind === 'list') return `[${fieldText(type.item)}]${mark}`;
  return type.kind === 'object' ? `{${fieldsText(type.fields)}}${mark}` : `:${type.kind}${mark}`;
}
