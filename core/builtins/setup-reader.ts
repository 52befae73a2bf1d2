import type { Place } from '../expr/syntax.ts';
import { any, type ExpressionType, type Field, typeText } from '../expr/types.ts';
import type { RowFields } from '../row-types/row-type.ts';
import { nearest } from '../text/nearest.ts';
import { ExpressionsReader } from './setup/expressions-reader.ts';
import { type ListedName, type NamePart, parseNames, printName } from './setup/names.ts';

/** A field of the rows in, as a setup names it. */
export interface ChosenField {
  readonly name: string;
  /** What the rows out call it. */
  readonly as: string;
  readonly field: Field;
  readonly place: Place;
}

const unknownField: Field = { type: any, nullable: true };

/**
 * Reads a setup, param by param, and collects what is wrong with it. It never throws: where something can't be read it gives what
 * stands for nothing, and `isSound` says in the end whether what was read can be worked with.
 */
export class SetupReader extends ExpressionsReader {
  /** Names between commas, whatever they name. */
  names(key: string): readonly ListedName[] {
    this.required(key);
    const { names, problem } = parseNames(this.text(key));
    if (problem !== undefined) this.problem(problem.code, key, problem);
    return names;
  }

  /** Fields of the rows in; each name of the rows out stands once. */
  fields(key: string, rename = false): readonly ChosenField[] {
    const seen = new Set<string>();
    return this.names(key).map((listed) => {
      const { name, as, word } = listed;
      const extra = word ?? (rename ? undefined : as);
      if (extra !== undefined) this.#strange(listed, extra, key);
      this.once(seen, as?.name ?? name, key, as ?? listed);
      return this.#chosen(listed, as?.name ?? name, key);
    });
  }

  /** All fields of the rows in, as if they had been named. */
  allFields(): readonly ChosenField[] {
    return [...this.input].map(([name, field]) => ({ name, as: name, field, place: { start: 0, end: 0 } }));
  }

  /** Fields to order rows by, those with `desc` from the greatest on. */
  order(
    key: string,
    fields: RowFields = this.input,
  ): readonly (ChosenField & { readonly isDescending: boolean })[] {
    const seen = new Set<string>();
    return this.names(key).map((listed) => {
      const { name, as, word } = listed;
      const wrong =
        as ?? (word !== undefined && word.name !== 'desc' && word.name !== 'asc' ? word : undefined);
      if (wrong !== undefined) this.#strange(listed, wrong, key);
      this.once(seen, name, key, listed);
      const chosen = this.#chosen(listed, name, key, fields);
      this.expectScalar(chosen, key);
      return { ...chosen, isDescending: word?.name === 'desc' };
    });
  }

  expectScalar({ name, field, place }: ChosenField, key: string): void {
    if (field.type.kind === 'list' || field.type.kind === 'object')
      this.wrongType(key, place, name, field.type, 'number, text, bool');
  }

  wrongType(key: string, place: Place, field: string, found: ExpressionType, expected: string): void {
    if (this.isTyped)
      this.problem('builtin.wrong-field-type', key, place, { field, found: typeText(found), expected });
  }

  /** One field of the rows in; undefined when none can be read. */
  field(key: string): ChosenField | undefined {
    const names = this.names(key);
    const [listed, second] = names;
    if (listed === undefined) return undefined;
    const extra = listed.word ?? listed.as ?? second;
    if (extra !== undefined)
      this.problem('builtin.one-name', key, { start: extra.start, end: this.text(key).length });
    return this.#chosen(listed, listed.name, key);
  }

  /** The name of a field that the rows out are to have; '' when none can be read. */
  newField(key: string): string {
    const names = this.names(key);
    const [listed, second] = names;
    const extra = listed?.word ?? listed?.as ?? second;
    if (extra !== undefined)
      this.problem('builtin.one-name', key, { start: extra.start, end: this.text(key).length });
    return listed?.name ?? '';
  }

  /** The same, where a field of that name must not be overwritten. */
  freeField(key: string, fields: RowFields = this.input): string {
    const name = this.newField(key);
    if (fields.has(name)) this.problem('builtin.field-exists', key, this.whole(key), { field: name });
    return name;
  }

  /** The field that a name of a setup means. */
  known(part: NamePart, key: string, fields: RowFields = this.input): Field {
    const { name, start, end } = part;
    if (fields === this.input) this.uses.push({ key, field: name, start, end, form: 'name' });
    const field = fields.get(name);
    if (field !== undefined || !this.isTyped) return field ?? unknownField;
    const meant = nearest(name, [...fields.keys()]);
    if (meant === undefined) this.problem('builtin.unknown-field', key, part, { field: name });
    else
      this.problem(
        'builtin.unknown-field-meant',
        key,
        part,
        { field: name, meant },
        { fix: printName(meant) },
      );
    return unknownField;
  }

  /** Tells of a word behind a name: what is no name of two words is no name at all. */
  #strange(listed: ListedName, extra: NamePart, key: string): void {
    const place = { start: listed.start, end: extra.end };
    const name = this.text(key).slice(place.start, place.end);
    if (this.input.has(name))
      this.problem('builtin.name-in-backticks', key, place, { name }, { fix: printName(name) });
    else this.problem('builtin.no-rename-here', key, extra, { word: listed.word?.name ?? 'as' });
  }

  #chosen(listed: ListedName, as: string, key: string, fields: RowFields = this.input): ChosenField {
    const own = this.#nameAlone(listed, key);
    return { name: listed.name, as, field: this.known(own, key, fields), place: own };
  }

  /** A listed name ends after its `as`: the name itself stands at its start. */
  #nameAlone({ name, start }: ListedName, key: string): NamePart {
    const written = this.text(key);
    const length = written[start] === '`' ? name.replaceAll('`', '``').length + 2 : name.length;
    return { name, start, end: start + length };
  }
}
