import type { ErrorMessages } from '../messages.ts';

export const configMessages = {
  'import.malformed-yaml': {
    en: {
      message: 'The file is not valid YAML: {detail}',
      help: 'Correct the YAML at this line. KisFlow stops the whole import at such a file.',
    },
    'zh-CN': {
      message: '文件不是合法的 YAML：{detail}',
      help: '请修正这一行的 YAML。KisFlow 遇到这样的文件会中止整个导入。',
    },
  },
  'import.alias-bomb': {
    en: {
      message: 'The file repeats its anchors far too often: document contains excessive aliasing',
      help: 'Write the values out instead of nesting aliases (*name) in each other. KisFlow refuses such a file.',
    },
    'zh-CN': {
      message: '文件过度重复引用锚点：document contains excessive aliasing',
      help: '请直接写出这些值，不要层层嵌套别名（*name）。KisFlow 会拒绝这样的文件。',
    },
  },
  'import.no-kistype': {
    en: {
      message: 'The file has no kistype',
      help: 'Add a line "kistype: flow" (or func, conn, global), or move the file out of the configuration folder: KisFlow takes every .yml and .yaml file there.',
    },
    'zh-CN': {
      message: '文件没有 kistype',
      help: '请加上一行 "kistype: flow"（或 func、conn、global），或把文件移出配置文件夹：KisFlow 会读取其中每个 .yml 和 .yaml 文件。',
    },
  },
  'import.wrong-kistype': {
    en: {
      message: 'KisFlow has no kistype {kistype}',
      help: 'Use one of flow, func, conn and global.',
    },
    'zh-CN': {
      message: 'KisFlow 没有 {kistype} 这种 kistype',
      help: '请使用 flow、func、conn 或 global 之一。',
    },
  },
  'import.wrong-format': {
    en: {
      message: 'The value does not fit this {kistype} file: {detail}',
      help: 'Write a value of the expected kind here. KisFlow stops the whole import at such a file.',
    },
    'zh-CN': {
      message: '这个值不符合 {kistype} 文件的格式：{detail}',
      help: '请在这里写入所需类型的值。KisFlow 遇到这样的文件会中止整个导入。',
    },
  },
  'config.cannot-edit': {
    en: {
      message: 'The file cannot be changed while it cannot be read: {detail}',
      help: 'Correct the file in the YAML view first, then change it again.',
    },
    'zh-CN': {
      message: '文件无法读取，因此不能修改：{detail}',
      help: '请先在 YAML 视图中修正文件，再进行修改。',
    },
  },
} as const satisfies ErrorMessages;
