import { functionModes } from '../../config/types.ts';
import { setConfigValue } from '../../project/edits/fields.ts';
import { type FunctionRule, quickFix, rangeIn, words } from '../rule.ts';

export const connectorInWrongMode: FunctionRule = {
  code: 'lint.connector-in-wrong-mode',
  severity: 'warning',
  docs: words(
    'The callbacks of a connector are looked up by the mode of the calling function, and there are only those for Save and Load: from any other mode a call fails with "Can not find in KisPool".',
    '连接器回调按调用函数的模式查找，只有 Save 和 Load 有回调：其他模式调用会报错“Can not find in KisPool”。',
  ),
  traps: ['connector-by-mode'],
  scope: 'function',
  check({ entry, facts }) {
    const { fmode, option } = entry.config;
    const known = functionModes.some((mode) => mode === fmode);
    if (option.cname === '' || !known || fmode === 'Save' || fmode === 'Load') return [];
    const make = (mode: string) =>
      quickFix(`Make it a ${mode} function`, `改为 ${mode} 函数`, (now) =>
        setConfigValue(now, entry.path, ['fmode'], mode),
      );
    return [
      {
        severity: facts?.isCertain('getConnector') ? 'error' : 'warning',
        message: words(
          `"${entry.name}" is a ${fmode} function: it cannot call its connector "${option.cname}".`,
          `“${entry.name}”是 ${fmode} 函数：不能调用其连接器“${option.cname}”。`,
        ),
        path: entry.path,
        range: rangeIn(entry, ['option', 'cname']),
        func: entry.name,
        connector: option.cname,
        fixes: [
          make('Save'),
          make('Load'),
          ...(facts?.has('getConnector')
            ? []
            : [
                quickFix('Use no connector', '不使用连接器', (now) =>
                  setConfigValue(now, entry.path, ['option', 'cname'], ''),
                ),
              ]),
        ],
      },
    ];
  },
};
