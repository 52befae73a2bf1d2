import { createFunction } from '../../project/edits/create.ts';
import { removeFunctions, replaceFunction } from '../../project/edits/flow.ts';
import { nearestOf } from '../../text/nearest.ts';
import { type ConfigRule, type Finding, quickFix, rangeIn, words } from '../rule.ts';
import { brokenConfigs } from './broken-config.ts';

export const functionMissing: ConfigRule = {
  code: 'lint.function-missing',
  severity: 'error',
  docs: words(
    'The import stops when an enabled flow names a function that no file configures. A disabled flow is not checked.',
    '启用的流引用了没有配置文件的函数时，导入会中止。已禁用的流不检查。',
  ),
  traps: ['disabled-flow-is-not-there'],
  scope: 'project',
  reads: 'config',
  check(project, model) {
    const unread = brokenConfigs(project, model, 'fname');
    const nearestFunction = nearestOf(model.functions.map(({ name }) => name));
    return model.flows.flatMap((flow) =>
      flow.config.flows.flatMap(({ fname }, node): Finding[] => {
        if (fname === '' || model.func(fname)) return [];
        const broken = unread.get(fname);
        const meant = broken === undefined ? nearestFunction(fname) : undefined;
        const isFirst = model.flow(flow.name) === flow;
        const replace =
          meant && isFirst
            ? [
                quickFix(`Use ${meant}`, `改用 ${meant}`, (now) =>
                  replaceFunction(now, flow.name, node, meant),
                ),
              ]
            : [];
        return [
          {
            severity: flow.config.status === 0 ? 'warning' : 'error',
            message: broken
              ? words(
                  `Flow "${flow.name}" uses the function "${fname}", whose file ${broken} can’t be read.`,
                  `流“${flow.name}”使用的函数“${fname}”的配置文件 ${broken} 无法读取。`,
                )
              : words(
                  `Flow "${flow.name}" uses the function "${fname}", which has no file.${meant ? ` Is ${meant} meant?` : ''}`,
                  `流“${flow.name}”使用的函数“${fname}”没有配置文件。${meant ? `是否应为 ${meant}？` : ''}`,
                ),
            path: flow.path,
            range: rangeIn(flow, ['flows', node, 'fname']),
            flow: flow.name,
            node,
            func: fname,
            fixes: [
              ...replace,
              ...(broken
                ? []
                : [
                    quickFix(`Create the function ${fname}`, `创建函数 ${fname}`, (now, language = 'en') =>
                      createFunction(now, fname, 'Calculate', 'ts', { words: language }),
                    ),
                  ]),
              ...(isFirst
                ? [
                    quickFix('Remove it from the chain', '从链条中移除', (now) =>
                      removeFunctions(now, flow.name, [node]),
                    ),
                  ]
                : []),
            ],
          },
        ];
      }),
    );
  },
};
