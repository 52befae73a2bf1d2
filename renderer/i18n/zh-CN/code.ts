import type { code as en } from '../en/code.ts';

export const code = {
  'code.label': '{{path}} 的代码',
  'code.typeRows': '写入上次运行的数据类型',
  'code.format': '格式化',
  'code.fromRun': '来自上次运行。',
  'code.noRows': '{{name}} 在上次运行中没有收到数据。',
  'code.edit': '编辑代码',
  'code.typeRowsEdit': '写入行类型',
} as const satisfies Record<keyof typeof en, string>;
