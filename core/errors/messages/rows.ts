import type { ErrorMessages } from '../messages.ts';

const kisFlowGivesNone = {
  en: 'KisFlow then calls the function with no rows at all: one such row empties the whole batch.',
  'zh-CN': 'KisFlow 此时会以空数据调用该函数：只要有一行如此，整批数据都会变空。',
};

/** Why a function was called without the rows of its batch (traps 2 and 45): the first row that could not be decoded. */
export const rowMessages = {
  'rows.not-finite': {
    en: {
      message: 'got no rows: in row {row}, {field} is {value}, which JSON cannot hold',
      help: `${kisFlowGivesNone.en} Check such a value before committing it: Number.isFinite(value).`,
    },
    'zh-CN': {
      message: '未得到任何数据：第 {row} 行的 {field} 是 {value}，JSON 无法表示',
      help: `${kisFlowGivesNone['zh-CN']}提交之前请先检查该值：Number.isFinite(value)。`,
    },
  },
  'rows.number-too-large': {
    en: {
      message: 'got no rows: in row {row}, {field} is a number too large to read',
      help: `${kisFlowGivesNone.en} Write a number that is so large as text.`,
    },
    'zh-CN': {
      message: '未得到任何数据：第 {row} 行的 {field} 是过大的数字，无法读取',
      help: `${kisFlowGivesNone['zh-CN']}这么大的数字请写成文本。`,
    },
  },
  'rows.unsupported': {
    en: {
      message: 'got no rows: in row {row}, {field} is a value of the type {kind}, which JSON cannot hold',
      help: `${kisFlowGivesNone.en} Commit plain values: wait for a promise (await), turn a Set into an array.`,
    },
    'zh-CN': {
      message: '未得到任何数据：第 {row} 行的 {field} 是 {kind} 类型的值，JSON 无法表示',
      help: `${kisFlowGivesNone['zh-CN']}请提交普通值：用 await 等待 Promise，把 Set 转成数组。`,
    },
  },
  'rows.unreadable': {
    en: {
      message: 'got no rows: row {row} cannot be written as JSON, as a getter or toJSON threw: {detail}',
      help: `${kisFlowGivesNone.en} Correct the getter or the toJSON that throws.`,
    },
    'zh-CN': {
      message: '未得到任何数据：第 {row} 行无法写成 JSON，因为 getter 或 toJSON 抛出了：{detail}',
      help: `${kisFlowGivesNone['zh-CN']}请修正抛出错误的 getter 或 toJSON。`,
    },
  },
  'rows.too-deep': {
    en: {
      message: 'got no rows: row {row} is nested more than 10,000 deep',
      help: `${kisFlowGivesNone.en} Make the row flatter.`,
    },
    'zh-CN': {
      message: '未得到任何数据：第 {row} 行的嵌套超过 10,000 层',
      help: `${kisFlowGivesNone['zh-CN']}请减少该行的嵌套。`,
    },
  },
  'rows.cycle': {
    en: {
      message: 'got no rows: row {row} contains itself',
      help: `${kisFlowGivesNone.en} Commit a copy without the reference that leads back.`,
    },
    'zh-CN': {
      message: '未得到任何数据：第 {row} 行包含对自身的引用',
      help: `${kisFlowGivesNone['zh-CN']}请提交不含循环引用的副本。`,
    },
  },
  'rows.not-json': {
    en: {
      message: 'got no rows: row {row} is a text that is not JSON: {detail}',
      help: `${kisFlowGivesNone.en} Correct the text, or read it with flow.input().`,
    },
    'zh-CN': {
      message: '未得到任何数据：第 {row} 行的文本不是 JSON：{detail}',
      help: `${kisFlowGivesNone['zh-CN']}请修正该文本，或用 flow.input() 读取。`,
    },
  },
  'rows.not-an-object': {
    en: {
      message: 'got no rows: row {row} is not an object ({kind})',
      help: `${kisFlowGivesNone.en} Commit objects, or read such rows with flow.input().`,
    },
    'zh-CN': {
      message: '未得到任何数据：第 {row} 行不是对象（{kind}）',
      help: `${kisFlowGivesNone['zh-CN']}请提交对象，或用 flow.input() 读取这样的数据。`,
    },
  },
  'rows.serializer-failed': {
    en: {
      message: 'got no rows: its serializer failed: {detail}',
      help: `${kisFlowGivesNone.en} Correct the serializer, or the rows it was given.`,
    },
    'zh-CN': {
      message: '未得到任何数据：序列化器失败：{detail}',
      help: `${kisFlowGivesNone['zh-CN']}请修正序列化器或传给它的数据。`,
    },
  },
} as const satisfies ErrorMessages;
