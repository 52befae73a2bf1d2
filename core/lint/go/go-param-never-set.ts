import type { GoFunction, GoParam } from '../../contract/host/go-code.ts';
import { setDefaultParam } from '../../project/edits/fields.ts';
import type { FuncEntry, ProjectModel } from '../../project/model.ts';
import { type Finding, quickFix, words } from '../rule.ts';
import type { GoRule } from './go-rule.ts';

export const goParamNeverSet: GoRule = {
  code: 'lint.go-param-never-set',
  severity: 'warning',
  docs: words(
    'GetFuncParam gives an empty string for a key that neither default_params nor the flow sets.',
    '若 default_params 和流都没有设置该键，GetFuncParam 返回空字符串。',
  ),
  check(model, go) {
    return go.functions.flatMap((registered) => {
      const func = model.func(registered.name);
      if (func === undefined) return [];
      return registered.params
        .filter(
          ({ key, hasDefault }) => !hasDefault && !Object.hasOwn(func.config.option.default_params, key),
        )
        .flatMap((param) => unset(model, func, registered, param));
    });
  },
};

/** What there is to say where flows that use a function don't set a param. */
function unset(
  model: ProjectModel,
  func: FuncEntry,
  { name }: GoFunction,
  { key, place }: GoParam,
): Finding[] {
  const flows = model.flows
    .filter(({ config }) =>
      config.flows.some(({ fname, params }) => fname === name && !Object.hasOwn(params, key)),
    )
    .map((flow) => flow.name);
  if (flows.length === 0) return [];
  const { path, line, column, endColumn } = place;
  return [
    {
      message: words(
        `"${name}" reads the param "${key}" in Go, which is not set in: ${flows.join(', ')}. It gets "".`,
        `“${name}”在 Go 中读取参数“${key}”，以下流没有设置它：${flows.join('、')}。得到空字符串。`,
      ),
      path,
      range: { line, column, endLine: line, endColumn },
      func: name,
      fixes: [
        quickFix(`Add ${key} to the default params`, `把 ${key} 加入默认参数`, (now) =>
          setDefaultParam(now, func.name, key, ''),
        ),
      ],
    },
  ];
}
