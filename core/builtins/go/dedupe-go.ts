import { atom, goText } from '../../expr/go/go-expr.ts';
import type { GoTarget } from '../go-target.ts';
import type { ChosenField } from '../setup-reader.ts';
import { goKey, keyTypeOf } from './key-go.ts';

export interface DedupePlan {
  readonly key: readonly ChosenField[];
  readonly keep: 'first' | 'last';
  readonly scope: 'batch' | 'run';
  readonly remember: number;
  readonly onError: 'fail' | 'drop';
}

/** Dedupe in Go. */
export function dedupeToGo(plan: DedupePlan, go: GoTarget): void {
  const { body } = go;
  const type = keyTypeOf(plan.key);
  const key = (): string => goText(goKey(plan.key, go));
  if (plan.keep === 'last') {
    const [last, place] = [body.local('last'), body.local('place')];
    body.line(`${last} := map[${type}]int{}`);
    body.block(`for ${place}, row := range ${go.rows()}`, () => body.line(`${last}[${key()}] = ${place}`));
    body.block(`for ${place}, row := range ${go.rows()}`, () => {
      body.block(`if ${last}[${key()}] == ${place}`, () => go.commit(atom('row')));
    });
    return;
  }
  const seen = body.local('seen');
  const made =
    plan.scope === 'run' ? `&kisrt.Recent[${type}]{Most: ${plan.remember}}` : `&kisrt.Recent[${type}]{}`;
  if (plan.scope === 'run') {
    body.line(`${seen} := kisrt.Remembered(flow, func() *kisrt.Recent[${type}] {`);
    body.indented(() => body.line(`return ${made}`));
    body.line('})');
  } else body.line(`${seen} := ${made}`);
  go.rowLoop(plan, () => {
    body.block(`if !${seen}.Add(${key()})`, () => go.skip());
    go.commit(atom('row'));
  });
}
