import { parserWords } from '../../errors/parser-words.ts';
import { withoutFile } from '../../project/project.ts';
import { firstLine, type ProjectRule, quickFix, words } from '../rule.ts';

export const studioUnreadable: ProjectRule = {
  code: 'lint.studio-unreadable',
  severity: 'warning',
  docs: words(
    'studio.json holds node positions, notes, breakpoints, pinned rows and run settings. Until it can be read they are left out, and nothing is written to it; of a newer version’s file, what is understood is shown.',
    'studio.json 保存节点位置、便签、断点、固定的数据和运行设置。在能够读取之前不会使用，也不会写入；更新版本的文件则显示能够理解的部分。',
  ),
  scope: 'project',
  reads: 'studio',
  check(_project, { studioProblem: problem }) {
    if (!problem) return [];
    return [
      {
        message:
          problem.reason === 'newer'
            ? words(
                `studio.json was written by a newer version (${problem.version}): it is shown as far as it is understood, and nothing is written to it.`,
                `studio.json 由更新的版本（${problem.version}）写入：仅显示能够理解的部分，不会写入。`,
              )
            : words(
                `studio.json cannot be read: ${parserWords(problem.detail, 'en')}`,
                `无法读取 studio.json：${parserWords(problem.detail, 'zh-CN')}`,
              ),
        path: 'studio.json',
        range: firstLine,
        fixes: [quickFix('Delete studio.json', '删除 studio.json', (now) => withoutFile(now, 'studio.json'))],
      },
    ];
  },
};
