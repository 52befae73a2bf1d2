import { createConnector } from '../../project/edits/create.ts';
import { setConfigValue } from '../../project/edits/fields.ts';
import { freeName, namesOf } from '../../project/edits/names.ts';
import { type ConfigRule, type Finding, quickFix, rangeIn, words } from '../rule.ts';

export const saveLoadWithoutConnector: ConfigRule = {
  code: 'lint.save-load-without-connector',
  severity: 'warning',
  docs: words(
    'KisFlow accepts Save and Load without cname, and getConnector then gives an error. The mode alone decides nothing about how a function runs.',
    'KisFlow 接受没有 cname 的 Save 和 Load，但 getConnector 会报错。模式本身不影响函数如何执行。',
  ),
  traps: ['mode-decides-nothing'],
  scope: 'project',
  reads: 'config',
  check(_project, model) {
    return model.functions
      .filter(
        ({ config }) => (config.fmode === 'Save' || config.fmode === 'Load') && config.option.cname === '',
      )
      .map((func): Finding => {
        const use = model.connectors
          .slice(0, 5)
          .map(({ name }) =>
            quickFix(`Use the connector ${name}`, `使用连接器 ${name}`, (now) =>
              setConfigValue(now, func.path, ['option', 'cname'], name),
            ),
          );
        return {
          message: words(
            `"${func.name}" is a ${func.config.fmode} function without a connector.`,
            `“${func.name}”是没有连接器的 ${func.config.fmode} 函数。`,
          ),
          path: func.path,
          range: rangeIn(func, ['option', 'cname']),
          func: func.name,
          fixes: [
            ...use,
            quickFix('Create a connector for it', '为它创建连接器', (now) => {
              const name = freeName(namesOf(now, 'conn'), `${func.name}Store`);
              return setConfigValue(
                createConnector(now, name, 'redis'),
                func.path,
                ['option', 'cname'],
                name,
              );
            }),
          ],
        };
      });
  },
};
