import type { help as en } from '../en/help.ts';

export const help = {
  'help.insertBuiltin': '插入：{{title}}',
  'help.title': '帮助',
  'help.pages': '帮助页面',
  'help.page.guide': '使用指南',
  'help.page.traps': '陷阱',
  'help.page.store': '内嵌存储',
  'help.search': '在帮助中搜索',
  'help.none': '本页中没有包含“{{query}}”的内容',
  'help.page.hits': '{{page}}（{{count}}）',
  'help.instead': '本页中没有“{{query}}”，以下内容包含近义词：{{words}}',
  'help.listComma': '、',
  'help.elsewhere_one': '{{page}}：{{count}} 节',
  'help.elsewhere_other': '{{page}}：{{count}} 节',
  'help.found_one': '{{count}} 节',
  'help.found_other': '{{count}} 节',
} as const satisfies Record<keyof typeof en, string>;
