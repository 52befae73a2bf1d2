import { atom } from '../../expr/go/go-expr.ts';
import type { GoTarget } from '../go-target.ts';

const loop = { onError: 'fail' } as const;

/** Limit in Go: a part of the batch, or of all rows so far. */
export function limitToGo(
  { from, scope }: { readonly from: 'first' | 'last'; readonly scope: 'batch' | 'run' },
  go: GoTarget,
): void {
  const rows = go.rows();
  const count = go.wholeParam('rows', 10, 0);
  const skipped = go.wholeParam('offset', 0, 0);
  const taken = go.body.local('taken');
  if (scope === 'run') {
    const seen = go.body.local('seen');
    go.body.line(`${seen} := kisrt.Remembered(flow, kisrt.Counter)`);
    go.body.line(`${taken} := kisrt.Part(${rows}, ${skipped}-*${seen}, ${skipped}+${count}-*${seen})`);
    go.body.line(`*${seen} += int64(len(${rows}))`);
  } else if (from === 'first')
    go.body.line(`${taken} := kisrt.Part(${rows}, ${skipped}, ${skipped}+${count})`);
  else {
    const end = go.body.local('end');
    go.body.line(`${end} := int64(len(${rows})) - ${skipped}`);
    go.body.line(`${taken} := kisrt.Part(${rows}, ${end}-${count}, ${end})`);
  }
  go.body.block(`for _, one := range ${taken}`, () => go.commit(atom('one')));
}

/** Sample in Go: every so many-th row. */
export function sampleToGo({ scope }: { readonly scope: 'batch' | 'run' }, go: GoTarget): void {
  const every = go.wholeParam('every', 10, 1);
  const seen = go.body.local('seen');
  go.body.line(`${seen} := ${scope === 'run' ? 'kisrt.Remembered(flow, kisrt.Counter)' : 'kisrt.Counter()'}`);
  go.rowLoop(loop, () => {
    go.body.block(`if *${seen}%${every} == 0`, () => go.commit(go.row()));
    go.body.line(`*${seen}++`);
  });
}
