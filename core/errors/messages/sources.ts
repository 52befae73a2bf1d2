import type { ErrorMessages } from '../messages.ts';

/** What is said of sources and of live runs; only the command and what is loaded late know these words. */
export const sourceMessages = {
  'source.not-json': {
    en: { message: '{file} is no JSON: {detail}', help: 'Mend the file, or restore it.' },
    'zh-CN': { message: '{file} 不是有效的 JSON：{detail}', help: '请修正或恢复该文件。' },
  },
  'source.newer': {
    en: {
      message: '{file} is of version {version}, which this Studio does not know',
      help: 'Use it with a newer Studio; the file was left as it is.',
    },
    'zh-CN': {
      message: '{file} 的版本是 {version}，当前 Studio 不支持',
      help: '请使用更新的 Studio；文件未被改动。',
    },
  },
  'source.unknown-key': {
    en: { message: '{file} has a key that sources do not have: {key}', help: 'Mend its name, or remove it.' },
    'zh-CN': { message: '{file} 中有数据源不支持的键：{key}', help: '请改正键名或删除它。' },
  },
  'source.bad-value': {
    en: { message: 'in {file}, {at} has to be {expected}', help: 'Write a value of that kind.' },
    'zh-CN': { message: '{file} 中的 {at} 必须是 {expected}', help: '请写成要求的类型。' },
  },
  'source.unknown-type': {
    en: { message: '{file}: there is no source of type “{type}”', help: 'There are: {types}.' },
    'zh-CN': { message: '{file}：没有类型为“{type}”的数据源', help: '可用的类型：{types}。' },
  },
  'source.setting-unknown': {
    en: { message: '{file}: a {type} source has no setting {key}', help: 'Meant is perhaps: {meant}.' },
    'zh-CN': { message: '{file}：{type} 数据源没有设置项 {key}', help: '您可能想写：{meant}。' },
  },
  'source.setting-missing': {
    en: { message: '{file}: a {type} source needs the setting {key}', help: 'Add it to "settings".' },
    'zh-CN': { message: '{file}：{type} 数据源缺少设置项 {key}', help: '请在 "settings" 中补充。' },
  },
  'source.setting-wrong': {
    en: { message: '{file}: the setting {key} has to be {expected}', help: 'Write a value of that kind.' },
    'zh-CN': { message: '{file}：设置项 {key} 必须是 {expected}', help: '请写成要求的类型。' },
  },
  'source.unknown-flow': {
    en: {
      message: '{file} feeds the flow {flow}, which the project does not have',
      help: 'Is {like} meant?',
    },
    'zh-CN': { message: '{file} 的目标流 {flow} 在项目中不存在', help: '是否想写 {like}？' },
  },
  'source.flow-disabled': {
    en: {
      message: '{file} feeds the flow {flow}, which is switched off',
      help: 'Switch the flow on (status: 1): until then no live run begins.',
    },
    'zh-CN': {
      message: '{file} 的目标流 {flow} 已停用',
      help: '请启用该流（status: 1）；否则实时运行不会开始。',
    },
  },
  'source.keeps-state': {
    en: {
      message:
        'the flow {flow} remembers things from batch to batch ({functions}), and what it remembers begins empty after an error, a kill or a rebalance',
      help: 'Results that need it may then be wrong. Keep it in a store, or start the live run with --allow-state.',
    },
    'zh-CN': {
      message: '流 {flow} 会跨批次记忆数据（{functions}），出错、进程被终止或分区重新分配后，记忆会从空开始',
      help: '依赖这些记忆的结果可能因此有误。请把它们存到存储中，或在启动实时运行时加上 --allow-state。',
    },
  },
  'source.plain-secret': {
    en: {
      message: '{file}: the setting {key} stands in the file as it is',
      help: 'Write ${env:NAME} or ${file:/path} in its place, and keep it out of the repository.',
    },
    'zh-CN': {
      message: '{file}：设置项 {key} 以明文写在文件中',
      help: '请改写为 ${env:NAME} 或 ${file:/path}，不要把它放进代码仓库。',
    },
  },
  'source.effectively-once': {
    en: {
      message: '{file}: rows saved through {connector} are there once where {key} names their own id',
      help: 'Nothing is lost: a row that comes again after a failure replaces itself.',
    },
    'zh-CN': {
      message: '{file}：如果 {key} 是数据自身的标识，通过 {connector} 保存的数据只会有一份',
      help: '数据不会丢失：失败后重来的数据会替换自己。',
    },
  },
  'source.at-least-once': {
    en: {
      message: '{file}: rows saved through {connector} are there at least once',
      help: 'Nothing is lost, but after a failure a row may be there twice. A key in its params (key) prevents that.',
    },
    'zh-CN': {
      message: '{file}：通过 {connector} 保存的数据至少有一份',
      help: '数据不会丢失，但失败后可能出现重复。在连接器的 params 中设置 key 可以避免重复。',
    },
  },
} as const satisfies ErrorMessages;
