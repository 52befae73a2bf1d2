import { deleteFunction } from '../../project/edits/remove.ts';
import { type ConfigRule, quickFix, rangeIn, words } from '../rule.ts';
import { allUses } from './uses.ts';

export const unusedFunction: ConfigRule = {
  code: 'lint.unused-function',
  severity: 'info',
  docs: words(
    'A function that no flow uses is read and dropped: its mode and connector are not even checked.',
    '没有流使用的函数读取后即被丢弃：连模式和连接器都不检查。',
  ),
  traps: ['unknown-mode-says-little'],
  scope: 'project',
  reads: 'config',
  check(_project, model) {
    return model.functions
      .filter(({ name }) => !allUses(model).has(name))
      .map((func) => ({
        message: words(`No flow uses the function "${func.name}".`, `没有流使用函数“${func.name}”。`),
        path: func.path,
        range: rangeIn(func, ['fname']),
        func: func.name,
        fixes:
          model.func(func.name) === func
            ? [
                quickFix(`Delete ${func.name} and its code`, `删除 ${func.name} 及其代码`, (now) =>
                  deleteFunction(now, func.name, { heal: true }),
                ),
              ]
            : [],
      }));
  },
};
