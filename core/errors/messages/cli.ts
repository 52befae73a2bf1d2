import type { ErrorMessages } from '../messages.ts';
import { verifyMessages } from './verify.ts';

export const cliMessages = {
  'cli.no-flow': {
    en: {
      message: '{folder} has no enabled flow',
      help: 'Add a flow file below conf/, or set "status: 1" in the one that is there. A new project: kisflow-studio new <folder>',
    },
    'zh-CN': {
      message: '{folder} 中没有启用的流',
      help: '请在 conf/ 下添加流文件，或在已有的流文件中设置 “status: 1”。新建项目：kisflow-studio new <文件夹>',
    },
  },
  'cli.which-flow': {
    en: {
      message: '{folder} has several flows: {flows}',
      help: 'Name one: kisflow-studio run {folder} <flow>',
    },
    'zh-CN': {
      message: '{folder} 中有多个流：{flows}',
      help: '请指定其中一个：kisflow-studio run {folder} <流>',
    },
  },
  'cli.unknown-flow': {
    en: { message: 'there is no flow "{flow}" in {folder}', help: 'Its flows: {flows}' },
    'zh-CN': { message: '{folder} 中没有名为“{flow}”的流', help: '现有的流：{flows}' },
  },
  'cli.no-rows': {
    en: {
      message: 'there are no sample rows for {flow}: {file} is missing',
      help: 'Write that file, one JSON object a line, or name another: --rows <file>, or --rows - for standard input.',
    },
    'zh-CN': {
      message: '流 {flow} 没有样本数据：缺少 {file}',
      help: '请创建该文件（每行一个 JSON 对象），或用 --rows <文件> 指定；--rows - 表示标准输入。',
    },
  },
  'cli.no-tests': {
    en: {
      message: '{folder} has no golden tests',
      help: 'Write tests/<name>.test.json: {"version": 1, "flow": "…", "expect": {"<function>#1": {"rowsOut": 1}}}. See the guide under Golden tests.',
    },
    'zh-CN': {
      message: '{folder} 中没有黄金测试',
      help: '请编写 tests/<名称>.test.json：{"version": 1, "flow": "…", "expect": {"<函数>#1": {"rowsOut": 1}}}。参见指南“黄金测试”。',
    },
  },
  'cli.unknown-test': {
    en: { message: 'there is no test "{name}" in {folder}', help: 'Its tests: {tests}' },
    'zh-CN': { message: '{folder} 中没有名为“{name}”的测试', help: '现有的测试：{tests}' },
  },
  'cli.rows-missing': {
    en: {
      message: 'the rows file {file} is not there',
      help: 'Check its name; it is looked for from the folder you are in.',
    },
    'zh-CN': { message: '找不到数据文件 {file}', help: '请检查文件名；该路径相对于当前目录。' },
  },
  'cli.no-run': {
    en: {
      message: 'the history has no run {run}',
      help: 'Run the flow in the Studio, or name one of its runs; the newest: {runs}',
    },
    'zh-CN': {
      message: '运行历史中没有 {run}',
      help: '请在 Studio 中运行该流，或指定已有的运行；最近的运行：{runs}',
    },
  },
  'cli.which-run': {
    en: { message: '{run} begins the ids of several runs', help: 'Give more of it: {runs}' },
    'zh-CN': { message: '有多个运行的 id 以 {run} 开头', help: '请写得更完整：{runs}' },
  },
  'cli.no-config': {
    en: {
      message: '{folder} holds no KisFlow YAML',
      help: 'Name the folder that holds conf/, or make a project with: kisflow-studio new <folder>',
    },
    'zh-CN': {
      message: '{folder} 中没有 KisFlow 的 YAML 文件',
      help: '请指定包含 conf/ 的文件夹，或新建项目：kisflow-studio new <文件夹>',
    },
  },
  'cli.cannot-format': {
    en: {
      message: '{file} cannot be formatted: it would not mean the same',
      help: 'It was left as it is. Indent it by hand; the other files are formatted.',
    },
    'zh-CN': {
      message: '无法整理 {file}：整理后含义会改变',
      help: '该文件保持原样，请手动调整缩进；其他文件照常整理。',
    },
  },
  'cli.export-loses-text': {
    en: {
      message:
        "KisFlow's exporter would lose or break texts ({count}): those of several lines that begin with a line break, a tab or (in a list) a blank",
      help: 'Nothing was written. See them with: kisflow-studio check {folder}. --style source copies the files as they are; --force writes what KisFlow would.',
    },
    'zh-CN': {
      message: 'KisFlow 导出时会丢失或破坏 {count} 处文本：以换行、制表符或（在列表中）空格开头的多行文本',
      help: '未写入任何文件。查看这些文本：kisflow-studio check {folder}。--style source 按原样复制文件；--force 则照 KisFlow 的方式写出。',
    },
  },
  'cli.export-would-overwrite': {
    en: {
      message: '{file} is there already and differs',
      help: 'Nothing was written. Export to another folder, or overwrite with --force.',
    },
    'zh-CN': {
      message: '{file} 已存在且内容不同',
      help: '未写入任何文件。请导出到其他文件夹，或用 --force 覆盖。',
    },
  },
  ...verifyMessages,
  'verify.rows-from-stdin': {
    en: {
      message: 'rows from standard input can’t be read twice',
      help: 'Name a file: the Studio and the program both get its rows.',
    },
    'zh-CN': {
      message: '标准输入的数据无法读取两次',
      help: '请指定文件：Studio 和程序都会得到其中的数据。',
    },
  },
  'cli.export-into-project': {
    en: {
      message:
        '{to} is among the YAML files of {folder}: what is exported there would define everything twice',
      help: "Nothing was written. Export to another folder. To bring the project's own files into KisFlow's form: kisflow-studio fmt {folder}",
    },
    'zh-CN': {
      message: '{to} 位于 {folder} 自己的 YAML 文件之中：导出到那里会使所有内容重复定义',
      help: '未写入任何文件。请导出到其他文件夹。若要把项目自己的文件整理为 KisFlow 的格式：kisflow-studio fmt {folder}',
    },
  },
  'cli.export-has-errors': {
    en: {
      message: 'the project has errors ({count}): KisFlow would refuse what is exported',
      help: 'Nothing was written. See them with: kisflow-studio check {folder}',
    },
    'zh-CN': {
      message: '项目有 {count} 个错误：KisFlow 会拒绝导出的内容',
      help: '未写入任何文件。查看错误：kisflow-studio check {folder}',
    },
  },
  'cli.export-incomplete': {
    en: {
      message: 'what {path} configures would be missing from the export: {reason}',
      help: 'Nothing was written. Make the file readable, or leave it out with --force.',
    },
    'zh-CN': {
      message: '导出会缺少 {path} 中的配置：{reason}',
      help: '未写入任何文件。请让该文件可以读取，或用 --force 略过它。',
    },
  },
  'cli.interrupted': {
    en: { message: 'interrupted', help: 'Nothing is left running.' },
    'zh-CN': { message: '已中断', help: '没有遗留正在运行的进程。' },
  },
  'cli.write-refused': {
    en: {
      message: '{file} cannot be written: its permissions or those of its folder do not allow it',
      help: 'Change the permissions, or write to another folder.',
    },
    'zh-CN': {
      message: '无法写入 {file}：该文件或其所在文件夹的权限不允许',
      help: '请修改权限，或写入其他文件夹。',
    },
  },
  'cli.write-failed': {
    en: {
      message: '{file} cannot be written: {detail}',
      help: 'Check the disk and the permissions of the folder.',
    },
    'zh-CN': { message: '无法写入 {file}：{detail}', help: '请检查磁盘和文件夹权限。' },
  },
} as const satisfies ErrorMessages;
