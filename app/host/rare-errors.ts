import type { CodedError, SourcePlace } from '../../core/errors/coded-error.ts';
import type { ErrorMessages } from '../../core/errors/messages.ts';
import { wordedError } from '../../core/errors/worded-error.ts';

/** What only a host says, and seldom: words that a window need not load. */
const rare = {
  'host.link-folder': {
    en: {
      message: '{path} is a linked folder, which is not followed',
      help: 'KisFlow does not enter it either. Copy the files into the folder, or link each of them.',
    },
    'zh-CN': {
      message: '{path} 是链接的文件夹，不会跟随',
      help: 'KisFlow 也不会进入它。请把文件复制到文件夹中，或逐个链接文件。',
    },
  },
  'host.tool-folder': {
    en: {
      message:
        '{path} holds YAML files that KisFlow reads and the Studio leaves to the tool whose folder it is',
      help: 'Move the folder out of conf: KisFlow takes every .yml and .yaml file below it for its own.',
    },
    'zh-CN': {
      message: '{path} 中有 YAML 文件：KisFlow 会读取它们，而 Studio 不会读取工具的文件夹',
      help: '请把该文件夹移出 conf：KisFlow 会把其下所有 .yml 和 .yaml 文件当作自己的配置。',
    },
  },
  'host.export-among-files': {
    en: {
      message: "{to} is among the project's own files in {folder}",
      help: 'Nothing was written. Export to another folder.',
    },
    'zh-CN': {
      message: '{to} 位于项目 {folder} 自己的文件之中',
      help: '未写入任何文件。请导出到其他文件夹。',
    },
  },
  'host.export-into-project': {
    en: {
      message:
        '{to} is among the YAML files of {folder}: what is exported there would define everything twice',
      help: 'Nothing was written. Export to another folder.',
    },
    'zh-CN': {
      message: '{to} 位于 {folder} 自己的 YAML 文件之中：导出到那里会使所有内容重复定义',
      help: '未写入任何文件。请导出到其他文件夹。',
    },
  },
  'host.too-many-files': {
    en: {
      message: '{path} holds more than {limit} files and folders and has no conf folder',
      help: 'Open the project itself: the folder that holds conf, or the one with the KisFlow YAML files.',
    },
    'zh-CN': {
      message: '{path} 中的文件和文件夹超过 {limit} 个，且没有 conf 文件夹',
      help: '请直接打开项目：包含 conf 的文件夹，或存放 KisFlow YAML 文件的文件夹。',
    },
  },
  'process.no-node': {
    en: {
      message: 'sample runs need Node {version}, and none was found',
      help: 'Install Node {version} or newer (https://nodejs.org) and start the Studio with it, or run: npm install node@{version}. Without it nothing is run: an older Node has fewer walls around the code.',
    },
    'zh-CN': {
      message: '试运行需要 Node {version}，但没有找到',
      help: '请安装 Node {version} 或更新版本（https://nodejs.org）并用它启动 Studio，或运行：npm install node@{version}。没有它就不会运行任何代码：旧版 Node 的隔离措施不足。',
    },
  },
  'process.walls-missing': {
    en: {
      message: 'the engine process lacks a wall around the code: {detail}',
      help: 'Install the Node {version} of https://nodejs.org: the one in use was built or started differently. Nothing was run.',
    },
    'zh-CN': {
      message: '引擎进程缺少对代码的隔离：{detail}',
      help: '请安装 https://nodejs.org 提供的 Node {version}：当前使用的 Node 构建或启动方式不同。未运行任何代码。',
    },
  },
  'process.go-ended': {
    en: {
      message: 'the process that reads Go code ended: {detail}',
      help: 'What was known of the Go code stays. Read it again, or name the folder that registers the functions.',
    },
    'zh-CN': {
      message: '读取 Go 代码的进程已结束：{detail}',
      help: '先前读到的 Go 代码信息会保留。请重新读取，或指定注册函数的文件夹。',
    },
  },
  'host.no-folder-here': {
    en: {
      message: 'the folder {path} cannot be made: the system makes no folders there',
      help: 'Choose a folder on a disk.',
    },
    'zh-CN': {
      message: '无法创建文件夹 {path}：系统不允许在那里创建文件夹',
      help: '请选择磁盘上的文件夹。',
    },
  },
} as const satisfies ErrorMessages;

/** An error of these, in words that it brings along. */
export function rareError(
  code: keyof typeof rare,
  params: Readonly<Record<string, string | number>>,
  place?: SourcePlace,
  cause?: unknown,
): CodedError {
  return wordedError(code, rare[code], params, place, cause);
}
