import { type FlowRule, words } from '../rule.ts';
import { jumpsOf } from './jump-places.ts';

export const jumpLosesRows: FlowRule = {
  code: 'lint.jump-loses-rows',
  severity: 'info',
  docs: words(
    'The target of a jump reads the rows of the function before it in the chain. What the jumper commits reaches it only when the target directly follows; a jump to the first function reads the source rows again.',
    '跳转目标读取链条中它前一个函数的数据。只有目标紧随其后时才能得到跳转者提交的数据；跳回首个函数会重新读取源数据。',
  ),
  traps: ['jump-drops-rows', 'jump-without-rows'],
  scope: 'flow',
  check(flow) {
    return jumpsOf(flow).flatMap(({ from, to, target, path, range }) => {
      if (to === undefined || to === from.node + 1) return [];
      const before = to === 0 ? undefined : flow.places[to - 1]?.place.fname;
      return [
        {
          message: before
            ? words(
                `After this jump "${target}" gets the rows of "${before}", not those of "${from.place.fname}".`,
                `跳转后“${target}”得到的是“${before}”的数据，而不是“${from.place.fname}”的。`,
              )
            : words(
                `After this jump "${target}" gets the source rows again.`,
                `跳转后“${target}”会重新得到源数据。`,
              ),
          path,
          range,
          flow: flow.entry.name,
          node: from.node,
          func: from.place.fname,
        },
      ];
    });
  },
};
