import { createFlow } from '../../project/edits/create.ts';
import { type ConfigRule, firstLine, quickFix, words } from '../rule.ts';

export const nothingToImport: ConfigRule = {
  code: 'lint.nothing-to-import',
  severity: 'info',
  docs: words(
    'Importing a folder that is empty or not there is no error to KisFlow: nothing is loaded.',
    '导入空文件夹或不存在的文件夹对 KisFlow 不是错误：什么都不会加载。',
  ),
  traps: ['missing-folder-is-no-error'],
  scope: 'project',
  reads: 'config',
  check(_project, { flows, functions, connectors, globals, broken }) {
    if (flows.length + functions.length + connectors.length + globals.length + broken.length > 0) return [];
    return [
      {
        message: words('The project has no KisFlow files yet.', '项目中还没有 KisFlow 文件。'),
        path: 'conf',
        range: firstLine,
        fixes: [quickFix('Create a flow', '创建流', (now) => createFlow(now, 'Flow1'))],
      },
    ];
  },
};
