import { setConfigValue } from '../../project/edits/fields.ts';
import { type EntryRule, quickFix, rangeIn, words } from '../rule.ts';

const enable = (path: string) =>
  quickFix('Enable the flow', '启用该流', (now) => setConfigValue(now, path, ['status'], 1));

export const flowStatusMissing: EntryRule = {
  code: 'lint.flow-status-missing',
  severity: 'warning',
  docs: words(
    'Without status a flow counts as disabled: the import skips it, and its functions are not checked.',
    '没有 status 的流视为禁用：导入会跳过它，也不检查其函数。',
  ),
  traps: ['disabled-flow-is-not-there'],
  scope: 'entry',
  check(entry) {
    if (entry.kind !== 'flow' || entry.config.status !== 0 || entry.document.rangeOf(['status'], 'key'))
      return [];
    return [
      {
        message: words(
          `Flow "${entry.name}" has no status, so KisFlow does not load it.`,
          `流“${entry.name}”没有 status，KisFlow 不会加载它。`,
        ),
        path: entry.path,
        range: rangeIn(entry, ['flow_name'], 'key'),
        flow: entry.name,
        fixes: [enable(entry.path)],
      },
    ];
  },
};

export const flowDisabled: EntryRule = {
  code: 'lint.flow-disabled',
  severity: 'info',
  docs: words(
    'A flow with status 0 is skipped at import: it is not in the pool, and GetFlow gives nothing.',
    'status 为 0 的流在导入时被跳过：不在池中，GetFlow 取不到。',
  ),
  traps: ['disabled-while-running', 'disabled-flow-is-not-there'],
  scope: 'entry',
  check(entry) {
    if (entry.kind !== 'flow' || entry.config.status !== 0 || !entry.document.rangeOf(['status'], 'key'))
      return [];
    return [
      {
        message: words(`Flow "${entry.name}" is disabled.`, `流“${entry.name}”已禁用。`),
        path: entry.path,
        range: rangeIn(entry, ['status']),
        flow: entry.name,
        fixes: [enable(entry.path)],
      },
    ];
  },
};

export const flowStatusOdd: EntryRule = {
  code: 'lint.flow-status-odd',
  severity: 'warning',
  docs: words(
    'Only 0 disables a flow; KisFlow runs it with any other number, 2 and -1 too.',
    '只有 0 会禁用流；其他任何数字（包括 2 和 -1）都会运行。',
  ),
  traps: ['disabled-while-running'],
  scope: 'entry',
  check(entry) {
    if (entry.kind !== 'flow' || entry.config.status === 0 || entry.config.status === 1) return [];
    return [
      {
        message: words(
          `Status ${entry.config.status} means enabled, as 1 does.`,
          `status ${entry.config.status} 与 1 一样表示启用。`,
        ),
        path: entry.path,
        range: rangeIn(entry, ['status']),
        flow: entry.name,
        fixes: [
          quickFix('Write 1', '写为 1', (now) => setConfigValue(now, entry.path, ['status'], 1)),
          quickFix('Disable the flow', '禁用该流', (now) => setConfigValue(now, entry.path, ['status'], 0)),
        ],
      },
    ];
  },
};
