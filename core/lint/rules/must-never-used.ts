import { setConfigValue } from '../../project/edits/fields.ts';
import { type FunctionRule, quickFix, rangeIn, words } from '../rule.ts';

export const mustNeverUsed: FunctionRule = {
  code: 'lint.must-never-used',
  severity: 'info',
  docs: words(
    'KisFlow reads source.must and never checks it: rows without these fields reach the function. Check them in the code.',
    'KisFlow 会读取 source.must，但从不检查：缺少这些字段的数据仍会到达函数。请在代码中检查。',
  ),
  traps: ['must-never-checked'],
  scope: 'function',
  check({ entry, facts }) {
    const { must } = entry.config.source;
    if (must.length === 0 || facts?.has('must')) return [];
    return [
      {
        message: words(
          `KisFlow does not check that rows have ${must.join(', ')}.`,
          `KisFlow 不会检查数据是否包含 ${must.join('、')}。`,
        ),
        path: entry.path,
        range: rangeIn(entry, ['source', 'must']),
        func: entry.name,
        fixes: [
          quickFix('Empty the list', '清空列表', (now) =>
            setConfigValue(now, entry.path, ['source', 'must'], []),
          ),
        ],
      },
    ];
  },
};
