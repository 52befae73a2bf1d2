import { codeFacts } from '../code-facts.ts';
import { type Finding, type ProjectRule, words } from '../rule.ts';

export const connectorMetadata: ProjectRule = {
  code: 'lint.connector-metadata',
  severity: 'info',
  docs: words(
    'There is one connector object for each function that names it, not one for each name: init runs for each, and metadata is not shared between a Save and a Load function.',
    '每个引用连接器的函数各有一个连接器对象，而不是每个名称一个：init 会分别执行，Save 与 Load 函数之间不共享元数据。',
  ),
  traps: ['one-connector-per-place'],
  scope: 'project',
  reads: 'code',
  check(_project, model) {
    return model.connectors.flatMap(({ name }): Finding[] => {
      const file = model.codeFile('connectors', name);
      const range = file && codeFacts(file).find('setMetaData');
      if (!file || !range) return [];
      const users = model.functions.filter(({ config }) => config.option.cname === name).length;
      if (users < 2) return [];
      return [
        {
          message: words(
            `The ${users} functions that use "${name}" do not share this metadata.`,
            `使用“${name}”的 ${users} 个函数不共享此元数据。`,
          ),
          path: file.path,
          range,
          connector: name,
        },
      ];
    });
  },
};
