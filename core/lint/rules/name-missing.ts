import { setConfigValue } from '../../project/edits/fields.ts';
import { removeFunctions } from '../../project/edits/flow.ts';
import { freeName } from '../../project/edits/names.ts';
import type { ConnEntry, FlowEntry, FuncEntry } from '../../project/model.ts';
import { type ConfigModel, type ConfigRule, type Finding, quickFix, rangeIn, words } from '../rule.ts';

const fields = { flow: 'flow_name', func: 'fname', conn: 'cname' } as const;

export const nameMissing: ConfigRule = {
  code: 'lint.name-missing',
  severity: 'error',
  docs: words(
    'A missing name is an empty one to KisFlow, which takes it: but a second one of the same kind stops the import, and so does a place of an enabled flow without a name, unless a function has none either.',
    '缺少名称等同于空名称，KisFlow 会接受；但同类的第二个空名称会使导入中止，已启用的流中没有名称的位置也会，除非有函数同样没有名称。',
  ),
  scope: 'project',
  reads: 'config',
  check(_project, model) {
    const all = [model.flows, model.functions, model.connectors];
    return [...all.flatMap(namelessFiles), ...model.flows.flatMap((flow) => namelessPlaces(model, flow))];
  },
};

function namelessFiles(entries: readonly (FlowEntry | FuncEntry | ConnEntry)[]): Finding[] {
  const names = new Set(entries.map(({ name }) => name));
  return entries
    .filter(({ name }) => name === '')
    .map((entry) => {
      const field = fields[entry.kind];
      const base = (entry.path.split('/').at(-1) ?? '')
        .replace(/\.ya?ml$/, '')
        .replace(/^(flow|func|conn)-/, '');
      const name = freeName(names, base);
      return {
        severity: 'warning' as const,
        message: words(`This file has no ${field}.`, `该文件没有 ${field}。`),
        path: entry.path,
        range: rangeIn(entry, [field]),
        fixes: [
          quickFix(`Name it ${name}`, `命名为 ${name}`, (now) =>
            setConfigValue(now, entry.path, [field], name),
          ),
        ],
      };
    });
}

function namelessPlaces(model: ConfigModel, flow: FlowEntry): Finding[] {
  const isFirst = model.flow(flow.name) === flow;
  return flow.config.flows.flatMap(({ fname }, node): Finding[] => {
    if (fname !== '') return [];
    const remove = quickFix('Remove it from the chain', '从链条中移除', (now) =>
      removeFunctions(now, flow.name, [node]),
    );
    return [
      {
        severity: flow.config.status !== 0 && model.func('') === undefined ? 'error' : 'warning',
        message: words(
          `Place ${node + 1} of the chain has no fname.`,
          `链条中第 ${node + 1} 个位置没有 fname。`,
        ),
        path: flow.path,
        range: rangeIn(flow, ['flows', node, 'fname']),
        flow: flow.name,
        node,
        fixes: isFirst ? [remove] : [],
      },
    ];
  });
}
