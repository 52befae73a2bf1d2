import { deleteConnector } from '../../project/edits/remove.ts';
import { type ConfigRule, quickFix, rangeIn, words } from '../rule.ts';

export const unusedConnector: ConfigRule = {
  code: 'lint.unused-connector',
  severity: 'info',
  docs: words(
    'A connector comes to life through the functions that name it in option.cname; its own load and save lists do nothing.',
    '连接器通过函数的 option.cname 才会被使用；它自己的 load 和 save 列表不起作用。',
  ),
  traps: ['must-never-checked'],
  scope: 'project',
  reads: 'config',
  check(_project, model) {
    const used = new Set(model.functions.map(({ config }) => config.option.cname));
    return model.connectors
      .filter(({ name }) => !used.has(name))
      .map((connector) => ({
        message: words(
          `No function uses the connector "${connector.name}".`,
          `没有函数使用连接器“${connector.name}”。`,
        ),
        path: connector.path,
        range: rangeIn(connector, ['cname']),
        connector: connector.name,
        fixes:
          model.connector(connector.name) === connector
            ? [
                quickFix(`Delete ${connector.name}`, `删除 ${connector.name}`, (now) =>
                  deleteConnector(now, connector.name, { heal: true }),
                ),
              ]
            : [],
      }));
  },
};
