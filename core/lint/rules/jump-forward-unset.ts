import { moveFunctions } from '../../project/edits/flow.ts';
import { repeatedOf } from '../repeated.ts';
import { type FlowRule, quickFix, words } from '../rule.ts';
import { jumpsAlways, jumpsOf } from './jump-places.ts';

export const jumpForwardUnset: FlowRule = {
  code: 'lint.jump-forward-unset',
  severity: 'warning',
  docs: words(
    'After a jump the target reads the rows of the function before it in the chain, not of the jumper. When that one has not run, the run fails with "is not in flow.data"; after a loop it gets stale rows of an earlier visit.',
    '跳转后，目标读取的是链条中它前一个函数的数据，而不是跳转者的。若前一个函数未运行，则报错“is not in flow.data”；循环之后则得到先前调用留下的旧数据。',
  ),
  traps: ['jump-over-unset-rows'],
  scope: 'flow',
  check(flow) {
    const jumps = jumpsOf(flow);
    const back = jumps.filter(({ from, to }) => to !== undefined && to <= from.node);
    // They come in the order of the chain.
    const lastJumpBack = back.at(-1)?.from.node ?? -1;
    const repeated = repeatedOf(flow.places.map(({ place }) => place.fname));
    return jumps.flatMap(({ from, jump, to, target, path, range }) => {
      if (to === undefined || to <= from.node + 1) return [];
      const before = flow.places[to - 1]?.place.fname ?? '';
      const loops = lastJumpBack >= to - 1;
      return [
        {
          severity: !loops && jumpsAlways(flow, from, jump) ? 'error' : 'warning',
          message: words(
            `"${from.place.fname}" jumps over "${before}", whose rows "${target}" reads: they are not set${loops ? ' or stale' : ''}.`,
            `“${from.place.fname}”跳过了“${before}”，而“${target}”读取的正是它的数据：尚未产生${loops ? '或已过时' : ''}。`,
          ),
          path,
          range,
          flow: flow.entry.name,
          node: from.node,
          func: from.place.fname,
          // Of several places of that name the last one is meant: moved, it would be another one (trap 12).
          fixes:
            !flow.isFirst || repeated.has(target)
              ? []
              : [
                  quickFix(
                    `Put ${target} right behind ${from.place.fname}`,
                    `把 ${target} 紧接在 ${from.place.fname} 之后`,
                    (now) => moveFunctions(now, flow.entry.name, [to], from.node + 1),
                  ),
                ],
        },
      ];
    });
  },
};
