import { setDefaultParam } from '../../project/edits/fields.ts';
import { type Finding, type FlowRule, quickFix, words } from '../rule.ts';

export const paramNeverSet: FlowRule = {
  code: 'lint.param-never-set',
  severity: 'warning',
  docs: words(
    'getFuncParam gives an empty string for a key that neither default_params nor the flow sets.',
    '若 default_params 和流都没有设置该键，getFuncParam 返回空字符串。',
  ),
  scope: 'flow',
  check({ entry, places }) {
    return places.flatMap(({ place, node, func, code, facts }) => {
      if (!func || !code || !facts) return [];
      const set = new Set([...Object.keys(func.config.option.default_params), ...Object.keys(place.params)]);
      const unset = new Map(
        facts.paramsRead
          .filter(({ key, hasDefault }) => !hasDefault && !set.has(key))
          .map((read) => [read.key, read]),
      );
      return [...unset.values()].map(
        ({ key, range }): Finding => ({
          message: words(
            `In "${entry.name}", "${place.fname}" reads the param "${key}", which is set nowhere: it gets "".`,
            `在“${entry.name}”中，“${place.fname}”读取的参数“${key}”未设置：得到空字符串。`,
          ),
          path: code.path,
          range,
          flow: entry.name,
          node,
          func: place.fname,
          fixes: [
            quickFix(`Add ${key} to the default params`, `把 ${key} 加入默认参数`, (now) =>
              setDefaultParam(now, place.fname, key, ''),
            ),
          ],
        }),
      );
    });
  },
};
