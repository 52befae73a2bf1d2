import type { CodeFacts } from '../code-facts.ts';
import { type FlowRule, words } from '../rule.ts';
import { jumpsOf } from './jump-places.ts';

export const jumpLoopUnbounded: FlowRule = {
  code: 'lint.jump-loop-unbounded',
  severity: 'warning',
  docs: words(
    'KisFlow has no bound on jumps and never looks at a cancelled context: a loop without an exit runs for ever. Count the rounds in metadata and stop at a limit. Sample runs stop after a number of visits that you can set.',
    'KisFlow 不限制跳转次数，也不检查已取消的 context：没有出口的循环会永远运行。请在元数据中计数并设置上限。试运行会在可设置的调用次数后停止。',
  ),
  traps: ['loops-have-no-limit'],
  scope: 'flow',
  check(flow) {
    return jumpsOf(flow).flatMap(({ from, to, target, path, range }) => {
      const { facts } = from;
      if (to === undefined || to > from.node || !facts || decides(facts)) return [];
      return [
        {
          message: words(
            `"${from.place.fname}" always jumps back to "${target}": this loop has no exit.`,
            `“${from.place.fname}”总是跳回“${target}”：该循环没有出口。`,
          ),
          path,
          range,
          flow: flow.entry.name,
          node: from.node,
          func: from.place.fname,
        },
      ];
    });
  },
};

const known = new WeakMap<CodeFacts, boolean>();

/** Whether the code may go another way: it has a condition, an abort, or hands the flow to code that may have one. */
function decides(facts: CodeFacts): boolean {
  const there =
    known.get(facts) ??
    (facts.has('if', 'switch', 'abort') || facts.passesFlowOn || /\?[^.?]|&&|\|\|/.test(facts.text));
  known.set(facts, there);
  return there;
}
