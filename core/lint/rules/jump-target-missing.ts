import { renameJumps } from '../../project/edits/rename-in-code.ts';
import { withFile } from '../../project/project.ts';
import { nearestOf } from '../../text/nearest.ts';
import { type FlowRule, quickFix, words } from '../rule.ts';
import { jumpsAlways, jumpsOf } from './jump-places.ts';

/** Other targets are looked for among so many functions at the chain's beginning. */
const offeredOf = 50;

export const jumpTargetMissing: FlowRule = {
  code: 'lint.jump-target-missing',
  severity: 'warning',
  docs: words(
    'A jump to a name that is not in the flow ends the run with an error. The action stays set, so the next run fails again unless its first function calls next.',
    '跳转到流中不存在的函数会使运行报错。该动作会保留，除非首个函数调用 next，否则下次运行仍会失败。',
  ),
  traps: ['action-outlives-the-run', 'next-replaces'],
  scope: 'flow',
  check(flow) {
    const lastPlaces = new Map(flow.places.map(({ place, node }) => [place.fname, node]));
    const nearestFunction = nearestOf(lastPlaces.keys());
    const first = [...lastPlaces].slice(0, offeredOf);
    return jumpsOf(flow)
      .filter(({ jump, to }) => jump !== undefined && to === undefined)
      .map(({ from, jump, target, path, range }) => {
        const { fname } = from.place;
        // Where the jump gets rows: not beyond the next place (trap 7).
        const others = first.filter(([name, last]) => name !== fname && last <= from.node + 1);
        const meant = nearestFunction(target);
        const offered = meant === undefined ? others.slice(0, 3).map(([name]) => name) : [meant];
        const replace = (name: string) =>
          quickFix(`Jump to ${name}`, `跳转到 ${name}`, (now) =>
            withFile(now, path, renameJumps(now.files.get(path)?.text ?? '', target, name)),
          );
        return {
          severity: jumpsAlways(flow, from, jump) ? ('error' as const) : ('warning' as const),
          message: words(
            `"${fname}" jumps to "${target}", which is not in the flow "${flow.entry.name}".${meant ? ` Is ${meant} meant?` : ''}`,
            `“${fname}”跳转到“${target}”，但流“${flow.entry.name}”中没有它。${meant ? `是否应为 ${meant}？` : ''}`,
          ),
          path,
          range,
          flow: flow.entry.name,
          node: from.node,
          func: fname,
          fixes: offered.map(replace),
        };
      });
  },
};
