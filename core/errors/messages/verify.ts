import type { ErrorMessages } from '../messages.ts';

/** Said by the command, and by the window's comparison with a program, which adds these texts when it opens. */
export const verifyMessages = {
  'verify.no-command': {
    en: {
      message: 'the command “{command}” names no program, or has a quote that is not closed',
      help: 'Write a program and its arguments, such as “go run .”; no shell reads them.',
    },
    'zh-CN': {
      message: '命令“{command}”没有指定程序，或引号未闭合',
      help: '请写出程序及其参数，例如“go run .”；不经过 shell。',
    },
  },
} as const satisfies ErrorMessages;
