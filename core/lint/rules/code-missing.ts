import { functionModes } from '../../config/types.ts';
import { createFunctionCode } from '../../project/edits/create.ts';
import { type ProjectRule, quickFix, rangeIn, words } from '../rule.ts';
import { allUses } from './uses.ts';

export const codeMissing: ProjectRule = {
  code: 'lint.code-missing',
  severity: 'warning',
  docs: words(
    'The import does not look whether a function is registered: the run fails when it reaches it. Sample runs take the code from functions/<name>.ts.',
    '导入不会检查函数是否已注册：运行到它时才会失败。样本运行使用 functions/<名称>.ts 中的代码。',
  ),
  scope: 'project',
  reads: 'code',
  check(_project, model) {
    return model.functions
      .filter(({ name }) => allUses(model).has(name) && !model.codeFile('functions', name))
      .map((func) => {
        const mode = functionModes.find((known) => known === func.config.fmode) ?? 'Expand';
        return {
          message: words(
            `"${func.name}" has no code: a sample run fails when it gets there.`,
            `“${func.name}”没有代码：样本运行到它时会失败。`,
          ),
          path: func.path,
          range: rangeIn(func, ['fname']),
          func: func.name,
          fixes: (['ts', 'js'] as const).map((language) =>
            quickFix(
              `Create its code (${language === 'ts' ? 'TypeScript' : 'JavaScript'})`,
              `创建代码（${language === 'ts' ? 'TypeScript' : 'JavaScript'}）`,
              (now) => createFunctionCode(now, func.name, mode, language),
            ),
          ),
        };
      });
  },
};
