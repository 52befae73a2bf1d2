import { deleteConfigValue } from '../../project/edits/fields.ts';
import { type ConfigRule, type EntryRule, type Finding, quickFix, rangeIn, words } from '../rule.ts';

const lists = ['load', 'save'] as const;

export const connectorListDoubled: EntryRule = {
  code: 'lint.connector-list-doubled',
  severity: 'info',
  docs: words(
    'Every use of a function with a connector appends its name to the list again at import, so an export of an export grows doubles. The lists do nothing.',
    '每次使用带连接器的函数，导入时都会再次把名称追加到列表，反复导出导入会产生重复。这些列表不起作用。',
  ),
  traps: ['connector-lists-grow'],
  scope: 'entry',
  check(entry) {
    if (entry.kind !== 'conn') return [];
    return lists.flatMap((list) => {
      const seen = new Set<string>();
      return entry.config[list].flatMap((fname, index): Finding[] =>
        seen.size < seen.add(fname).size
          ? []
          : [
              {
                message: words(
                  `"${fname}" stands in ${list} more than once.`,
                  `“${fname}”在 ${list} 中出现多次。`,
                ),
                path: entry.path,
                range: rangeIn(entry, [list, index]),
                connector: entry.name,
                fixes: [
                  quickFix('Remove the double', '删除重复项', (now) =>
                    deleteConfigValue(now, entry.path, [list, index]),
                  ),
                ],
              },
            ],
      );
    });
  },
};

export const connectorListStale: ConfigRule = {
  code: 'lint.connector-list-stale',
  severity: 'info',
  docs: words(
    'load and save only tell which functions use the connector; what counts is the option.cname of a function.',
    'load 和 save 只说明哪些函数使用该连接器；真正起作用的是函数的 option.cname。',
  ),
  traps: ['must-never-checked', 'connector-lists-grow'],
  scope: 'project',
  reads: 'config',
  check(_project, model) {
    return model.connectors.flatMap((connector) =>
      lists.flatMap((list) =>
        connector.config[list].flatMap((fname, index): Finding[] => {
          if (model.func(fname)?.config.option.cname === connector.name) return [];
          return [
            {
              message: words(
                `${list} names "${fname}", which does not use this connector.`,
                `${list} 中的“${fname}”并未使用该连接器。`,
              ),
              path: connector.path,
              range: rangeIn(connector, [list, index]),
              connector: connector.name,
              func: fname,
              fixes: [
                quickFix(`Remove it from ${list}`, `从 ${list} 中删除`, (now) =>
                  deleteConfigValue(now, connector.path, [list, index]),
                ),
              ],
            },
          ];
        }),
      ),
    );
  },
};
