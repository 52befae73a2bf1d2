import { setConfigValue } from '../../project/edits/fields.ts';
import { removeFunctions } from '../../project/edits/flow.ts';
import { type EntryRule, type Finding, quickFix, rangeIn, words } from '../rule.ts';

const fields = { flow: 'flow_name', func: 'fname', conn: 'cname' } as const;

export const nameMissing: EntryRule = {
  code: 'lint.name-missing',
  severity: 'error',
  docs: words(
    'A missing name is an empty one to KisFlow: nothing can refer to it, and a second one of the same kind stops the import.',
    '缺少名称等同于空名称：无法被引用，同类的第二个空名称会使导入中止。',
  ),
  scope: 'entry',
  check(entry) {
    if (entry.kind === 'global') return [];
    const field = fields[entry.kind];
    const base = (entry.path.split('/').at(-1) ?? '')
      .replace(/\.ya?ml$/, '')
      .replace(/^(flow|func|conn)-/, '');
    const own: Finding[] =
      entry.name === ''
        ? [
            {
              message: words(`This file has no ${field}.`, `该文件没有 ${field}。`),
              path: entry.path,
              range: rangeIn(entry, [field]),
              fixes: [
                quickFix(`Name it ${base}`, `命名为 ${base}`, (now) =>
                  setConfigValue(now, entry.path, [field], base),
                ),
              ],
            },
          ]
        : [];
    if (entry.kind !== 'flow') return own;
    const places = entry.config.flows.flatMap(({ fname }, node): Finding[] =>
      fname !== ''
        ? []
        : [
            {
              message: words(
                `Place ${node + 1} of the chain has no fname.`,
                `链上第 ${node + 1} 个位置没有 fname。`,
              ),
              path: entry.path,
              range: rangeIn(entry, ['flows', node, 'fname']),
              flow: entry.name,
              node,
              fixes: [
                quickFix('Take it out of the chain', '将其从链上移除', (now) =>
                  removeFunctions(now, entry.name, [node]),
                ),
              ],
            },
          ],
    );
    return [...own, ...places];
  },
};
