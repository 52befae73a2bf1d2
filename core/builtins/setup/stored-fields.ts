import { any, bool, double, type ExpressionType, type Field, string } from '../../expr/types.ts';
import type { SetupReader } from '../setup-reader.ts';
import { type NamePart, NameScanner } from './names.ts';

/** A field of stored rows that a setup names: `price: number? as list_price`. */
export interface StoredField {
  readonly name: string;
  readonly as: string;
  readonly field: Field;
  readonly place: NamePart;
}

const types: Readonly<Record<string, ExpressionType>> = { number: double, text: string, bool, any };

/**
 * Reads fields of stored rows between commas: a name, perhaps with its type (number, text, bool; `?` behind it where it may be
 * null), perhaps with `as` another name. A field without a type may be of any.
 */
export function readStoredFields(setup: SetupReader, key: string): readonly StoredField[] {
  setup.required(key);
  const scanner = new NameScanner(setup.text(key));
  const found: StoredField[] = [];
  const seen = new Set<string>();
  scanner.blanks();
  while (!scanner.done) {
    const one = readField(setup, key, scanner);
    if (one === undefined) break;
    setup.once(seen, one.as, key, one.place);
    found.push(one);
    scanner.blanks();
    if (scanner.done) break;
    if (!scanner.take(',')) scanner.fail('builtin.comma-expected');
    scanner.blanks();
    if (scanner.done) scanner.fail('builtin.name-expected');
  }
  if (scanner.problem !== undefined) setup.problem(scanner.problem.code, key, scanner.problem);
  return found;
}

function readField(setup: SetupReader, key: string, scanner: NameScanner): StoredField | undefined {
  const place = scanner.name();
  if (place === undefined) return undefined;
  scanner.blanks();
  let field: Field = { type: any, nullable: true };
  if (scanner.take(':')) {
    scanner.blanks();
    const word = scanner.name();
    if (word === undefined) return undefined;
    const type = Object.hasOwn(types, word.name) ? types[word.name] : undefined;
    if (type === undefined)
      setup.problem('builtin.not-a-type', key, word, {
        found: word.name,
        types: Object.keys(types).join(', '),
      });
    field = { type: type ?? any, nullable: scanner.take('?') || type === any };
    scanner.blanks();
  }
  const isRenamed = scanner.takeWord('as');
  scanner.blanks();
  const as = isRenamed ? scanner.name() : undefined;
  return { name: place.name, as: as?.name ?? place.name, field, place };
}
