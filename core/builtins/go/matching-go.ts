import { atom, call, type GoExpr, goText, select } from '../../expr/go/go-expr.ts';
import { goString } from '../../expr/go/go-literal.ts';
import type { GoStruct } from '../../expr/go/go-types.ts';
import type { Typed } from '../../expr/typed.ts';
import { any, double, type Field } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { GoTarget } from '../go-target.ts';
import type { StoredField } from '../setup/stored-fields.ts';
import { isPointer, madeValues, mayBeNull } from './made-go.ts';
import { mayFailAsField } from './may-fail.ts';
import { storedStruct, storedValue } from './stored-go.ts';

interface Match {
  readonly stored: string;
  readonly value: Typed;
}

interface MatchingPlan {
  readonly onError: 'fail' | 'drop';
  readonly matches: readonly Match[];
  readonly fields: readonly StoredField[];
  readonly input: RowFields;
}

interface Asked {
  /** The list with the key of each row; '' where nothing can match. */
  readonly wanted: string;
  /** The stored rows that the connector gave. */
  readonly stored: string;
  readonly struct: GoStruct;
  /** The list that tells which rows were dropped; undefined when none can be. */
  readonly dropped: string | undefined;
}

/** What a stored field has to equal: a value that is never null. */
function matchField({ value: { type } }: Match): Field {
  if (type.kind === 'null') return { type: any, nullable: true };
  return { type: type.kind === 'int' ? double : type, nullable: false };
}

/** Writes what each row asks for, and asks the connector: match structs, each once. */
function ask({ matches, fields, onError }: MatchingPlan, go: GoTarget): Asked {
  const { body } = go;
  const struct = storedStruct(
    go,
    new Map([
      ...matches.map((match) => [match.stored, matchField(match)] as const),
      ...fields.map(({ name, field }) => [name, field] as const),
    ]),
  );
  const match = go.types.struct(
    new Map(matches.map((one) => [one.stored, matchField(one)])),
    `${go.fname} match`,
  );
  go.exchange({ args: `[]${match.name}`, rows: `[]*${struct.name}` });
  const [wanted, found, asked] = [body.local('wanted'), body.local('matches'), body.local('asked')];
  body.line(`${wanted} := make([]string, 0, len(${go.rows()}))`);
  body.line(`var ${found} []${match.name}`);
  body.line(`${asked} := kisrt.Recent[string]{}`);
  const dropped = onError === 'drop' ? body.local('dropped') : undefined;
  if (dropped !== undefined) body.line(`${dropped} := make([]bool, 0, len(${go.rows()}))`);
  go.rowLoop({ onError }, () => {
    if (dropped !== undefined) {
      // Until it is known what the row asks for.
      body.line(`${wanted} = append(${wanted}, "")`);
      body.line(`${dropped} = append(${dropped}, true)`);
    }
    askOf(matches, match, { wanted, found, asked, dropped }, go);
  });
  const stored = go.checked(
    'stored',
    call(`kisrt.LoadMatching[${struct.name}]`, ...['ctx', 'flow', goString(go.fname), found].map(atom)),
  );
  return { wanted, stored, struct, dropped };
}

function askOf(
  matches: readonly Match[],
  struct: GoStruct,
  {
    wanted,
    found,
    asked,
    dropped,
  }: { wanted: string; found: string; asked: string; dropped: string | undefined },
  go: GoTarget,
): void {
  const { body } = go;
  const key = body.local('wants');
  const held = matches.map((match) => {
    const { value } = match;
    const field = { type: matchField(match).type, nullable: value.nullable };
    if (mayFailAsField(value)) go.mark(match.stored);
    return { match, field, name: body.temporary(match.stored, go.fieldValue(value, field)) };
  });
  const nulls = held.filter(({ field }) => mayBeNull(field)).map(({ name }) => `${goText(name)} != nil`);
  const text = goText(call('kisrt.Key', ...held.map(({ name }) => name)));
  const ask = (): void =>
    body.block(`if ${asked}.Add(${key})`, () => {
      const values = new Map(
        held.map(({ match, field, name }) => [
          match.stored,
          isPointer(field) ? atom(`*${goText(name)}`) : name,
        ]),
      );
      const made = struct.fields.map(
        ({ name, goName }) => `${goName}: ${goText(values.get(name) ?? atom('nil'))}`,
      );
      body.line(`${found} = append(${found}, ${struct.name}{${made.join(', ')}})`);
    });
  if (nulls.length === 0) {
    body.line(`${key} := ${text}`);
    ask();
  } else {
    body.line(`${key} := ""`);
    body.block(`if ${nulls.join(' && ')}`, () => {
      body.line(`${key} = ${text}`);
      ask();
    });
  }
  if (dropped === undefined) body.line(`${wanted} = append(${wanted}, ${key})`);
  else {
    body.line(`${wanted}[len(${wanted})-1] = ${key}`);
    body.line(`${dropped}[len(${dropped})-1] = false`);
  }
}

