import { duplicateFunction } from '../../project/edits/duplicate.ts';
import { replaceFunction } from '../../project/edits/flow.ts';
import { freeName, namesOf } from '../../project/edits/names.ts';
import { type Finding, type FlowRule, quickFix, rangeIn, words } from '../rule.ts';

export const functionTwice: FlowRule = {
  code: 'lint.function-twice',
  severity: 'info',
  docs: words(
    'Each place is an instance with params of its own, but a jump by name always goes to the last one.',
    '每个位置都是独立实例，有各自的参数；但按名称跳转总是到最后一个。',
  ),
  traps: ['function-listed-twice'],
  scope: 'flow',
  check({ entry, isFirst, places }) {
    const seen = new Set<string>();
    const targets = new Set(places.flatMap(({ facts }) => facts?.jumps.map(({ target }) => target) ?? []));
    return places.flatMap(({ place: { fname }, node, func }): Finding[] => {
      const again = seen.has(fname);
      seen.add(fname);
      if (!again) return [];
      return [
        {
          severity: targets.has(fname) ? 'warning' : 'info',
          message: words(
            `"${fname}" stands in this flow more than once: jumps to it go to its last place.`,
            `“${fname}”在该流中出现多次：跳转总是到它的最后一个位置。`,
          ),
          path: entry.path,
          range: rangeIn(entry, ['flows', node, 'fname']),
          flow: entry.name,
          node,
          func: fname,
          fixes:
            func && isFirst
              ? [
                  quickFix('Make this place a function of its own', '把这个位置变成独立的函数', (now) => {
                    const name = freeName(namesOf(now, 'func'), fname);
                    return replaceFunction(duplicateFunction(now, fname, name), entry.name, node, name);
                  }),
                ]
              : [],
        },
      ];
    });
  },
};
