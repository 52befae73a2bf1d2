import type { search as en } from '../en/search.ts';
import type { lateSearch as late } from '../en/search-late.ts';

export const search = {
  'search.title': '搜索代码和 YAML',
  'search.tab': '搜索',
  'search.command': '搜索代码和 YAML',
  'search.placeholder': '要查找的文本',
  'search.matchCase': '区分大小写',
  'search.wholeWord': '全字匹配',
  'search.isPattern': '正则表达式',
  'search.found_one': '{{files}} 个文件中有 {{count}} 处匹配',
  'search.found_other': '{{files}} 个文件中有 {{count}} 处匹配',
  'search.foundMore': '超过 {{count}} 处匹配，分布在 {{files}} 个文件中',
  'search.none': '未找到匹配项',
  'search.tooLong': '已停止：搜索超过 5 秒',
  'search.emptyTitle': '搜索整个项目',
  'search.emptyText': '在函数和连接器的代码以及所有 YAML 文件中查找。',
} as const satisfies Record<keyof typeof en | keyof typeof late, string>;
