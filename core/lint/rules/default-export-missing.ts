import { type FunctionRule, firstLine, words } from '../rule.ts';
import { inCode } from './code-findings.ts';

export const defaultExportMissing: FunctionRule = {
  code: 'lint.default-export-missing',
  severity: 'error',
  docs: words(
    'The function that is called is the default export of its file: export default async function Name(ctx, flow, rows) { … }',
    '被调用的函数是文件的默认导出：export default async function 名称(ctx, flow, rows) { … }',
  ),
  scope: 'function',
  check(subject) {
    if (!subject.facts || subject.facts.hasDefaultExport) return [];
    return inCode(subject, firstLine, {
      message: words(
        `The code of "${subject.entry.name}" has no default export, so it cannot be called.`,
        `“${subject.entry.name}”的代码没有默认导出，无法被调用。`,
      ),
    });
  },
};
