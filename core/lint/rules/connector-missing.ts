import { createConnector } from '../../project/edits/create.ts';
import { setConfigValue } from '../../project/edits/fields.ts';
import { projectModel } from '../../project/model.ts';
import type { Project } from '../../project/project.ts';
import { nearestOf } from '../../text/nearest.ts';
import { codeFacts } from '../code-facts.ts';
import { type ConfigRule, type Finding, quickFix, rangeIn, words } from '../rule.ts';
import { brokenConfigs } from './broken-config.ts';
import { enabledUses } from './uses.ts';

export const connectorMissing: ConfigRule = {
  code: 'lint.connector-missing',
  severity: 'error',
  docs: words(
    'The import stops when a function that an enabled flow uses names a connector that no file configures. Unused functions are not checked.',
    '启用的流所用的函数引用了没有配置文件的连接器时，导入会中止。未使用的函数不检查。',
  ),
  scope: 'project',
  reads: 'config',
  check(project, model) {
    const unread = brokenConfigs(project, model, 'cname');
    const nearestConnector = nearestOf(model.connectors.map(({ name }) => name));
    return model.functions.flatMap((func): Finding[] => {
      const { cname } = func.config.option;
      if (cname === '' || model.connector(cname)) return [];
      const broken = unread.get(cname);
      const meant = broken === undefined ? nearestConnector(cname) : undefined;
      const set = (name: string, en: string, chinese: string) =>
        quickFix(en, chinese, (now) => setConfigValue(now, func.path, ['option', 'cname'], name));
      return [
        {
          severity: enabledUses(model).has(func.name) ? 'error' : 'warning',
          message: broken
            ? words(
                `Function "${func.name}" uses the connector "${cname}", whose file ${broken} can’t be read.`,
                `函数“${func.name}”使用的连接器“${cname}”的配置文件 ${broken} 无法读取。`,
              )
            : words(
                `Function "${func.name}" uses the connector "${cname}", which has no file.${meant ? ` Is ${meant} meant?` : ''}`,
                `函数“${func.name}”使用的连接器“${cname}”没有配置文件。${meant ? `是否应为 ${meant}？` : ''}`,
              ),
          path: func.path,
          range: rangeIn(func, ['option', 'cname']),
          func: func.name,
          connector: cname,
          fixes: [
            ...(meant ? [set(meant, `Use ${meant}`, `改用 ${meant}`)] : []),
            ...(broken
              ? []
              : [
                  quickFix(`Create the connector ${cname}`, `创建连接器 ${cname}`, (now) =>
                    createConnector(now, cname, 'redis'),
                  ),
                ]),
            ...(callsConnector(project, func.name) ? [] : [set('', 'Use no connector', '不使用连接器')]),
          ],
        },
      ];
    });
  },
};

/** Only a fix asks for code: whether the import stops can't depend on it. */
function callsConnector(project: Project, fname: string): boolean {
  const code = projectModel(project).codeFile('functions', fname);
  return code !== undefined && codeFacts(code).has('getConnector');
}
