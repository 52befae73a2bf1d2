import { builtinKey, isBuiltin } from '../../builtins/mark.ts';
import { setDefaultParam } from '../../project/edits/fields.ts';
import { withoutFile } from '../../project/project.ts';
import { type FunctionRule, quickFix, rangeIn, words } from '../rule.ts';

export const builtinAndCode: FunctionRule = {
  code: 'lint.builtin-and-code',
  severity: 'warning',
  docs: words(
    'A function runs the code of its file when it has one; what its YAML says of a built-in then means nothing.',
    '函数有代码文件时运行该文件；此时 YAML 中的内置函数设置不起作用。',
  ),
  scope: 'function',
  check({ entry, code }) {
    const params = entry.config.option.default_params;
    if (!code || !isBuiltin(params)) return [];
    return [
      {
        message: words(
          `"${entry.name}" is the built-in ${params[builtinKey]} and has code in ${code.path}: the code runs.`,
          `“${entry.name}”既是内置函数 ${params[builtinKey]}，又在 ${code.path} 中有代码：实际运行的是代码。`,
        ),
        path: entry.path,
        range: rangeIn(entry, ['option', 'default_params', builtinKey]),
        func: entry.name,
        fixes: [
          quickFix('Keep the code', '保留代码', (now) => setDefaultParam(now, entry.name, builtinKey, null)),
          quickFix(`Keep the built-in, delete ${code.path}`, `保留内置函数，删除 ${code.path}`, (now) =>
            withoutFile(now, code.path),
          ),
        ],
      },
    ];
  },
};
