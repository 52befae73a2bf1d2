import { renameJumps } from '../../project/edits/rename-in-code.ts';
import { withFile } from '../../project/project.ts';
import { nearest } from '../nearest.ts';
import { type FlowRule, quickFix, words } from '../rule.ts';
import { jumpsOf } from './jump-places.ts';

export const jumpTargetMissing: FlowRule = {
  code: 'lint.jump-target-missing',
  severity: 'error',
  docs: words(
    'A jump to a name that is not in the flow ends the run with an error. The action stays set, so the next run fails again unless its first function calls next (traps 9, 10).',
    '跳转到流中不存在的函数会使运行报错。该动作会保留，除非首个函数调用 next，否则下次运行仍会失败（陷阱 9、10）。',
  ),
  scope: 'flow',
  check(flow) {
    const names = flow.places.map(({ place }) => place.fname);
    /** Where the jump gets rows: not beyond the next place (trap 7). */
    const canReach = (node: number, name: string) => names.lastIndexOf(name) <= node + 1;
    return jumpsOf(flow)
      .filter(({ to }) => to === undefined)
      .map(({ from, target, path, range }) => {
        const { fname } = from.place;
        const others = names.filter((name) => name !== fname && canReach(from.node, name));
        const meant = nearest(target, names);
        const replace = (name: string) =>
          quickFix(`Jump to ${name}`, `跳转到 ${name}`, (now) =>
            withFile(now, path, renameJumps(now.files.get(path)?.text ?? '', target, name)),
          );
        return {
          message: words(
            `"${fname}" jumps to "${target}", which is not in the flow "${flow.entry.name}".${meant ? ` Is ${meant} meant?` : ''}`,
            `“${fname}”跳转到“${target}”，但流“${flow.entry.name}”中没有它。${meant ? `是否应为 ${meant}？` : ''}`,
          ),
          path,
          range,
          flow: flow.entry.name,
          node: from.node,
          func: fname,
          fixes: [...new Set(meant ? [meant] : others.slice(0, 3))].map(replace),
        };
      });
  },
};
