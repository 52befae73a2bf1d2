import { isBuiltin } from '../../builtins/mark.ts';
import { nearestOf } from '../../text/nearest.ts';
import { type Finding, rangeIn, words } from '../rule.ts';
import { allUses } from '../rules/uses.ts';
import { type GoRule, unlessUnnamed } from './go-rule.ts';

export const goFunctionMissing: GoRule = {
  code: 'lint.go-function-missing',
  severity: 'warning',
  docs: words(
    'KisFlow’s import does not look whether a function is registered with kis.Pool().FaaS: the run fails when it reaches it. The Go code is read, not compiled: what only a run shows is not seen.',
    'KisFlow 导入时不检查函数是否已用 kis.Pool().FaaS 注册：运行到它时才会失败。Go 代码只读取、不编译：只有运行时才确定的内容看不到。',
  ),
  check(model, go) {
    const registered = go.functions.map(({ name }) => name);
    const known = new Set(registered);
    const nearest = nearestOf(registered);
    const doubt = unlessUnnamed(go, 'FaaS');
    return model.functions
      .filter(({ name }) => allUses(model).has(name) && !known.has(name))
      .map((func): Finding => {
        const meant = nearest(func.name);
        const isMade = isBuiltin(func.config.option.default_params);
        return {
          severity: doubt.severity,
          message: words(
            `The Go code registers no function "${func.name}".${meant ? ` Is ${meant} meant?` : ''}${isMade ? ' It is set up here: an export to Go writes it.' : ''}${doubt.en}`,
            `Go 代码没有注册函数“${func.name}”。${meant ? `是否应为 ${meant}？` : ''}${isMade ? '它在此处设置：导出为 Go 时会生成它。' : ''}${doubt.chinese}`,
          ),
          path: func.path,
          range: rangeIn(func, ['fname']),
          func: func.name,
        };
      });
  },
};
