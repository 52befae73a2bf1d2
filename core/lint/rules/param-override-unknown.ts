import { renameFlowFunctionParam } from '../../project/edits/flow.ts';
import { nearest } from '../../text/nearest.ts';
import { type Finding, type FlowRule, quickFix, rangeIn, words } from '../rule.ts';

export const paramOverrideUnknown: FlowRule = {
  code: 'lint.param-override-unknown',
  severity: 'warning',
  docs: words(
    "A flow's params override default_params by exact key; any other key is a param of its own, and a misspelt one leaves the default in force.",
    '流的 params 按键名精确覆盖 default_params；其他键是独立的参数，拼错时默认值仍然生效。',
  ),
  scope: 'flow',
  check({ entry, isFirst, places }) {
    return places.flatMap(({ place, node, func, facts }) => {
      const defaults = func?.config.option.default_params ?? {};
      const read = new Set(facts?.paramsRead.map(({ key }) => key));
      return Object.keys(place.params).flatMap((key): Finding[] => {
        if (Object.hasOwn(defaults, key) || read.has(key)) return [];
        const free = Object.keys(defaults).filter((name) => !Object.hasOwn(place.params, name));
        const meant = nearest(key, free);
        if (!meant) return [];
        return [
          {
            message: words(
              `"${place.fname}" has no default param "${key}". Is ${meant} meant?`,
              `“${place.fname}”没有默认参数“${key}”。是否应为 ${meant}？`,
            ),
            path: entry.path,
            range: rangeIn(entry, ['flows', node, 'params', key], 'key'),
            flow: entry.name,
            node,
            func: place.fname,
            fixes: isFirst
              ? [
                  quickFix(`Rename it to ${meant}`, `改名为 ${meant}`, (now) =>
                    renameFlowFunctionParam(now, entry.name, node, key, meant),
                  ),
                ]
              : [],
          },
        ];
      });
    });
  },
};
