import { type Finding, type FlowRule, firstLine, words } from '../rule.ts';

export const commitsNothing: FlowRule = {
  code: 'lint.commits-nothing',
  severity: 'warning',
  docs: words(
    'A function that commits no rows stops the flow, without an error or a log. Commit rows, or return dataReuse to hand the input on.',
    '函数没有提交数据时流会停止，不报错也不记录日志。请提交数据，或返回 dataReuse 传递输入。',
  ),
  traps: ['no-rows-ends-the-flow'],
  scope: 'flow',
  check({ entry, places }) {
    return places.slice(0, -1).flatMap(({ place, node, code, facts }): Finding[] => {
      if (!code || !facts?.hasDefaultExport || facts.passesFlowOn) return [];
      if (facts.has('commitRow', 'commitRowBatch', 'dataReuse', 'forceEntryNext', 'jumpFunc', 'abort'))
        return [];
      const next = places[node + 1]?.place.fname ?? '';
      return [
        {
          message: words(
            `"${place.fname}" commits no rows, so the flow always stops before "${next}".`,
            `“${place.fname}”不提交任何数据，流总会在“${next}”之前停止。`,
          ),
          path: code.path,
          range: facts.find(place.fname) ?? firstLine,
          flow: entry.name,
          node,
          func: place.fname,
        },
      ];
    });
  },
};
