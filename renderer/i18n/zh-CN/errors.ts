import type { errors as en } from '../en/errors.ts';

export const errors = {
  'errors.list': '错误通道中的行',
  'errors.emptyTitle': '错误通道中没有数据',
  'errors.emptyText': '如果在流的设置中打开相应开关，运行会保留出错的行并继续，这些行会列在这里。',
  'errors.count_one': '错误通道中有 {{count, number}} 行',
  'errors.count_other': '错误通道中有 {{count, number}} 行',
  'errors.kept': '保留了前 {{count, number}} 行',
  'errors.row': '行',
  'errors.batch': '批',
  'errors.place': '出错位置',
  'errors.why': '原因',
  'errors.json': '读取时的原始数据',
  'errors.unread': '无法读取',
  'errors.line': '第 {{line, number}} 行',
  'errors.together': '（随整批 {{count, number}} 行一并放弃）',
  'errors.more': '再显示 {{count, number}} 行',
  'errors.noneToRun': '这些行都不是 JSON，无法重新运行。',
} as const satisfies Record<keyof typeof en, string>;
