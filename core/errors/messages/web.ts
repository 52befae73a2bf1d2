import type { ErrorMessages } from '../messages.ts';

export const webMessages = {
  'web.port-in-use': {
    en: {
      message: 'port {port} is used by another program',
      help: 'Choose another port, or none: then a free one is taken.',
    },
    'zh-CN': { message: '端口 {port} 已被其他程序占用', help: '请换一个端口，或不指定端口以使用空闲端口。' },
  },
  'web.no-interface': {
    en: {
      message: 'the user interface has not been built: {folder} has no index.html',
      help: 'Build it with `npm run build:ui`.',
    },
    'zh-CN': {
      message: '尚未构建用户界面：{folder} 中没有 index.html',
      help: '请运行 `npm run build:ui` 进行构建。',
    },
  },
} as const satisfies ErrorMessages;
