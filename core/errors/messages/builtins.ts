import type { ErrorMessages } from '../messages.ts';

/** Errors of built-ins in a run. Why (`why`, `whyChinese`) is told by who knows the words: they are no part of the first load. */
export const builtinErrors = {
  'builtin.row-failed': {
    en: { message: '“{fname}” row {row}, {field}: {why}', help: '{todo}' },
    'zh-CN': { message: '“{fname}”第 {row} 行，{field}：{whyChinese}', help: '{todoChinese}' },
  },
  'builtin.stored-row-failed': {
    en: { message: '“{fname}” stored row {row}, {field}: {why}', help: '{todo}' },
    'zh-CN': { message: '“{fname}”存储数据第 {row} 行，{field}：{whyChinese}', help: '{todoChinese}' },
  },
  'builtin.rows-dropped': {
    en: { message: '{counted} dropped: {why}', help: 'The setup says so: on_error: drop.' },
    'zh-CN': { message: '丢弃 {count} 行：{whyChinese}', help: '设置如此要求：on_error: drop。' },
  },
  'builtin.fields-emptied': {
    en: { message: '{counted} with a field left empty: {why}', help: 'The setup says so: on_error: null.' },
    'zh-CN': { message: '{count} 行有字段置空：{whyChinese}', help: '设置如此要求：on_error: null。' },
  },
  'builtin.bad-setup': {
    en: { message: '“{fname}” {key}: {why}', help: '{todo}' },
    'zh-CN': { message: '“{fname}”的 {key}：{whyChinese}', help: '{todoChinese}' },
  },
  'golang.refused': {
    en: { message: '{why}', help: '{todo}' },
    'zh-CN': { message: '{whyChinese}', help: '{todoChinese}' },
  },
  'verify.refused': {
    en: { message: '{why}', help: '{todo}' },
    'zh-CN': { message: '{whyChinese}', help: '{todoChinese}' },
  },
  'builtin.unknown': {
    en: {
      message: '“{fname}”: there is no built-in {mark}',
      help: 'Its setup stays as it is. Open the project with the version that made it, or write {meant}.',
    },
    'zh-CN': {
      message: '“{fname}”：没有内置函数 {mark}',
      help: '其设置保持不变。请用创建它的版本打开项目，或写成 {meant}。',
    },
  },
  'builtin.not-ready': {
    en: {
      message: '“{fname}” can’t be turned into code yet: its setup is wrong, or nothing is known of its rows',
      help: 'Mend what the problems say of it, and give its flow samples or run it once.',
    },
    'zh-CN': {
      message: '“{fname}”尚不能转换为代码：其设置有误，或数据的字段未知',
      help: '请先解决问题列表中的问题，并为流提供样本数据或运行一次。',
    },
  },
  'builtin.bad-param': {
    en: { message: '{key} is “{value}”, no whole number from {least} on', help: 'Write digits only.' },
    'zh-CN': { message: '{key} 是“{value}”，不是从 {least} 起的整数', help: '请只写数字。' },
  },
} as const satisfies ErrorMessages;
