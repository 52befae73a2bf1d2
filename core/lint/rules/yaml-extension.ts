import { isConfigText } from '../../config/read.ts';
import { withFile, withoutFile } from '../../project/project.ts';
import { type ConfigRule, firstLine, quickFix, words } from '../rule.ts';

const anyCase = /\.ya?ml$/i;
const read = /\.ya?ml$/;

export const yamlExtension: ConfigRule = {
  code: 'lint.yaml-extension',
  severity: 'warning',
  docs: words(
    'The import takes files that end in .yml or .yaml, in small letters, and skips all others without a word.',
    '导入只读取以小写 .yml 或 .yaml 结尾的文件，其余文件会被静默跳过。',
  ),
  traps: ['every-file-needs-kistype'],
  scope: 'project',
  reads: 'config',
  check(project) {
    return [...project.files.values()]
      .filter(
        ({ path, text }) =>
          anyCase.test(path) && !read.test(path) && (path.startsWith('conf/') || isConfigText(text)),
      )
      .map(({ path, text }) => {
        const renamed = path.replace(/[^.]+$/, (extension) => extension.toLowerCase());
        return {
          message: words(
            `KisFlow ignores ${path}: its extension is not in small letters.`,
            `KisFlow 会忽略 ${path}：扩展名不是小写。`,
          ),
          path,
          range: firstLine,
          fixes: project.files.has(renamed)
            ? []
            : [
                quickFix(`Rename it to ${renamed}`, `重命名为 ${renamed}`, (now) =>
                  withFile(withoutFile(now, path), renamed, text),
                ),
              ],
        };
      });
  },
};
