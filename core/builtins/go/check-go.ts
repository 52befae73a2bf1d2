import { atom, type GoExpr, goText, unary } from '../../expr/go/go-expr.ts';
import { goString } from '../../expr/go/go-literal.ts';
import type { Typed } from '../../expr/typed.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { GoTarget } from '../go-target.ts';
import type { ExpressionLine } from '../setup/expressions-reader.ts';
import { nextCall } from './go-writer.ts';
import { madeValues } from './made-go.ts';
import { mayFailInGo } from './may-fail.ts';

export interface VerifyPlan {
  readonly checks: readonly ExpressionLine[];
  readonly onFail: 'drop' | 'fail' | 'flag';
  readonly flagField: string;
  readonly input: RowFields;
}

/** Verify in Go: a check that fails does not hold. */
export function verifyToGo(plan: VerifyPlan, go: GoTarget, output: RowFields): void {
  const { body } = go;
  const struct = go.output(output);
  go.rowLoop({ onError: 'fail' }, () => {
    const problems = plan.onFail === 'flag' ? body.local('problems') : '';
    if (problems !== '') body.line(`${problems} := make([]string, 0)`);
    for (const { name, value } of plan.checks) {
      if (plan.onFail === 'fail' || mayFailInGo(value)) go.mark(name);
      body.block(`if ${goText(unary('!', holds(value, go)))}`, () => {
        if (plan.onFail === 'drop') go.skip();
        else if (plan.onFail === 'fail') body.line('kisrt.Fail("check-failed")');
        else body.line(`${problems} = append(${problems}, ${goString(name)})`);
      });
    }
    if (problems === '') go.commit(go.row());
    else {
      const flags = new Map([[plan.flagField, atom(problems)]]);
      go.commitNew(struct, madeValues(go, output, plan.input, flags));
    }
  });
}

function holds(check: Typed, go: GoTarget): GoExpr {
  if (!mayFailInGo(check)) return go.expression(check);
  const name = go.body.local('holds');
  go.body.line(`${name} := kisrt.Holds(func() bool {`);
  go.body.indented(() => go.body.line(`return ${goText(go.expression(check))}`));
  go.body.line('})');
  return atom(name);
}

interface BranchPlan {
  readonly when: Typed;
  readonly over: 'any' | 'all' | 'none';
  readonly way: 'abort' | 'jump' | 'reuse' | 'continue';
  readonly to: string;
}

/** Branch in Go: the way of a whole batch. */
export function branchToGo(plan: BranchPlan, go: GoTarget): void {
  const found = go.body.local('found');
  go.body.line(`${found} := 0`);
  go.rowLoop({ onError: 'fail' }, () => {
    if (mayFailInGo(plan.when)) go.mark('when');
    go.body.block(`if ${goText(go.expression(plan.when))}`, () => go.body.line(`${found}++`));
  });
  const tests = { any: `${found} > 0`, all: `${found} == len(${go.rows()})`, none: `${found} == 0` } as const;
  const ways = {
    abort: ['Abort'],
    jump: ['DataReuse', `JumpFunc(${goString(plan.to)})`],
    reuse: ['DataReuse'],
    continue: ['ForceEntryNext'],
  } as const;
  go.body.block(`if ${tests[plan.over]}`, () => go.body.line(nextCall(ways[plan.way])));
  if (plan.way !== 'reuse') go.next('DataReuse');
}
