import type { ErrorMessages } from '../messages.ts';

export const hostMessages = {
  'host.journal-damaged': {
    en: {
      message: 'a part of this run is damaged on the disk',
      help: 'What stands before it can still be seen. Run the flow again for the rest.',
    },
    'zh-CN': {
      message: '这次运行的一部分记录在磁盘上已损坏',
      help: '损坏处之前的内容仍可查看。如需其余部分，请重新运行流。',
    },
  },
  'host.query-cancelled': {
    en: { message: 'the search was cancelled', help: 'Start it again to see its rows.' },
    'zh-CN': { message: '搜索已取消', help: '如需查看结果，请重新搜索。' },
  },
  'host.query-wrong': {
    en: {
      message: 'the expression can’t be used: {code}, at character {start}',
      help: 'Write a condition over row, such as row.qty > 0.',
    },
    'zh-CN': {
      message: '表达式无法使用：{code}，位于第 {start} 个字符',
      help: '请写一个关于 row 的条件，例如 row.qty > 0。',
    },
  },
  'host.no-journal': {
    en: {
      message: 'nothing is kept of this run any more',
      help: 'Journals go after 14 days, or when they take up more than 1 GB. Run the flow again.',
    },
    'zh-CN': {
      message: '这次运行的记录已不存在',
      help: '记录保存 14 天，总量超过 1 GB 时会先删除较早的记录。请重新运行流。',
    },
  },
  'host.bad-path': {
    en: {
      message: 'the path "{path}" does not stay inside the folder',
      help: 'Use a path relative to the folder, without "..", backslashes or an empty part.',
    },
    'zh-CN': {
      message: '路径“{path}”超出了该文件夹',
      help: '请使用相对于该文件夹的路径，不要包含“..”、反斜杠或空的部分。',
    },
  },
  'host.protected-path': {
    en: {
      message: '"{path}" belongs to the tools of the folder and is not written',
      help: 'Save below conf, functions, connectors or samples instead.',
    },
    'zh-CN': {
      message: '“{path}”由文件夹中的工具使用，不能写入',
      help: '请保存到 conf、functions、connectors 或 samples 中。',
    },
  },
  'host.unsafe-name': {
    en: {
      message: 'the file name "{name}" does not work on every system',
      help: 'Leave out < > : " | ? * and control characters, a dot or blank at the end, and names such as CON or NUL.',
    },
    'zh-CN': {
      message: '文件名“{name}”在某些系统上不可用',
      help: '请去掉 < > : " | ? * 和控制字符、末尾的点或空格，并避免 CON、NUL 之类的名称。',
    },
  },
  'host.file-missing': {
    en: {
      message: '{path} is not there any more',
      help: 'It was moved or deleted meanwhile. Save a copy, or reopen the folder.',
    },
    'zh-CN': { message: '{path} 已不存在', help: '它已被移动或删除。请另存一份，或重新打开文件夹。' },
  },
  'host.no-permission': {
    en: {
      message: '{path} is read-only or its permissions do not allow this',
      help: 'Change its permissions and try again; what you edited is kept meanwhile.',
    },
    'zh-CN': {
      message: '{path} 是只读的，或权限不允许此操作',
      help: '请修改权限后重试；在此期间您的修改会被保留。',
    },
  },
  'host.disk-full': {
    en: {
      message: '{path} could not be written: the disk is full',
      help: 'Free some space and try again. The file on the disk is as it was before.',
    },
    'zh-CN': {
      message: '无法写入 {path}：磁盘已满',
      help: '请释放一些空间后重试。磁盘上的文件保持原样。',
    },
  },
  'host.quota-full': {
    en: {
      message: '{path} could not be written: your share of the disk is used up',
      help: 'Free some of your own space, or ask for a larger quota, and try again. The file on the disk is as it was before.',
    },
    'zh-CN': {
      message: '无法写入 {path}：您的磁盘配额已用完',
      help: '请清理自己的文件或申请更大的配额后重试。磁盘上的文件保持原样。',
    },
  },
  'host.disk-read-only': {
    en: {
      message: '{path} is on a disk that can only be read',
      help: 'Mount the disk for writing, or use a folder on another one. Linux also does this by itself after a disk error.',
    },
    'zh-CN': {
      message: '{path} 所在的磁盘是只读的',
      help: '请以可写方式挂载该磁盘，或改用其他磁盘上的文件夹。磁盘出错后，Linux 也会自动将其设为只读。',
    },
  },
  'host.disk-failed': {
    en: {
      message: 'the disk failed while {path} was read or written',
      help: "Check the disk or the network share, and the system's log, before you try again; copy what matters elsewhere.",
    },
    'zh-CN': {
      message: '读写 {path} 时磁盘出错',
      help: '重试之前，请检查磁盘或网络共享以及系统日志；重要内容请先复制到别处。',
    },
  },
  'host.name-too-long': {
    en: { message: 'the name {path} is too long for this disk', help: 'Choose a shorter name.' },
    'zh-CN': { message: '名称 {path} 对此磁盘来说太长', help: '请使用更短的名称。' },
  },
  'host.file-failed': {
    en: {
      message: '{path} could not be used: {detail}',
      help: 'Check the file and its folder, then try again.',
    },
    'zh-CN': { message: '无法使用 {path}：{detail}', help: '请检查该文件及其文件夹后重试。' },
  },
  'host.not-text': {
    en: {
      message: '{path} is not UTF-8 text',
      help: 'Save it as UTF-8 in the editor it came from, or move it out of the project.',
    },
    'zh-CN': { message: '{path} 不是 UTF-8 文本', help: '请在原编辑器中另存为 UTF-8，或将它移出项目。' },
  },
  'host.folder-named-as-file': {
    en: {
      message: "the folder {path} has a YAML file's name: KisFlow's import stops there",
      help: 'Rename the folder, or delete it: KisFlow takes whatever ends in .yml or .yaml for a file.',
    },
    'zh-CN': {
      message: '文件夹 {path} 使用了 YAML 文件的名称：KisFlow 导入会在此中止',
      help: '请重命名或删除该文件夹：KisFlow 会把以 .yml 或 .yaml 结尾的一切当作文件。',
    },
  },
  'host.file-too-large': {
    en: {
      message: '{path} is too large to be edited ({bytes} bytes)',
      help: 'Split it, or move it out of the project.',
    },
    'zh-CN': { message: '{path} 太大，无法编辑（{bytes} 字节）', help: '请拆分该文件，或将它移出项目。' },
  },
  'host.link-outside': {
    en: {
      message: '{path} links to something outside of the folder',
      help: 'It is not followed. Copy what it links to into the folder, or open the folder that holds both.',
    },
    'zh-CN': {
      message: '{path} 链接到文件夹之外',
      help: '不会跟随该链接。请把链接的内容复制到文件夹中，或打开同时包含两者的文件夹。',
    },
  },
  'host.link-folder': {
    en: { message: '{why}', help: '{todo}' },
    'zh-CN': { message: '{whyChinese}', help: '{todoChinese}' },
  },
  'host.tool-folder': {
    en: { message: '{why}', help: '{todo}' },
    'zh-CN': { message: '{whyChinese}', help: '{todoChinese}' },
  },
  'host.link-broken': {
    en: { message: '{path} links to nothing', help: 'Link it to a file that is there, or remove the link.' },
    'zh-CN': { message: '{path} 链接的目标不存在', help: '请链接到存在的文件，或删除该链接。' },
  },
  'host.not-a-folder': {
    en: { message: '{path} is not a folder', help: 'Choose a folder: a file has this name, or nothing has.' },
    'zh-CN': { message: '{path} 不是文件夹', help: '请选择文件夹：这是一个文件，或者不存在。' },
  },
  'host.not-absolute': {
    en: {
      message: '"{path}" is not an absolute path',
      help: 'Begin with / (on Windows with a drive, as C:\\), or use Choose…',
    },
    'zh-CN': {
      message: '“{path}”不是绝对路径',
      help: '请以 / 开头（Windows 上以盘符开头，如 C:\\），或使用“选择…”。',
    },
  },
  'host.no-folder-here': {
    en: { message: '{why}', help: '{todo}' },
    'zh-CN': { message: '{whyChinese}', help: '{todoChinese}' },
  },
  'host.export-among-files': {
    en: { message: '{why}', help: '{todo}' },
    'zh-CN': { message: '{whyChinese}', help: '{todoChinese}' },
  },
  'host.export-into-project': {
    en: { message: '{why}', help: '{todo}' },
    'zh-CN': { message: '{whyChinese}', help: '{todoChinese}' },
  },
  'host.folder-gone': {
    en: {
      message: 'the folder {root} is not there any more',
      help: 'Put it back and try again, or write the project anew; what this window shows is kept meanwhile.',
    },
    'zh-CN': {
      message: '文件夹 {root} 已不存在',
      help: '请把它放回原处后重试，或重新写入整个项目；在此期间窗口中的内容会保留。',
    },
  },
  'host.too-many-files': {
    en: { message: '{why}', help: '{todo}' },
    'zh-CN': { message: '{whyChinese}', help: '{todoChinese}' },
  },
  'host.project-not-open': {
    en: { message: 'the project is not open any more', help: 'Open its folder again.' },
    'zh-CN': { message: '该项目已不再打开', help: '请重新打开它的文件夹。' },
  },
  'host.not-trusted': {
    en: {
      message: 'the code in {root} has not been trusted yet',
      help: 'A run executes the code of this folder. Trust it if you know where it comes from, then run again.',
    },
    'zh-CN': {
      message: '尚未信任 {root} 中的代码',
      help: '运行会执行该文件夹中的代码。确认来源可靠后请信任它，然后再运行。',
    },
  },
  'host.unknown-run': {
    en: { message: 'the run {runId} is not known any more', help: 'Run the flow again.' },
    'zh-CN': { message: '运行 {runId} 已不存在', help: '请重新运行该流。' },
  },
  'host.unknown-example': {
    en: { message: 'there is no example or template "{id}"', help: 'Choose one from the list.' },
    'zh-CN': { message: '没有名为“{id}”的示例或模板', help: '请从列表中选择。' },
  },
  'host.folder-exists': {
    en: { message: '{path} exists already', help: 'Choose another name, or open that folder.' },
    'zh-CN': { message: '{path} 已存在', help: '请使用其他名称，或打开该文件夹。' },
  },
  'host.no-upload': {
    en: { message: 'the upload of {path} was not started', help: 'Start the import again.' },
    'zh-CN': { message: '{path} 的上传尚未开始', help: '请重新导入。' },
  },
} as const satisfies ErrorMessages;
