import type { problems as en } from '../en/problems.ts';
import type { lateProblems as late } from '../en/problems-late.ts';

export const problems = {
  'problems.title': '问题',
  'problems.lastRun': '上次运行',
  'problems.noneTitle': '没有问题',
  'problems.noneText': '编辑时，Studio 会持续检查 KisFlow 的陷阱。',
  'problems.error': '错误',
  'problems.warning': '警告',
  'problems.info': '提示',
  'problems.why': '原因',
  'problems.more_one': '还有 {{count}} 个',
  'problems.more_other': '还有 {{count}} 个',
  'problems.fix': '修复此处的问题',
  'problems.fix.which': '选择修复方式',
  'problems.fixEdit': '快速修复',
  'problems.withoutCode_one': '{{count}} 个函数还没有代码',
  'problems.withoutCode_other': '{{count}} 个函数还没有代码',
} as const satisfies Record<keyof typeof en | keyof typeof late, string>;
