import type { CodedError } from '../../../core/errors/coded-error.ts';
import type { ErrorMessages } from '../../../core/errors/messages.ts';
import { wordedError } from '../../../core/errors/worded-error.ts';

const refusals = {
  'not-started': {
    en: {
      message: '{program} can’t be started: {detail}',
      help: 'Check the program’s path; it is looked for from the current folder.',
    },
    'zh-CN': {
      message: '无法启动 {program}：{detail}',
      help: '请检查程序路径；从当前文件夹开始查找。',
    },
  },
  'no-go': {
    en: {
      message:
        '{program} was not found: Go is not installed, or not on the PATH with which the Studio was started',
      help: 'Install Go from https://go.dev/dl and start the Studio anew, or name a program that is built already, with its whole path.',
    },
    'zh-CN': {
      message: '找不到 {program}：没有安装 Go，或启动 Studio 时的 PATH 中没有它',
      help: '请从 https://go.dev/dl 安装 Go 并重新启动 Studio，或用完整路径指定一个已构建的程序。',
    },
  },
  'not-a-trace': {
    en: {
      message: 'line {line} of what the program prints is no line of a trace: {text}',
      help: 'With --trace it prints {"batch":1,"visit":3,"node":"LineTotals#1","row":{…}} for each row, and "rows":0 for a visit without any; all else goes to standard error.',
    },
    'zh-CN': {
      message: '程序输出的第 {line} 行不是跟踪记录：{text}',
      help: '使用 --trace 时，每行数据输出 {"batch":1,"visit":3,"node":"LineTotals#1","row":{…}}，没有数据的调用输出 "rows":0；其他内容应写到标准错误。',
    },
  },
  'program-failed': {
    en: {
      message: 'the program ended with {code}: {said}',
      help: 'Up to there both handed on the same rows: visits {visits}, rows {rows}.',
    },
    'zh-CN': {
      message: '程序以 {code} 结束：{said}',
      help: '在此之前两者传递的数据相同：调用 {visits} 次，数据 {rows} 行。',
    },
  },
} as const satisfies ErrorMessages;

/** Says why a program can't be compared with the Studio's run. */
export function cannotVerify(
  why: keyof typeof refusals,
  params: Readonly<Record<string, string | number>>,
): CodedError {
  return wordedError('verify.refused', refusals[why], params);
}
