import { builtins, findBuiltin } from '../../builtins/all.ts';
import { builtinKey, builtinMark, isBuiltin, markText } from '../../builtins/mark.ts';
import { describeSetupProblem } from '../../builtins/messages.ts';
import type { SetupFix, SetupProblem } from '../../builtins/problem.ts';
import { setupRange } from '../../chain-types/setup-place.ts';
import { setupProblems } from '../../chain-types/setup-problems.ts';
import { fnamesOf } from '../../project/chain.ts';
import { setDefaultParam } from '../../project/edits/fields.ts';
import { type FuncEntry, projectModel } from '../../project/model.ts';
import type { Project } from '../../project/project.ts';
import { boundedText } from '../../text/bounded-text.ts';
import { nearest } from '../../text/nearest.ts';
import type { QuickFix } from '../diagnostic.ts';
import { type Finding, firstLine, type ProjectRule, quickFix, words } from '../rule.ts';

export const builtinSetup: ProjectRule = {
  code: 'lint.builtin-setup',
  severity: 'error',
  docs: words(
    'A built-in is compiled from its setup when a run starts: a setup that is wrong ends the run before its first row. KisFlow itself reads the keys as plain params.',
    '内置函数在运行开始时由其设置编译而成：设置有误时，运行在处理第一行之前就会结束。KisFlow 本身只把这些键当作普通参数。',
  ),
  scope: 'project',
  reads: 'studio',
  check(project, model) {
    const own = model.functions.filter(({ name, config }) => {
      return isBuiltin(config.option.default_params) && !model.codeFile('functions', name);
    });
    if (own.length === 0) return [];
    const inFlows = setupProblems(project, model);
    return own.flatMap((func) => {
      // Of several files for a function the first one counts.
      const placed = model.func(func.name) === func ? inFlows.get(func.name) : undefined;
      if (placed === undefined) return alone(project, func);
      const flows = model.flows.filter(({ config }) => fnamesOf(config).includes(func.name));
      return placed.map(({ flow, node, problem }) => ({
        ...finding(project, func, problem, flows.length > 1 ? flow : undefined),
        ...{ flow, node },
      }));
    });
  },
};

/** A function that no flow uses, or that is no built-in there is. */
function alone(project: Project, func: FuncEntry): Finding[] {
  const params = func.config.option.default_params;
  const mark = builtinMark(params);
  const builtin = mark && findBuiltin(mark);
  if (builtin) return builtin.read(params, undefined).problems.map((one) => finding(project, func, one));
  const written = params[builtinKey] ?? '';
  const known = builtins.map(markText);
  const meant = known.find((one) => one.startsWith(`${mark?.name}@`)) ?? nearest(written, known);
  const range = setupRange(project, func, { key: builtinKey, start: 0, end: written.length });
  const quoted = boundedText(written, 200);
  return [
    {
      message: words(
        `"${func.name}": there is no built-in ${quoted}. Its setup stays as it is; a run fails.`,
        `“${func.name}”：没有内置函数 ${quoted}。其设置保持不变，运行会失败。`,
      ),
      path: func.path,
      range: range ?? firstLine,
      func: func.name,
      fixes:
        meant === undefined
          ? []
          : [
              quickFix(`Make it ${meant}`, `改为 ${meant}`, (now) =>
                setDefaultParam(now, func.name, builtinKey, meant),
              ),
            ],
    },
  ];
}

/** `flow` where the function stands in several, and what is wrong may be so in this one only. */
function finding(project: Project, func: FuncEntry, problem: SetupProblem, flow?: string): Finding {
  const [en, chinese] = [describeSetupProblem(problem, 'en'), describeSetupProblem(problem, 'zh-CN')];
  const fixes: QuickFix[] = problem.fix === undefined ? [] : [replacing(func.name, problem.fix)];
  return {
    message: words(
      `"${func.name}" ${problem.key}${flow === undefined ? '' : ` in the flow ${flow}`}: ${en.message}. ${en.help}`,
      `“${func.name}”的 ${problem.key}${flow === undefined ? '' : `（流 ${flow} 中）`}：${chinese.message}。${chinese.help}`,
    ),
    severity: problem.severity,
    path: func.path,
    range: setupRange(project, func, problem) ?? firstLine,
    func: func.name,
    fixes,
  };
}

function replacing(fname: string, { key, start, end, text }: SetupFix): QuickFix {
  return quickFix(`Write ${text}`, `写成 ${text}`, (now) => {
    const before = paramOf(now, fname, key);
    return setDefaultParam(now, fname, key, before.slice(0, start) + text + before.slice(end));
  });
}

function paramOf(project: Project, fname: string, key: string): string {
  const params = projectModel(project).func(fname)?.config.option.default_params ?? {};
  return Object.hasOwn(params, key) ? (params[key] ?? '') : '';
}
