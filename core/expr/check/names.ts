import { nearest } from '../../text/nearest.ts';
import { pathOf } from '../known-values.ts';
import { ExpressionError, type ProblemFix } from '../problem.ts';
import type { Place, Syntax } from '../syntax.ts';
import type { Typed } from '../typed.ts';
import { type Field, int, typeText } from '../types.ts';
import { type Checking, checkValue, known, type Of, type Scope, wrongType } from './checking.ts';

/** `row`, a step before, or a macro's variable. */
export function checkName(syntax: Of<'name'>, scope: Scope): Typed {
  const field = scope.names.get(syntax.name);
  if (field === undefined) throw unknownName(syntax, scope.names);
  const nullable = field.nullable && !isProven(syntax, scope);
  return { op: 'name', name: syntax.name, ...known(field.type, false, syntax), nullable };
}

/** A field of what `receiver` finds the type of. */
export function checkField(
  on: Checking,
  syntax: Of<'field'>,
  scope: Scope,
  receiver: (of: Syntax) => Typed,
): Typed {
  const of = receiver(syntax.of);
  if (of.type.kind !== 'object')
    throw new ExpressionError('expr.no-fields', syntax, { type: typeText(of.type), field: syntax.name });
  const field = of.type.fields.get(syntax.name);
  if (field === undefined) throw unknownField(on, syntax, of.type.fields, scope);
  const nullable = (field.nullable || of.nullable) && !isProven(syntax, scope);
  // A row that holds another type than its samples did fails as a whole, whatever the expression makes of errors.
  return { op: 'field', of, name: syntax.name, ...known(field.type, of.fails, syntax), nullable };
}

/** What has() and coalesce() look at: a way of fields on which any may be null. */
export function nullSafe(on: Checking, syntax: Syntax, scope: Scope): Typed {
  if (syntax.op !== 'field') return on.check(syntax, scope);
  // Even where the samples had a value in every row, the next row may have none.
  return { ...checkField(on, syntax, scope, (of) => nullSafe(on, of, scope)), nullable: true };
}

/** An item of a list, by its place. */
export function checkItem(on: Checking, syntax: Of<'index'>, scope: Scope): Typed {
  const of = checkValue(on, syntax.of, scope);
  const index = checkValue(on, syntax.index, scope);
  if (of.type.kind !== 'list')
    throw new ExpressionError('expr.no-items', syntax, { type: typeText(of.type) });
  if (index.type.kind !== 'int') throw wrongType(index, int, asInt(index, on.text));
  const { type, nullable } = of.type.item;
  return { op: 'item', of, index, ...known(type, true, syntax), nullable };
}

function unknownField(
  on: Checking,
  { start, end, name, of }: Of<'field'>,
  fields: ReadonlyMap<string, Field>,
  { fixed }: Scope,
): ExpressionError {
  const later = of.op === 'name' ? fixed.get(of.name) : undefined;
  if (of.op === 'name' && later !== undefined)
    return unknownFact({ start, end }, of.name, name, { fields, later });
  const meant = nearest(name, [...fields.keys()]);
  const receiver = on.text.slice(of.start, of.end);
  return meant === undefined
    ? new ExpressionError('expr.unknown-field', { start, end }, { field: name })
    : new ExpressionError(
        'expr.unknown-field-meant',
        { start, end },
        { field: name, meant },
        { start, end, text: `${receiver}${fieldText(meant)}` },
      );
}

/** Of a name whose fields are known whatever the rows are. */
function unknownFact(
  place: Place,
  of: string,
  field: string,
  { fields, later }: { fields: ReadonlyMap<string, Field>; later: readonly string[] },
): ExpressionError {
  const names = [...fields.keys()];
  if (later.includes(field)) return new ExpressionError('expr.known-later', place, { of, field });
  const meant = nearest(field, names);
  const fix = meant === undefined ? undefined : { ...place, text: `${of}${fieldText(meant)}` };
  const known = names.map((name) => `${of}.${name}`).join(', ');
  return new ExpressionError('expr.unknown-fact', place, { of, field, known }, fix);
}

function isProven(syntax: Syntax, { proven }: Scope): boolean {
  const path = pathOf(syntax);
  return path !== undefined && proven.has(path);
}

/** Words of other languages for what CEL writes otherwise. */
const otherWords: Readonly<Record<string, string>> = {
  and: '&&',
  or: '||',
  not: '!',
  nil: 'null',
  undefined: 'null',
  None: 'null',
  True: 'true',
  False: 'false',
};

function unknownName({ name, start, end }: Of<'name'>, names: ReadonlyMap<string, Field>): ExpressionError {
  const row = names.get('row')?.type;
  const word = Object.hasOwn(otherWords, name) ? otherWords[name] : undefined;
  const meant =
    word ??
    (row?.kind === 'object' && row.fields.has(name) ? `row.${name}` : undefined) ??
    nearest(name, [...names.keys()]);
  const place = { start, end };
  return meant === undefined
    ? new ExpressionError('expr.unknown-name', place, { name })
    : new ExpressionError('expr.unknown-name-meant', place, { name, meant }, { ...place, text: meant });
}

/** How a field is written after what it belongs to. */
export function fieldText(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

function asInt({ start, end, type }: Typed, text: string): ProblemFix | undefined {
  if (type.kind !== 'double') return undefined;
  return { start, end, text: `int(${text.slice(start, end)})` };
}
