import { createFunction } from '../../project/edits/create.ts';
import { withoutFile } from '../../project/project.ts';
import { codeFacts } from '../code-facts.ts';
import { firstLine, type ProjectRule, quickFix, words } from '../rule.ts';

const codePath = /^functions\/([^/]+)\.m?[jt]s$/;

export const codeWithoutConfig: ProjectRule = {
  code: 'lint.code-without-config',
  severity: 'info',
  docs: words(
    'A function can be put into flows once a file of kistype func names it.',
    '只有存在 kistype 为 func 的配置文件，函数才能加入流。',
  ),
  scope: 'project',
  reads: 'code',
  check(project, model) {
    const owned = new Set(model.functions.map(({ name }) => model.codeFile('functions', name)?.path));
    const strays = [...project.files.values()].filter(({ path }) => codePath.test(path) && !owned.has(path));
    if (strays.length === 0) return [];
    return strays
      .filter((file) => codeFacts(file).hasDefaultExport && !/\.(d|test|spec)\.m?[jt]s$/.test(file.path))
      .map(({ path }) => {
        const name = codePath.exec(path)?.[1] ?? '';
        // Of several files for one name only one is its code.
        const taken = model.codeFile('functions', name)?.path;
        const isTaken = taken === path;
        return {
          message: isTaken
            ? words(`No function "${name}" is configured for this code.`, `没有为该代码配置函数“${name}”。`)
            : words(
                `The code of "${name}" is ${taken ?? 'another file'}: this one is not used.`,
                `“${name}”的代码是 ${taken ?? '另一个文件'}：此文件不会被使用。`,
              ),
          path,
          range: firstLine,
          func: name,
          fixes: [
            ...(isTaken
              ? [
                  quickFix(`Create the function ${name}`, `创建函数 ${name}`, (now, language = 'en') =>
                    createFunction(now, name, 'Calculate', 'ts', { words: language }),
                  ),
                ]
              : []),
            quickFix(`Delete ${path}`, `删除 ${path}`, (now) => withoutFile(now, path)),
          ],
        };
      });
  },
};