/** The key of a stored row. */
function storedKey(matches: readonly Match[], one: string, struct: GoStruct): string {
  const parts = matches.map(({ stored }) => {
    const goName = struct.fields.find(({ name }) => name === stored)?.goName ?? '';
    return select(atom(one), goName);
  });
  return goText(call('kisrt.Key', ...parts));
}

/** The fields that the stored row gives. */
function taken(
  plan: MatchingPlan,
  from: string,
  output: RowFields,
  struct: GoStruct,
  go: GoTarget,
): Map<string, GoExpr> {
  return new Map(
    plan.fields.map((field) => [
      field.as,
      storedValue(field, from, output.get(field.as) ?? field.field, struct, go),
    ]),
  );
}

interface LookupPlan extends MatchingPlan {
  readonly missing: 'null' | 'drop' | 'fail';
  readonly several: 'first' | 'last' | 'fail';
}

/** Lookup in Go. */
export function lookupToGo(plan: LookupPlan, go: GoTarget, output: RowFields): void {
  const { body } = go;
  const out = go.output(output);
  const { wanted, stored, struct, dropped } = ask(plan, go);
  const [found, several] = [body.local('found'), body.local('several')];
  body.line(`${found} := map[string]*${struct.name}{}`);
  if (plan.several === 'fail') body.line(`${several} := map[string]bool{}`);
  body.block(`for _, one := range ${stored}`, () => {
    body.line(`key := ${storedKey(plan.matches, 'one', struct)}`);
    if (plan.several === 'last') body.line(`${found}[key] = one`);
    else {
      body.block(
        `if _, ok := ${found}[key]; !ok`,
        () => body.line(`${found}[key] = one`),
        plan.several === 'fail' ? '} else {' : '}',
      );
      if (plan.several === 'fail') {
        body.indented(() => body.line(`${several}[key] = true`));
        body.line('}');
      }
    }
  });
  go.loopOver({ list: go.rows(), item: 'row' }, (index) => {
    if (dropped !== undefined) body.block(`if ${dropped}[${index()}]`, () => body.line('continue'));
    const key = `${wanted}[${index()}]`;
    const fails = (test: string, kind: string): void => {
      go.mark('match');
      body.block(`if ${test}`, () => body.line(`kisrt.Fail(${goString(kind)})`));
    };
    if (plan.several === 'fail') fails(`${several}[${key}]`, 'several');
    const match = body.local('match');
    body.line(`${match} := ${found}[${key}]`);
    if (plan.missing === 'fail') fails(`${match} == nil`, 'no-match');
    if (plan.missing === 'drop') body.block(`if ${match} == nil`, () => body.line('continue'));
    if (plan.missing !== 'null') {
      go.commitNew(out, madeValues(go, output, plan.input, taken(plan, match, output, struct, go)));
      return;
    }
    const made = go.newRow(out, madeValues(go, output, plan.input, new Map()));
    body.block(`if ${match} != nil`, () => setFields(made, out, taken(plan, match, output, struct, go), go));
    go.commit(atom(made));
  });
}

function setFields(
  made: string,
  { fields }: GoStruct,
  values: ReadonlyMap<string, GoExpr>,
  go: GoTarget,
): void {
  for (const { name, goName } of fields) {
    const value = values.get(name);
    if (value !== undefined) go.body.line(`${made}.${goName} = ${goText(value)}`);
  }
}

/** Join in Go. */
export function joinToGo(
  plan: MatchingPlan & { readonly kind: 'inner' | 'left' | 'anti' },
  go: GoTarget,
  output: RowFields,
): void {
  const { body } = go;
  const out = go.output(output);
  const { wanted, stored, struct, dropped } = ask(plan, go);
  const found = body.local('found');
  body.line(`${found} := map[string][]*${struct.name}{}`);
  body.block(`for _, one := range ${stored}`, () => {
    body.line(`key := ${storedKey(plan.matches, 'one', struct)}`);
    body.line(`${found}[key] = append(${found}[key], one)`);
  });
  go.loopOver({ list: go.rows(), item: 'row' }, (index) => {
    if (dropped !== undefined) body.block(`if ${dropped}[${index()}]`, () => body.line('continue'));
    const matching = `${found}[${wanted}[${index()}]]`;
    if (plan.kind === 'anti') {
      body.block(`if len(${matching}) == 0`, () => go.commit(go.row()));
      return;
    }
    const pairs = body.local('pairs');
    body.line(`${pairs} := ${matching}`);
    if (plan.kind === 'left')
      body.block(`if len(${pairs}) == 0`, () => {
        go.commitNew(out, madeValues(go, output, plan.input, new Map()));
      });
    const one = plan.fields.length > 0 ? 'one' : '_';
    body.block(`for ${one === '_' ? '' : '_, one := '}range ${pairs}`, () =>
      go.commitNew(out, madeValues(go, output, plan.input, taken(plan, 'one', output, struct, go))),
    );
  });
}
