import type { settings as en } from '../en/settings.ts';

export const settings = {
  'settings.language': '语言',
  'settings.language.system': '跟随系统',
  'settings.language.en': 'English',
  'settings.language.zh-CN': '简体中文',
  'settings.theme': '主题',
  'settings.autosave': '自动保存',
  'settings.autosave.help': '修改后稍候即写入磁盘。',
  'settings.minimap': '画布缩略图',
  'settings.minimap.help': '在角落显示整个流的缩略图。',
  'settings.checkTypes': '检查全部代码的类型',
  'settings.checkTypes.help': '窗口空闲时由 TypeScript 检查项目的代码。关闭后只检查已打开的代码。',
  'settings.running': '运行',
  'settings.batchSize': '批大小',
  'settings.batchSize.help': '每次运行流之前提交的行数。',
  'settings.maxVisitsPerBatch': '每批最多调用次数',
  'settings.maxVisitsPerBatch.help': '跳转循环调用函数达到此次数后停止。KisFlow 本身没有此限制。',
  'settings.studioOnly': '仅在 Studio 中生效',
  'settings.studioOnly.help':
    'KisFlow 会读取这些字段，但不做任何处理。默认关闭，使此处的运行与生产环境一致。',
  'settings.enforceRequiredFields': '检查必填字段',
  'settings.enforceRequiredFields.help': '缺少 source.must 中的字段时，运行会终止。',
  'settings.enforceRetry': '重试失败的函数',
  'settings.enforceRetry.help': '按 retry_times 和 return_duration 重新调用失败的函数。',
} as const satisfies Record<keyof typeof en, string>;
