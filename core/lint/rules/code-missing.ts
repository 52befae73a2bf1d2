import { isBuiltin } from '../../builtins/mark.ts';
import { functionModes } from '../../config/types.ts';
import { newCodePath } from '../../project/code-path.ts';
import { createFunctionCode } from '../../project/edits/create.ts';
import { caseKey } from '../../project/file-names.ts';
import { codeExtensions } from '../../project/model.ts';
import type { Project } from '../../project/project.ts';
import type { LocalText } from '../local-text.ts';
import { type ProjectRule, quickFix, rangeIn, words } from '../rule.ts';
import { allUses } from './uses.ts';

export const codeMissing: ProjectRule = {
  code: 'lint.code-missing',
  severity: 'warning',
  docs: words(
    'The import does not look whether a function is registered: the run fails when it reaches it. Sample runs take the code from functions/<name>.ts; a name that is none for a file on every system has a file of its own.',
    '导入不会检查函数是否已注册：运行到它时才会失败。试运行使用 functions/<名称>.ts 中的代码；不能在所有系统上用作文件名的名称有专门的文件名。',
  ),
  scope: 'project',
  reads: 'code',
  check(project, model) {
    return model.functions
      .filter(({ name, config }) => allUses(model).has(name) && !isBuiltin(config.option.default_params))
      .filter(({ name }) => !model.codeFile('functions', name))
      .map((func) => {
        const mode = functionModes.find((known) => known === func.config.fmode) ?? 'Expand';
        const path = newCodePath(project, 'functions', func.name);
        const alike = likeFile(project, func.name);
        return {
          message: words(
            `"${func.name}" has no code in ${path}: a sample run fails when it gets there.${alike ? ` ${alike.en}` : ''}`,
            `“${func.name}”在 ${path} 中没有代码：试运行到它时会失败。${alike ? alike['zh-CN'] : ''}`,
          ),
          path: func.path,
          range: rangeIn(func, ['fname']),
          func: func.name,
          fixes: (['ts', 'js'] as const).map((language) =>
            quickFix(
              `Create its code (${language === 'ts' ? 'TypeScript' : 'JavaScript'})`,
              `创建代码（${language === 'ts' ? 'TypeScript' : 'JavaScript'}）`,
              (now, spoken = 'en') => createFunctionCode(now, func.name, mode, language, { words: spoken }),
            ),
          ),
        };
      });
  },
};

/** A file that is the function's on Windows and macOS, and on Linux another one's. */
function likeFile(project: Project, name: string): LocalText | undefined {
  const like = codeExtensions.map((extension) => caseKey(`functions/${name}${extension}`));
  const path = [...project.files.keys()].find((file) => like.includes(caseKey(file)));
  return path === undefined
    ? undefined
    : words(`${path} differs in upper or lower case.`, `${path} 的大小写不同。`);
}
