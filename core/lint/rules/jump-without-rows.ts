import type { CodeJump } from '../../project/jumps.ts';
import { type Project, withFile } from '../../project/project.ts';
import { type CodeFacts, neverCommitsWith } from '../code-facts.ts';
import { type FlowRule, quickFix, words } from '../rule.ts';
import { jumpsOf } from './jump-places.ts';

export const jumpWithoutRows: FlowRule = {
  code: 'lint.jump-without-rows',
  severity: 'warning',
  docs: words(
    'A jump goes on although no rows were committed, but hands nothing on: a target that directly follows reads rows that were never set, and the run fails with "is not in flow.data", or gets stale rows in a loop. Together with ForceEntryNext it gets an empty batch.',
    '没有提交数据时跳转仍会继续，但不传递任何数据：紧随其后的目标读取的数据从未产生，运行报错“is not in flow.data”，在循环中则得到旧数据。与 ForceEntryNext 同用时得到空批次。',
  ),
  traps: ['old-rows-in-a-loop', 'jump-without-rows'],
  scope: 'flow',
  check(flow) {
    return jumpsOf(flow).flatMap(({ from, jump, to, target, path, range }) => {
      if (to !== from.node + 1 || !from.facts || !jump || !handsNothingOn(from.facts, jump)) return [];
      const insert = forcedNext(from.facts, jump);
      return [
        {
          message: words(
            `This jump hands no rows on, and "${target}" reads those of "${from.place.fname}": the run fails there.`,
            `此跳转不传递数据，而“${target}”读取“${from.place.fname}”的数据：运行会在那里失败。`,
          ),
          path,
          range,
          flow: flow.entry.name,
          node: from.node,
          func: from.place.fname,
          fixes: insert
            ? [
                quickFix(
                  `Call ${target} without rows (forceEntryNext)`,
                  `以空数据调用 ${target}（forceEntryNext）`,
                  (now) => insertText(now, path, insert),
                ),
              ]
            : [],
        },
      ];
    });
  },
};

function handsNothingOn(facts: CodeFacts, jump: CodeJump): boolean {
  if (facts.passesFlowOn) return false;
  const call = facts.nextCallBefore(jump.start);
  if (!call?.actions.has('jumpFunc')) return false;
  return (
    !call.actions.has('forceEntryNext') && !call.actions.has('dataReuse') && neverCommitsWith(facts, call)
  );
}

interface Insertion {
  at: number;
  text: string;
  /** What the code must still be: after another edit the place may be elsewhere. */
  in: string;
}

/** `, ctx.Action.forceEntryNext` behind the jump, with the way to the actions that the jump takes. */
function forcedNext({ text }: CodeFacts, jump: CodeJump): Insertion | undefined {
  const way = /([\w$]+\.)+(?=jumpFunc\s*\(\s*$)/.exec(
    text.slice(Math.max(0, jump.start - 200), jump.start),
  )?.[0];
  const closing = text.indexOf(')', jump.end);
  return way === undefined || closing === -1
    ? undefined
    : { at: closing + 1, text: `, ${way}forceEntryNext`, in: text };
}

function insertText(project: Project, path: string, insertion: Insertion): Project {
  const text = project.files.get(path)?.text;
  if (text !== insertion.in) return project;
  return withFile(project, path, text.slice(0, insertion.at) + insertion.text + text.slice(insertion.at));
}
