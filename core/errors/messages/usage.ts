import type { ErrorMessages } from '../messages.ts';

/** A command line that does not say what to do. */
export const usageMessages = {
  'cli.missing-argument': {
    en: { message: 'the command lacks <{name}>', help: 'How it is written: {help}' },
    'zh-CN': { message: '命令缺少参数 <{name}>', help: '查看用法：{help}' },
  },
  'cli.missing-value': {
    en: { message: 'the option {option} lacks its value', help: 'How it is written: {help}' },
    'zh-CN': { message: '选项 {option} 缺少取值', help: '查看用法：{help}' },
  },
  'cli.not-a-number': {
    en: {
      message: '{option} does not take "{value}"',
      help: 'Give it a whole number from {least} to {most}.',
    },
    'zh-CN': { message: '{option} 的值“{value}”无效', help: '请给出 {least} 到 {most} 之间的整数。' },
  },
  'cli.not-a-choice': {
    en: { message: '{option} does not take "{value}"', help: 'Give it one of: {choices}' },
    'zh-CN': { message: '{option} 的值“{value}”无效', help: '可选的值：{choices}' },
  },
  'cli.errors-without-record': {
    en: {
      message: '--errors has nothing to write when the run stops at the first error',
      help: 'Leave out --on-error stop, or --errors.',
    },
    'zh-CN': {
      message: '运行遇到第一个错误就停止时，--errors 没有内容可写',
      help: '请去掉 --on-error stop，或去掉 --errors。',
    },
  },
  'cli.unknown-option': {
    en: { message: 'there is no option {option}', help: 'The options: {help}' },
    'zh-CN': { message: '没有选项 {option}', help: '查看所有选项：{help}' },
  },
  'cli.misspelt-option': {
    en: { message: 'there is no option {option}', help: 'Is {like} meant? The options: {help}' },
    'zh-CN': { message: '没有选项 {option}', help: '是否想用 {like}？查看所有选项：{help}' },
  },
  'cli.unknown-command': {
    en: { message: 'there is no command {command}', help: 'The commands: {help}' },
    'zh-CN': { message: '没有命令 {command}', help: '查看所有命令：{help}' },
  },
  'cli.misspelt-command': {
    en: { message: 'there is no command {command}', help: 'Is {like} meant? The commands: {help}' },
    'zh-CN': { message: '没有命令 {command}', help: '是否想用 {like}？查看所有命令：{help}' },
  },
  'cli.too-many-arguments': {
    en: {
      message: 'the command takes fewer arguments than these: {given}',
      help: 'Put a path with blanks into quotes. How it is written: {help}',
    },
    'zh-CN': { message: '参数过多：{given}', help: '含空格的路径请加引号。查看用法：{help}' },
  },
  'cli.bad-usage': {
    en: { message: 'the command line is not understood: {detail}', help: 'How it is written: {help}' },
    'zh-CN': { message: '无法理解该命令行：{detail}', help: '查看用法：{help}' },
  },
} as const satisfies ErrorMessages;
