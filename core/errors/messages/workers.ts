import type { ErrorMessages } from '../messages.ts';

const help = {
  en: 'Batches that run at the same time cannot wait for each other. Run it without --workers.',
  'zh-CN': '同时运行的批无法互相等待。请去掉 --workers 再运行。',
};

/** Flows that several workers cannot run: the result of a batch depends on those before it. */
export const workerMessages = {
  'workers.variable': {
    en: { message: '{fname} keeps values in a variable outside of the function', help: help.en },
    'zh-CN': { message: '{fname} 在函数之外的变量中保存数据', help: help['zh-CN'] },
  },
  'workers.metadata': {
    en: { message: '{fname} keeps values in the metadata (setMetaData)', help: help.en },
    'zh-CN': { message: '{fname} 在元数据中保存数据（setMetaData）', help: help['zh-CN'] },
  },
  'workers.cache': {
    en: { message: '{fname} keeps values in the cache (setCacheData)', help: help.en },
    'zh-CN': { message: '{fname} 在缓存中保存数据（setCacheData）', help: help['zh-CN'] },
  },
  'workers.built-in': {
    en: { message: '{fname} is set up as {name}, which works over all rows of the run', help: help.en },
    'zh-CN': { message: '{fname} 设置为 {name}，它处理整次运行的所有数据', help: help['zh-CN'] },
  },
  'workers.buffer': {
    en: {
      message:
        '{fname} uses DataReuse, which leaves committed rows in the buffer when there is nothing to reuse: the next batch gets them',
      help: help.en,
    },
    'zh-CN': {
      message: '{fname} 使用了 DataReuse：没有可复用的数据时，已提交的行会留在缓冲区，由下一批取得',
      help: help['zh-CN'],
    },
  },
  'workers.connector': {
    en: { message: 'the code of connector {name} ({fname}) keeps values in a variable', help: help.en },
    'zh-CN': { message: '连接器 {name}（{fname}）的代码在变量中保存数据', help: help['zh-CN'] },
  },
  'workers.store': {
    en: {
      message:
        'the flow loads from {name} what {fname} saves there: a batch may read what an earlier one saved',
      help: help.en,
    },
    'zh-CN': {
      message: '{fname} 保存到 {name}，而该流又从中读取：一批数据可能读到之前的批所保存的内容',
      help: help['zh-CN'],
    },
  },
  'workers.key': {
    en: {
      message: '{fname} saves by key ({name}): of rows with the same key the one that is saved last stays',
      help: help.en,
    },
    'zh-CN': {
      message: '{fname} 按键（{name}）保存：键相同的行中，最后保存的一行会留下',
      help: help['zh-CN'],
    },
  },
  'workers.errors': {
    en: {
      message: '--workers and --on-error record do not go together',
      help: 'Leave out one of them (--errors includes --on-error record).',
    },
    'zh-CN': {
      message: '--workers 不能与 --on-error record 同时使用',
      help: '请去掉其中一个（--errors 隐含 --on-error record）。',
    },
  },
} as const satisfies ErrorMessages;
