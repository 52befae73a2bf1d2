import type { CodedError } from '../errors/coded-error.ts';
import type { ErrorMessages } from '../errors/messages.ts';
import { wordedError } from '../errors/worded-error.ts';

/** What a project has that Go can't, and what stands in the way of an export: words that a window need not load. */
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
  foreign: {
    en: {
      message: '{file} is no file of an earlier export, or has changed since',
      help: 'Nothing was written. Export to a folder of its own, or go on all the same with --force, which writes over it where the export has a file of that name.',
    },
    'zh-CN': {
      message: '{file} 不是之前导出的文件，或此后已被修改',
      help: '未写入任何文件。请导出到单独的文件夹，或使用 --force 继续：若导出内容中有同名文件，将覆盖它。',
    },
  },
  uncommitted: {
    en: {
      message: '{file} has changes that are in no commit',
      help: 'Nothing was written. Commit them first, so that nothing is lost, or go on with --force.',
    },
    'zh-CN': {
      message: '{file} 有尚未提交的修改',
      help: '未写入任何文件。请先提交以免丢失，或使用 --force 继续。',
    },
  },
  conflict: {
    en: {
      message: '{file}: you and this export changed the same lines, in places: {count}',
      help: 'Nothing was written. Export to another folder and put them together by hand, or give up your changes with --force.',
    },
    'zh-CN': {
      message: '{file}：您与本次导出修改了相同的行，共 {count} 处',
      help: '未写入任何文件。请导出到其他文件夹后手动合并，或使用 --force 放弃您的修改。',
    },
  },
  merge: {
    en: {
      message: 'you have changed what was exported: {file} (files: {count})',
      help: 'Nothing was written. What a merge would make of them is shown above: write it with --merge, or give up your changes with --force.',
    },
    'zh-CN': {
      message: '您修改过已导出的文件：{file}（共 {count} 个）',
      help: '未写入任何文件。合并结果如上所示：使用 --merge 写入，或使用 --force 放弃您的修改。',
    },
  },
} as const satisfies ErrorMessages;

/** Says why a project can't be exported to Go. */
export function refused(
  why: keyof typeof refusals,
  params: Readonly<Record<string, string | number>>,
  place: { file?: string } = {},
): CodedError {
  return wordedError('golang.refused', refusals[why], params, place);
}
