import { atom, call, type GoExpr, select } from '../../expr/go/go-expr.ts';
import { goString } from '../../expr/go/go-literal.ts';
import type { GoStruct } from '../../expr/go/go-types.ts';
import { converted } from '../../expr/go/go-values.ts';
import type { Field } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { GoTarget } from '../go-target.ts';
import type { StoredField } from '../setup/stored-fields.ts';
import type { ChosenField } from '../setup-reader.ts';
import { madeValues } from './made-go.ts';

/** The struct of stored rows as a connector is to give them: each field may be null, whatever the setup hopes for. */
export function storedStruct(go: GoTarget, fields: RowFields): GoStruct {
  const stored = [...fields].map(([name, { type }]) => [name, { type, nullable: true }] as const);
  return go.types.struct(new Map(stored), `${go.fname} stored`);
}

/** A field of a stored row; one that is null against its type fails. */
export function storedValue(
  { name, as, field }: StoredField,
  from: string,
  to: Field,
  struct: GoStruct,
  go: GoTarget,
): GoExpr {
  const goName = struct.fields.find((one) => one.name === name)?.goName ?? '';
  const own = select(atom(from), goName);
  if (field.nullable) return converted(own, { type: field.type, nullable: true }, to, go.types);
  go.mark(as);
  return converted(go.body.temporary(as, call('kisrt.Known', own)), field, to, go.types);
}

/** Save in Go: the connector gets pointers to the rows, or to structs of the fields that are saved. */
export function saveToGo(
  { fields }: { readonly fields: readonly ChosenField[] | undefined },
  go: GoTarget,
): void {
  const { body } = go;
  const rows = go.rows();
  go.exchange({ args: `[]*${go.input.name}`, rows: undefined });
  body.block(`if len(${rows}) > 0`, () => {
    let saved = rows;
    if (fields !== undefined) {
      const struct = go.types.struct(
        new Map(fields.map(({ as, field }) => [as, field])),
        `${go.fname} saved`,
      );
      go.exchange({ args: `[]*${struct.name}`, rows: undefined });
      saved = body.local('saved');
      body.line(`${saved} := make([]*${struct.name}, 0, len(${rows}))`);
      go.loopOver({ list: rows, item: 'row' }, () => {
        const values = new Map(fields.map(({ name, as, field }) => [as, go.read(name, field)]));
        body.line(`${saved} = append(${saved}, ${go.newRow(struct, values)})`);
      });
    }
    body.block(`if _, err := kisrt.CallConnector(ctx, flow, ${saved}); err != nil`, () =>
      body.line('return err'),
    );
  });
  go.next('DataReuse');
}

export interface LoadPlan {
  readonly fields: readonly StoredField[];
  readonly mode: 'replace' | 'append';
  readonly input: RowFields;
}

/** Stored names, each with the one that it goes on by, where they differ. */
function otherNames(fields: readonly StoredField[]): string[] {
  return fields.filter(({ name, as }) => name !== as).flatMap(({ name, as }) => [name, as].map(goString));
}

/** Load in Go: nil asks for all rows. */
export function loadToGo(plan: LoadPlan, go: GoTarget, output: RowFields): void {
  const out = go.output(output);
  const struct = storedStruct(go, new Map(plan.fields.map(({ name, field }) => [name, field])));
  go.exchange({ args: undefined, rows: `[]*${struct.name}` });
  const stored = go.checked(
    'stored',
    call(
      `kisrt.LoadAll[${struct.name}]`,
      ...['ctx', 'flow', goString(go.fname), ...otherNames(plan.fields)].map(atom),
    ),
  );
  if (plan.mode === 'append')
    go.loopOver({ list: go.rows(), item: 'row' }, () => {
      if (out === go.input) go.commit(go.row());
      else go.commitNew(out, madeValues(go, output, plan.input, new Map()));
    });
  const one = 'one';
  const item = plan.fields.length > 0 ? one : '_';
  go.loopOver({ list: stored, item, isStored: true }, () => {
    const values = new Map<string, GoExpr>();
    for (const field of plan.fields) {
      const to = output.get(field.as);
      if (to !== undefined) values.set(field.as, storedValue(field, one, to, struct, go));
    }
    go.commitNew(out, values);
  });
}
