import { builtinOf } from '../../builtins/all.ts';
import { builtinKey, isBuiltin } from '../../builtins/mark.ts';
import { setFlowFunctionParam } from '../../project/edits/flow.ts';
import { type Finding, type FlowRule, quickFix, rangeIn, words } from '../rule.ts';

export const builtinParamCompiled: FlowRule = {
  code: 'lint.builtin-param-compiled',
  severity: 'error',
  docs: words(
    'Expressions, names and choices of a built-in are compiled once for the function, here and in exported Go: a flow can only override what is read at run time, such as a count of rows or a param that an expression reads.',
    '内置函数的表达式、名称和选项会为函数编译一次，在 Studio 和导出的 Go 中都是如此：流只能覆盖运行时读取的参数，例如行数或表达式读取的参数。',
  ),
  scope: 'flow',
  check({ entry, isFirst, places }) {
    return places.flatMap(({ place, node, func, code }) => {
      const params = func?.config.option.default_params ?? {};
      if (code || !isBuiltin(params)) return [];
      const compiled = builtinOf(params)?.params.filter(({ live }) => !live) ?? [];
      const keys = new Set([builtinKey, ...compiled.map(({ key }) => key)]);
      return Object.keys(place.params)
        .filter((key) => keys.has(key))
        .map(
          (key): Finding => ({
            message: words(
              `In "${entry.name}", ${key} of "${place.fname}" has no effect: it belongs to the function.`,
              `在“${entry.name}”中，“${place.fname}”的 ${key} 不起作用：它属于函数本身。`,
            ),
            path: entry.path,
            range: rangeIn(entry, ['flows', node, 'params', key], 'key'),
            flow: entry.name,
            node,
            func: place.fname,
            fixes: isFirst
              ? [
                  quickFix(`Remove ${key} from the flow`, `从流中移除 ${key}`, (now) =>
                    setFlowFunctionParam(now, entry.name, node, key, null),
                  ),
                ]
              : [],
          }),
        );
    });
  },
};
