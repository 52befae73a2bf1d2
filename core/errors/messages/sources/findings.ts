import type { ErrorMessages } from '../../messages.ts';

/** What is found in the files of sources, and what is promised of their rows. */
export const sourceFindings = {
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
      message: '{file} 的目标流 {flow} 已禁用',
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
  'source.once-by-transaction': {
    en: {
      message: '{file}: rows saved through {connector} are there exactly as often as they came',
      help: 'The database keeps how far the source was read, in the same transaction as the rows.',
    },
    'zh-CN': {
      message: '{file}：通过 {connector} 保存的数据不会丢失，也不会重复',
      help: '数据库在同一个事务中保存数据和数据源的读取位置。',
    },
  },
  'source.once-by-key': {
    en: {
      message: '{file}: rows saved through {connector} are there once where {key} names their own id',
      help: 'Nothing is lost: a row that comes again after a failure replaces itself.',
    },
    'zh-CN': {
      message: '{file}：如果 {key} 是数据自身的标识，通过 {connector} 保存的数据只会有一份',
      help: '数据不会丢失：失败后重来的数据会替换自己。',
    },
  },
  'source.once-by-id': {
    en: {
      message: '{file}: rows saved through {connector} are there exactly as often as they came',
      help: 'Each is kept under an id made of the place of its message: one that comes again after a failure replaces itself.',
    },
    'zh-CN': {
      message: '{file}：通过 {connector} 保存的数据不会丢失，也不会重复',
      help: '每行以其消息位置生成的标识保存：失败后重来的数据会替换自己。',
    },
  },
  'source.once-by-post': {
    en: {
      message: '{file}: rows saved through {connector} are there at least once',
      help: 'They are there once where who posts rows sends a header Idempotency-Key, and the same one when it posts them again.',
    },
    'zh-CN': {
      message: '{file}：通过 {connector} 保存的数据至少有一份',
      help: '如果提交方发送 Idempotency-Key 请求头，并在重新提交时使用相同的值，则只会有一份。',
    },
  },
  'source.once-by-lost': {
    en: {
      message:
        '{file}: rows saved through {connector} are there at least once: after {function} it is not known which message a row is made of',
      help: 'In its code name the row: commitRow(row, { from: row }), call(rows, { from: rows }). Or give the connector a key of the row’s own (key).',
    },
    'zh-CN': {
      message: '{file}：通过 {connector} 保存的数据至少有一份：经过 {function} 后无法得知某一行来自哪条消息',
      help: '请在其代码中写明来源行：commitRow(row, { from: row })、call(rows, { from: rows })；或为连接器设置数据自身的 key。',
    },
  },
  'source.once-by-append': {
    en: {
      message: '{file}: rows saved through {connector} are there at least once',
      help: 'Nothing is lost, but after a failure a row may be there twice. A key in its params (key) prevents that; in Redis structure: hash or string does, too.',
    },
    'zh-CN': {
      message: '{file}：通过 {connector} 保存的数据至少有一份',
      help: '数据不会丢失，但失败后可能出现重复。在连接器的 params 中设置 key 可以避免重复；Redis 也可设置 structure: hash 或 string。',
    },
  },
} as const satisfies ErrorMessages;
