import type { run as en } from '../en/run.ts';

export const run = {
  'run.commandStart': '运行',
  'run.commandStop': '停止',
  'run.commandStep': '单步',
  'run.commandPause': '暂停运行',
  'run.commandResume': '继续运行',
  'run.commandRestartEngine': '重启引擎',
  'run.trustTitle': '运行该文件夹中的代码？',
  'run.trustBody':
    '{{root}} 中的函数将在本机的独立进程中运行，无法访问您的文件、环境变量和其他程序。请只运行您信任的代码。',
  'run.trustConfirm': '信任并运行',
  'run.history': '运行历史',
  'run.historyEmptyTitle': '还没有运行记录',
  'run.historyEmptyText': '每次运行及其计数都会保留在这里，便于比较。',
  'run.historyClear': '清空',
  'run.startedAt': '开始时间',
  'run.flow': '流',
  'run.outcome': '结果',
  'run.rowsRead': '读取行数',
  'run.duration': '耗时',
  'run.batchSize': '批大小',
  'run.counts': '输入 → 输出',
  'run.status_ok': '完成',
  'run.status_error': '失败',
  'run.status_stopped': '已停止',
  'run.status_crashed': '引擎崩溃',
} as const satisfies Record<keyof typeof en, string>;
