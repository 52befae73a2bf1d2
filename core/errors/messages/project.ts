import type { ErrorMessages } from '../messages.ts';

export const projectMessages = {
  'project.flow-not-found': {
    en: {
      message: 'There is no flow named "{name}".',
      help: 'It may have been renamed or deleted. Check the name.',
    },
    'zh-CN': { message: '没有名为“{name}”的流。', help: '它可能已被重命名或删除，请检查名称。' },
  },
  'project.function-not-found': {
    en: {
      message: 'There is no function named "{name}".',
      help: 'It may have been renamed or deleted. Check the name.',
    },
    'zh-CN': { message: '没有名为“{name}”的函数。', help: '它可能已被重命名或删除，请检查名称。' },
  },
  'project.connector-not-found': {
    en: {
      message: 'There is no connector named "{name}".',
      help: 'It may have been renamed or deleted. Check the name.',
    },
    'zh-CN': { message: '没有名为“{name}”的连接器。', help: '它可能已被重命名或删除，请检查名称。' },
  },
  'project.file-not-found': {
    en: {
      message: 'The project has no file {path}.',
      help: 'It may have been deleted or moved. Reload the project.',
    },
    'zh-CN': { message: '项目中没有文件 {path}。', help: '它可能已被删除或移动，请重新加载项目。' },
  },
  'project.no-such-place': {
    en: {
      message: 'Flow "{flow}" has no place {place}: the length of its chain is {length}.',
      help: 'Choose a place within the chain.',
    },
    'zh-CN': {
      message: '流“{flow}”没有第 {place} 个位置：链条中共有 {length} 个函数。',
      help: '请选择链条中已有的位置。',
    },
  },
  'project.name-taken': {
    en: {
      message: 'The name "{name}" is already taken.',
      help: "KisFlow's import stops at a repeated name. Choose another one.",
    },
    'zh-CN': { message: '名称“{name}”已被使用。', help: 'KisFlow 导入时遇到重复名称会中止，请换一个名称。' },
  },
  'project.name-empty': {
    en: { message: 'The name is empty.', help: 'Type a name; any characters will do.' },
    'zh-CN': { message: '名称为空。', help: '请输入名称，可使用任意字符。' },
  },
  'project.param-taken': {
    en: { message: 'There is a param "{name}" already.', help: 'Choose another key, or change that one.' },
    'zh-CN': { message: '参数“{name}”已存在。', help: '请换一个键名，或直接修改该参数。' },
  },
  'project.global-exists': {
    en: {
      message: 'The project has a global file already: {path}.',
      help: 'Change that one: KisFlow crashes when it imports two of them with metrics on.',
    },
    'zh-CN': {
      message: '项目已有全局配置文件：{path}。',
      help: '请修改该文件：启用指标时 KisFlow 导入两个全局文件会崩溃。',
    },
  },
  'project.studio-unreadable': {
    en: {
      message: 'studio.json cannot be read, so nothing is written to it.',
      help: 'Correct the file or delete it; it holds node positions, notes, breakpoints, pinned rows and run settings only.',
    },
    'zh-CN': {
      message: '无法读取 studio.json，因此不会写入。',
      help: '请修正或删除该文件；它只保存节点位置、便签、断点、固定的数据和运行设置。',
    },
  },
  'project.studio-newer': {
    en: {
      message:
        'studio.json was written by a newer version ({version}): it is shown as far as it is understood, and never written.',
      help: 'Use the newer KisFlow Studio, or delete the file to begin anew without its positions, breakpoints and pinned rows.',
    },
    'zh-CN': {
      message: 'studio.json 由更新的版本（{version}）写入：仅显示能够理解的部分，绝不写入。',
      help: '请使用更新版本的 KisFlow Studio；或删除该文件重新开始，其中的位置、断点和固定的数据会丢失。',
    },
  },
  'project.paste-unreadable': {
    en: {
      message: 'The clipboard holds no KisFlow functions.',
      help: 'Copy functions from a flow here, or a flow or func file, or a list of fname and params, as YAML.',
    },
    'zh-CN': {
      message: '剪贴板中没有 KisFlow 函数。',
      help: '请从流中复制函数，或复制 flow、func 文件，或 fname 与 params 的 YAML 列表。',
    },
  },
} as const satisfies ErrorMessages;
