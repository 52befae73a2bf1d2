import { setConfigValue } from '../../project/edits/fields.ts';
import { nearest } from '../../text/nearest.ts';
import { type EntryRule, quickFix, rangeIn, words } from '../rule.ts';

const types = ['redis', 'mysql', 'kafka', 'tidb', 'es'];

export const connectorType: EntryRule = {
  code: 'lint.connector-type',
  severity: 'warning',
  docs: words(
    'KisFlow knows redis, mysql, kafka, tidb and es by name and accepts any word; only user code reads it.',
    'KisFlow 定义了 redis、mysql、kafka、tidb、es，但接受任意字符串；只有用户代码会读取它。',
  ),
  traps: ['must-never-checked'],
  scope: 'entry',
  check(entry) {
    if (entry.kind !== 'conn' || types.includes(entry.config.type) || entry.config.type.length < 3) return [];
    const meant = nearest(entry.config.type, types);
    if (!meant) return [];
    return [
      {
        message: words(
          `"${entry.config.type}" is not one of KisFlow's types. Is ${meant} meant?`,
          `“${entry.config.type}”不是 KisFlow 的类型。是否应为 ${meant}？`,
        ),
        path: entry.path,
        range: rangeIn(entry, ['type']),
        connector: entry.name,
        fixes: [
          quickFix(`Make it ${meant}`, `改为 ${meant}`, (now) =>
            setConfigValue(now, entry.path, ['type'], meant),
          ),
        ],
      },
    ];
  },
};
