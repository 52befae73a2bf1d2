import type { ErrorMessages } from '../../messages.ts';

/** What a live run says of its batches, and of what it can’t do with a source. */
export const sourceRunning = {
  'live.no-sources': {
    en: {
      message: 'no source feeds the flow {flow}',
      help: 'Write sources/<Name>.json with "flow" and "type"; docs/live.md tells how.',
    },
    'zh-CN': {
      message: '没有数据源为流 {flow} 提供数据',
      help: '请编写 sources/<Name>.json，写明 "flow" 和 "type"；参见 docs/live.md。',
    },
  },
  'live.files-missing': {
    en: {
      message: 'the folder of {path} is not there',
      help: 'Make it, or correct "path" in the source.',
    },
    'zh-CN': { message: '{path} 所在的文件夹不存在', help: '请创建该文件夹，或修改数据源中的 "path"。' },
  },
  'live.forget-asks': {
    en: {
      message: 'forgetting {source} has to be agreed to, and nobody can be asked here',
      help: 'Run it in a terminal, or add --yes.',
    },
    'zh-CN': {
      message: '忘记 {source} 需要确认，但这里无法询问',
      help: '请在终端中运行，或加上 --yes。',
    },
  },
  'live.one-reader': {
    en: {
      message: 'the source {source} is of the type {type}, which one worker reads',
      help: 'Leave out --workers, or feed the flow from a queue (kafka, redis-stream).',
    },
    'zh-CN': {
      message: '数据源 {source} 的类型为 {type}，只能由一个工作进程读取',
      help: '请去掉 --workers，或改用队列（kafka、redis-stream）作为数据源。',
    },
  },
  'live.listen-failed': {
    en: {
      message: 'can’t listen on {address}: {detail}',
      help: 'Write a port, or address and port; another program may hold it.',
    },
    'zh-CN': {
      message: '无法监听 {address}：{detail}',
      help: '请写端口，或地址加端口；该端口可能已被其他程序占用。',
    },
  },
  'live.poison': {
    en: {
      message: 'the message at {at} of {part} is no JSON: {detail}',
      help: 'It lies among the dead letters. Correct who writes it.',
    },
    'zh-CN': {
      message: '{part} 中位于 {at} 的消息不是有效的 JSON：{detail}',
      help: '它已放入死信。请修正写入方。',
    },
  },
  'live.body-too-large': {
    en: {
      message: 'a request may have {limit} bytes',
      help: 'Post fewer rows at a time, or raise "most_bytes".',
    },
    'zh-CN': { message: '单个请求最多 {limit} 字节', help: '请减少每次提交的数据，或增大 "most_bytes"。' },
  },
  'live.body-not-rows': {
    en: {
      message: 'line {line} is no JSON: {detail}',
      help: 'Post a JSON value, a list of rows, or JSON Lines.',
    },
    'zh-CN': {
      message: '第 {line} 行不是有效的 JSON：{detail}',
      help: '请提交一个 JSON 值、数组或 JSON Lines。',
    },
  },
  'live.row-without-origin': {
    en: {
      message: 'row {row} of those saved through {cname} is made of no row that its function was given',
      help: 'Name one in commitRow(row, { from }) and call(rows, { from }); or give the connector a key of the row’s own.',
    },
    'zh-CN': {
      message: '通过 {cname} 保存的第 {row} 行不是由函数收到的某一行得来的',
      help: '请在 commitRow(row, { from }) 和 call(rows, { from }) 中写明来源行；或为该连接器设置数据自身的 key。',
    },
  },
  'live.batch-too-long': {
    en: {
      message: 'a batch of {flow} had not ended after {seconds} s, and its process was ended',
      help: 'Look for a loop or a wait without end; give it longer with --batch-seconds, or make batches smaller.',
    },
    'zh-CN': {
      message: '{flow} 的一个批次在 {seconds} 秒后仍未结束，其进程已被终止',
      help: '请检查是否有死循环或无休止的等待；可用 --batch-seconds 延长时间，或减小批次。',
    },
  },
  'live.dead-letters-failed': {
    en: {
      message: 'dead letters can’t be written to {path}: {detail}',
      help: 'Make room or rights there, or name another folder with --dead-letters. The rows wait.',
    },
    'zh-CN': {
      message: '无法把死信写入 {path}：{detail}',
      help: '请腾出空间或授予权限，或用 --dead-letters 指定其他文件夹。数据会等待。',
    },
  },
  'live.state-failed': {
    en: {
      message: 'the places in {path} can’t be read or written: {detail}',
      help: 'Make room or rights there, or name another folder with --state. A broken file: restore it, or delete it to begin anew.',
    },
    'zh-CN': {
      message: '无法读取或写入 {path} 中的读取位置：{detail}',
      help: '请腾出空间或授予权限，或用 --state 指定其他文件夹。若文件损坏，请恢复它，或删除后从头开始。',
    },
  },
} as const satisfies ErrorMessages;
