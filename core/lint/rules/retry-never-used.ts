import { deleteConfigValue } from '../../project/edits/fields.ts';
import { type Finding, type FunctionRule, quickFix, rangeIn, words } from '../rule.ts';

export const retryNeverUsed: FunctionRule = {
  code: 'lint.retry-never-used',
  severity: 'info',
  docs: words(
    'KisFlow reads retry_times and return_duration and never acts on them: a failing function ends the run at once. Sample runs can act on them as a setting; production will not.',
    'KisFlow 会读取 retry_times 和 return_duration，但从不使用：函数失败会立即结束运行。试运行可按设置启用重试，但生产环境不会。',
  ),
  traps: ['retry-never-used'],
  scope: 'function',
  check({ entry, facts }) {
    return (['retry_times', 'return_duration'] as const).flatMap((field): Finding[] => {
      if (entry.config.option[field] === 0 || facts?.has(field)) return [];
      return [
        {
          message: words(`KisFlow never acts on ${field}.`, `KisFlow 从不使用 ${field}。`),
          path: entry.path,
          range: rangeIn(entry, ['option', field]),
          func: entry.name,
          fixes: [
            quickFix(`Remove ${field}`, `删除 ${field}`, (now) =>
              deleteConfigValue(now, entry.path, ['option', field]),
            ),
          ],
        },
      ];
    });
  },
};
