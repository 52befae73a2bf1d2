import type { ErrorMessages } from '../messages.ts';

export const contractMessages = {
  'internal.unexpected': {
    en: {
      message: 'something unexpected went wrong: {detail}',
      help: 'Try again. If it happens again, report it with this text.',
    },
    'zh-CN': { message: '发生了意外错误：{detail}', help: '请重试。如果再次出现，请附上这段文字报告问题。' },
  },
  'contract.bad-payload': {
    en: {
      message: 'the message {method} was refused: {detail}',
      help: 'The two sides may be of different versions: restart the application.',
    },
    'zh-CN': { message: '消息 {method} 被拒绝：{detail}', help: '两端版本可能不一致：请重新启动应用。' },
  },
  'contract.unknown-method': {
    en: {
      message: 'there is no method {method}',
      help: 'The two sides may be of different versions: restart the application.',
    },
    'zh-CN': { message: '没有方法 {method}', help: '两端版本可能不一致：请重新启动应用。' },
  },
  'contract.timeout': {
    en: {
      message: '{method} got no answer within {seconds} s',
      help: 'Try again; restart the engine if it hangs.',
    },
    'zh-CN': { message: '{method} 在 {seconds} 秒内没有应答', help: '请重试；如果仍无响应，请重启引擎。' },
  },
  'contract.too-large': {
    en: {
      message: 'a message to another process would be longer than {limit} MB',
      help: 'Use smaller files, fewer pinned rows or smaller batches.',
    },
    'zh-CN': {
      message: '发往另一进程的消息超过 {limit} MB',
      help: '请使用更小的文件、更少的固定数据或更小的批次。',
    },
  },
  'contract.closed': {
    en: {
      message: 'the connection was lost before there was an answer ({method})',
      help: 'Reconnect or restart the engine, then try again.',
    },
    'zh-CN': { message: '连接在得到应答之前已断开（{method}）', help: '请重新连接或重启引擎后再试。' },
  },
} as const satisfies ErrorMessages;
