import { CodedError, fillText } from '../errors/coded-error.ts';
import type { ErrorMessages } from '../errors/messages.ts';

/** What a project has that Go can't: words that a window need not load. */
const refusals = {
  'types-unknown': {
    en: {
      message: '“{fname}” in {flow}: the fields of its rows are not known, so Go can’t have a type for them',
      help: 'Give the flow sample rows, or say the fields of the rows that the function before hands on.',
    },
    'zh-CN': {
      message: '{flow} 中的“{fname}”：输入数据的字段未知，无法生成 Go 类型',
      help: '请为流提供样本数据，或指定前一个函数输出的字段。',
    },
  },
  'several-types': {
    en: {
      message: '“{fname}” gets rows with other fields in {other} than in {flow}',
      help: 'A Go function has one type of row: make a second function with the same setup for one of them.',
    },
    'zh-CN': {
      message: '“{fname}”在 {other} 和 {flow} 中收到的数据字段不同',
      help: 'Go 函数只能有一种行类型：请为其中之一另建一个设置相同的函数。',
    },
  },
  'field-name': {
    en: {
      message: 'Go can’t have a field that is called “{field}”',
      help: 'Rename it in a function before, without commas, quotes and control characters.',
    },
    'zh-CN': {
      message: 'Go 无法使用名为“{field}”的字段',
      help: '请在前面的函数中重命名，不要使用逗号、引号和控制字符。',
    },
  },
  'field-case': {
    en: {
      message: '“{field}” and “{other}” differ in upper and lower case only: Go takes one for the other',
      help: 'Rename one of them in a function before, or in the samples.',
    },
    'zh-CN': {
      message: '“{field}”和“{other}”仅大小写不同：Go 会混淆它们',
      help: '请在前面的函数或样本数据中重命名其中一个。',
    },
  },
  'bad-module': {
    en: {
      message: '{value} can’t be the path of a Go module',
      help: 'Write letters, digits and . - _ / only, such as example.com/orders.',
    },
    'zh-CN': {
      message: '{value} 不能作为 Go 模块路径',
      help: '只能使用字母、数字和 . - _ /，例如 example.com/orders。',
    },
  },
  'bad-package': {
    en: {
      message: '{value} can’t be the name of a Go package',
      help: 'Write lower-case letters and digits, beginning with a letter; no word of Go, and not main.',
    },
    'zh-CN': {
      message: '{value} 不能作为 Go 包名',
      help: '请使用以字母开头的小写字母和数字，不能是 Go 关键字或 main。',
    },
  },
} as const satisfies ErrorMessages;

/** Says why a project can't be exported to Go. */
export function refused(
  why: keyof typeof refusals,
  params: Readonly<Record<string, string>>,
  place: { file?: string } = {},
): CodedError {
  const { en, 'zh-CN': chinese } = refusals[why];
  const words = {
    why: fillText(en.message, params),
    todo: fillText(en.help, params),
    whyChinese: fillText(chinese.message, params),
    todoChinese: fillText(chinese.help, params),
  };
  return new CodedError('golang.refused', words, place);
}
