import { type Project, withFile } from '../../project/project.ts';
import { rangeBetween } from '../../project/text-range.ts';
import { elementNames, isEdited, type KeptCall, keptCalls, timesBound } from '../code-edits.ts';
import type { CodeFacts } from '../code-facts.ts';
import type { QuickFix } from '../diagnostic.ts';
import type { LocalText } from '../local-text.ts';
import { type FunctionRule, quickFix, words } from '../rule.ts';
import { inCode } from './code-findings.ts';

export const liveParamsEdited: FunctionRule = {
  code: 'lint.live-params-edited',
  severity: 'warning',
  docs: words(
    'GetFuncParamAll gives the map itself, not a copy: what a function changes in it stays for every later run of the flow. Change a copy.',
    'GetFuncParamAll 返回的是参数表本身而不是副本：函数所做的修改会保留到该流之后的每次运行。请修改副本。',
  ),
  traps: ['rows-are-a-copy'],
  scope: 'function',
  check: (subject) =>
    editsOf(subject, {
      method: 'getFuncParamAll',
      message: words(
        'This edit stays for all later runs: the params are no copy.',
        '此修改会保留到之后的所有运行：参数不是副本。',
      ),
      copy: (call) => `{ ...${call} }`,
    }),
};

export const liveInputEdited: FunctionRule = {
  code: 'lint.live-input-edited',
  severity: 'warning',
  docs: words(
    'Input gives the rows themselves, while the rows argument is a copy: what a function changes there is seen by whoever reads the same rows later, by DataReuse or after a jump back. Commit changed copies instead.',
    'Input 返回的是数据本身，而 rows 参数是副本：函数所做的修改会被之后读取同一数据者看到（DataReuse 或向后跳转）。请提交修改后的副本。',
  ),
  traps: ['rows-are-a-copy'],
  scope: 'function',
  check: (subject) =>
    editsOf(subject, {
      method: 'input',
      message: words(
        'This edits the rows of the function before: whoever reads them later sees it.',
        '此处修改的是前一个函数的数据：之后读取它们者都会看到。',
      ),
      // With dataReuse the edit may be what hands the rows on.
      copy: subject.facts?.has('dataReuse') ? undefined : (call) => `structuredClone(${call})`,
    }),
};

interface LiveValue {
  method: string;
  message: LocalText;
  /** Code that copies what the call gives. */
  copy: ((call: string) => string) | undefined;
}

/** The first edit of a value that KisFlow hands out as it is. */
function editsOf(subject: Parameters<FunctionRule['check']>[0], { method, message, copy }: LiveValue) {
  const { facts, code } = subject;
  if (!facts?.has(method) || !code) return [];
  const calls = keptCalls(facts.tokens, method);
  const at = editedAt(facts, calls);
  const token = facts.tokens[at];
  if (!token) return [];
  const kept = calls.filter(({ name }) => name !== null);
  const fixes = copy && kept.length === calls.length ? [copyFix(code.path, facts.text, kept, copy)] : [];
  return inCode(subject, rangeBetween(facts.text, token.start, token.end), { message, fixes });
}

/** Index of the token that ends the value which is edited; -1 when none is. */
function editedAt({ tokens }: CodeFacts, calls: readonly KeptCall[]): number {
  if (calls.length === 0) return -1;
  const direct = new Set(calls.map(({ at }) => at));
  const times = timesBound(tokens);
  const names = ownNames(
    times,
    calls.flatMap(({ name }) => (name === null ? [] : [name])),
  );
  const isValue = (index: number) => direct.has(index) || isUse(tokens, index, names);
  const elements = ownNames(times, elementNames(tokens, isValue));
  return tokens.findIndex(
    (_, index) => (isValue(index) || isUse(tokens, index, elements)) && isEdited(tokens, index),
  );
}

/** A name that stands for several things says nothing. */
function ownNames(times: ReadonlyMap<string, number>, names: readonly string[]): ReadonlySet<string> {
  return new Set(names.filter((name) => times.get(name) === 1));
}

/** Whether this is one of the variables, and not a property of that name. */
function isUse(tokens: CodeFacts['tokens'], index: number, names: ReadonlySet<string>): boolean {
  const token = tokens[index];
  return token?.type === 'word' && names.has(token.value ?? '') && tokens[index - 1]?.value !== '.';
}

function copyFix(
  path: string,
  text: string,
  calls: readonly KeptCall[],
  copy: (call: string) => string,
): QuickFix {
  return quickFix('Change a copy', '修改副本', (now: Project) => {
    if (now.files.get(path)?.text !== text) return now;
    const edited = calls.reduceRight(
      (code, { start, end }) => code.slice(0, start) + copy(code.slice(start, end)) + code.slice(end),
      text,
    );
    return withFile(now, path, edited);
  });
}
