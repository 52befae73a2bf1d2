import type { logs as en } from '../en/logs.ts';

export const logs = {
  'logs.title': '日志',
  'logs.emptyTitle': '没有日志',
  'logs.emptyText': '流运行时，函数用 ctx.log 或 console 写出的内容会显示在这里。',
  'logs.level': '级别',
  'logs.node': '函数',
  'logs.wrap': '长行自动换行',
  'logs.find': '查找日志',
  'logs.level_debug': '调试',
  'logs.level_info': '信息',
  'logs.level_warn': '警告',
  'logs.level_error': '错误',
  'logs.count': '{{shown}} / {{total}} 条',
  'logs.dropped_one': '已丢弃 {{count}} 条',
  'logs.dropped_other': '已丢弃 {{count}} 条',
  'logs.byBreakpoint': '由断点写入：第 {{hit, number}} 次命中，第 {{visit, number}} 次调用',
  'logs.batch': '第 {{number}} 批',
} as const satisfies Record<keyof typeof en, string>;
