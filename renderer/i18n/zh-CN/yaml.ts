import type { yaml as en } from '../en/yaml.ts';

export const yaml = {
  'yaml.label': '{{path}} 的 YAML',
  'yaml.broken': '第 {{line}} 行无法读取：{{why}}。',
  'yaml.lastGood': '画布显示的是最近一次正确的状态。',
  'yaml.noFlowTitle': '没有打开流',
  'yaml.noFlowText': '打开一个流，即可查看其 YAML 以及其中所选函数的 YAML。',
  'yaml.goneTitle': '流 {{name}} 的文件已不存在',
  'yaml.edit': '编辑 YAML',
} as const satisfies Record<keyof typeof en, string>;
