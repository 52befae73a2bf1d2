/** What the command says of itself: its parts and their options. */
export const helpTexts = {
  program: {
    en: 'Run, check and export KisFlow projects; the Studio itself with "serve".',
    'zh-CN': '运行、检查并导出 KisFlow 项目；用 “serve” 打开 Studio 界面。',
  },
  run: {
    en: 'run a flow with sample rows and show the rows in and out of every function; runs the code in the folder, so name only folders that you trust',
    'zh-CN':
      '用样本数据运行一个流，并显示每个函数的输入和输出；会执行该文件夹中的代码，请只运行您信任的文件夹',
  },
  check: {
    en: 'look for problems in a project; types in code are not checked: the Studio does that while it is open',
    'zh-CN': '检查项目中的问题；不检查代码中的类型，类型由打开的 Studio 检查',
  },
  export: {
    en: "write a project's YAML as KisFlow's own exporter would",
    'zh-CN': '按 KisFlow 自带导出器的格式写出项目的 YAML',
  },
  fmt: {
    en: "bring YAML files into KisFlow's export form; files with comments keep them",
    'zh-CN': '把 YAML 文件整理为 KisFlow 的导出格式；有注释的文件会保留注释',
  },
  new: { en: 'make a project from a template', 'zh-CN': '用模板新建项目' },
  test: {
    en: 'run the golden tests of a project (tests/*.test.json) and show what differs; runs the code in the folder',
    'zh-CN': '运行项目的黄金测试（tests/*.test.json）并显示差异；会执行该文件夹中的代码',
  },
  live: {
    en: 'run flows on the rows of their sources (sources/*.json) until stopped: SIGTERM or Ctrl-C lets the batch end; runs the code in the folder',
    'zh-CN':
      '用数据源（sources/*.json）的数据持续运行流，直到被停止：SIGTERM 或 Ctrl-C 会等当前批次结束；会执行该文件夹中的代码',
  },
  liveFlows: {
    en: 'flows by name; default: all that have a source',
    'zh-CN': '流的名称；默认：所有有数据源的流',
  },
  allowState: {
    en: 'also run flows that remember things from batch to batch',
    'zh-CN': '也运行会跨批次记忆数据的流',
  },
  state: {
    en: 'where the places lie that no server keeps; default: .studio/live of the project',
    'zh-CN': '存放读取位置的文件夹（没有服务器保存时）；默认：项目的 .studio/live',
  },
  deadLetters: {
    en: 'where messages go that the flow can’t take; default: .studio/live/dead-letters',
    'zh-CN': '存放流无法处理的消息的文件夹；默认：.studio/live/dead-letters',
  },
  liveListen: {
    en: 'port, or address and port, of /metrics, /healthz, /readyz and POST /reload; a port alone is one of the loopback address',
    'zh-CN': '/metrics、/healthz、/readyz 和 POST /reload 的端口，或地址加端口；只写端口时为回环地址',
  },
  batchSeconds: { en: 'seconds that one batch may take', 'zh-CN': '单个批次的最长时间（秒）' },
  stopSeconds: {
    en: 'seconds that a batch may take to end when the run is to stop',
    'zh-CN': '停止时等待当前批次结束的最长时间（秒）',
  },
  tokenFile: {
    en: 'a file with the token that looking at the run, and at its dead letters, takes; KISFLOW_LIVE_TOKEN holds the token itself',
    'zh-CN': '存放令牌的文件；查看运行及其死信时需要该令牌；也可以用 KISFLOW_LIVE_TOKEN 直接设置',
  },
  workers: {
    en: 'processes that share the sources, which have to be queues; one that dies is started again; default: 1',
    'zh-CN': '分担数据源的进程数（数据源须为队列）；进程终止后会重新启动；默认：1',
  },
  forget: {
    en: 'list what is kept of the sources, here and at their servers, and forget what is named: they begin anew',
    'zh-CN': '列出本机和服务器为数据源保存的内容，并忘记所指名的数据源：它们会从头开始',
  },
  forgetYes: { en: 'with --forget: ask nobody', 'zh-CN': '与 --forget 一起使用：不再询问' },
  testNames: { en: 'tests by name; default: all', 'zh-CN': '测试名称；默认：全部' },
  junit: { en: 'write a JUnit report to this file', 'zh-CN': '把 JUnit 报告写入该文件' },
  timeout: { en: 'seconds that a test may take; default: 60', 'zh-CN': '每个测试的最长时间（秒）；默认：60' },
  accept: {
    en: 'write the rows that came out into the tests as those expected',
    'zh-CN': '把实际输出的数据写入测试，作为新的期望',
  },
  serve: { en: 'open the Studio in a browser', 'zh-CN': '在浏览器中打开 Studio' },
  help: { en: 'how a command is written', 'zh-CN': '显示用法' },
  version: { en: 'the version', 'zh-CN': '显示版本号' },
  default: { en: 'default: {value}', 'zh-CN': '默认：{value}' },
  lang: {
    en: 'language of messages (en, zh-CN); default: the environment',
    'zh-CN': '消息语言（en、zh-CN）；默认取自环境',
  },
  folder: { en: 'the project', 'zh-CN': '项目文件夹' },
  flow: {
    en: 'the flow; not needed when only one is enabled',
    'zh-CN': '流的名称；只有一个启用的流时可省略',
  },
  rows: {
    en: 'rows: a JSON Lines, JSON or CSV file, or - for any of them from standard input; default: the samples of the flow',
    'zh-CN': '数据：JSON Lines、JSON 或 CSV 文件；- 表示从标准输入读取；默认：该流的样本数据',
  },
  batch: {
    en: 'rows committed before each run of the flow; default: 1000',
    'zh-CN': '每次运行流之前提交的行数；默认：1000',
  },
  onError: {
    en: 'record: keep the rows at which a function fails and go on without them; KisFlow would stop',
    'zh-CN': 'record：函数出错时保留出错的行，去掉它们后继续运行；KisFlow 会就此停止',
  },
  errors: {
    en: 'write those rows to this file as JSON Lines, with where and why they failed; includes --on-error record',
    'zh-CN': '把这些行连同出错的位置和原因以 JSON Lines 写入该文件；隐含 --on-error record',
  },
  storage: {
    en: 'what connectors save to and load from: the embedded store, or the servers that their YAML names; default: embedded',
    'zh-CN': '连接器读写的存储：embedded 为内嵌存储，real 为其 YAML 中的服务器；默认：embedded',
  },
  json: { en: 'print one JSON document and nothing else', 'zh-CN': '只输出一个 JSON 文档' },
  out: {
    en: 'write all rows out of every function to JSONL files in this folder',
    'zh-CN': '把每个函数输出的全部行写入该文件夹的 JSONL 文件',
  },
  limit: { en: 'read at most so many rows', 'zh-CN': '最多读取的行数' },
  show: {
    en: 'rows to show on each side of a function; default: 3, with --json 1000',
    'zh-CN': '每个函数输入、输出各显示的行数；默认：3，使用 --json 时为 1000',
  },
  maxVisits: {
    en: 'stop a jump loop after so many calls in one batch; default: 10000',
    'zh-CN': '每批最多调用函数的次数，用于终止跳转循环；默认：10000',
  },
  delay: { en: 'pause between calls in milliseconds', 'zh-CN': '两次调用之间的暂停（毫秒）' },
  runWorkers: {
    en: 'engines that share the batches, for flows that keep nothing from batch to batch; default: 1',
    'zh-CN': '分担各批的引擎数，仅用于不跨批次保存数据的流；默认：1',
  },
  quiet: {
    en: 'no progress, logs or rows: the final table only',
    'zh-CN': '不显示进度、日志和数据，只显示最终表格',
  },
  format: { en: 'how to print; github: annotations', 'zh-CN': '输出格式；github 为代码注解' },
  to: { en: 'the folder to write to', 'zh-CN': '写入的文件夹' },
  exportFlow: {
    en: 'only this flow and what it uses (may be repeated)',
    'zh-CN': '仅导出该流及其用到的内容（可重复）',
  },
  force: {
    en: 'overwrite files that differ, and go on where only the Studio objects; what KisFlow refuses stays refused',
    'zh-CN': '覆盖内容不同的文件，并忽略仅由 Studio 提出的异议；KisFlow 会拒绝的内容仍会被拒绝',
  },
  fmtCheck: {
    en: 'change nothing; exit 1 when a file would change',
    'zh-CN': '不修改文件；若有文件需要修改则以 1 退出',
  },
  newFolder: { en: 'the folder to make; it must not be there yet', 'zh-CN': '要创建的文件夹，必须尚不存在' },
  template: { en: 'what to begin with', 'zh-CN': '使用的模板' },
  style: {
    en: "kisflow: one file each as KisFlow's own exporter prints them; source: the project's files as they are, comments and all",
    'zh-CN': 'kisflow：按 KisFlow 自带导出器的格式逐一写出；source：原样复制项目文件，保留注释',
  },
  grown: {
    en: "let connectors' load and save lists grow by every use, as KisFlow's import does before it exports",
    'zh-CN': '像 KisFlow 导入后再导出那样，按每次使用增长连接器的 load 和 save 列表',
  },
  go: {
    en: 'a Go module instead: built-ins as Go, a stub for each function that has code, YAML and a command',
    'zh-CN': '改为生成 Go 模块：内置函数生成 Go 代码，有代码的函数生成存根，并包含 YAML 和命令',
  },
  verify: {
    en: 'Run a flow in the Studio and in a program, and tell the first row that differs',
    'zh-CN': '在 Studio 和程序中分别运行同一个流，并指出第一处不同的数据',
  },
  verifyCommand: {
    en: 'the program, such as "go run ."; it gets --flow, --batch and --trace, and the rows on standard input',
    'zh-CN': '程序，例如 "go run ."；它会得到 --flow、--batch、--trace，以及标准输入中的数据',
  },
  verifyRows: {
    en: 'rows: a JSON Lines, JSON or CSV file; default: the samples of the flow',
    'zh-CN': '数据：JSON Lines、JSON 或 CSV 文件；默认：该流的样本数据',
  },
  compare: {
    en: 'compare two runs of the Studio and tell the first difference: function, batch, call and row; runs nothing',
    'zh-CN': '对比 Studio 的两次运行，指出第一处不同：函数、批次、调用和行；不运行任何代码',
  },
  compareRun: {
    en: "a run's id or its beginning, last, or last~1 for the one of the same flow before",
    'zh-CN': '运行的 id 或其开头，last，或 last~1（同一流的上一次运行）',
  },
  compareJson: { en: 'the comparison as one line of JSON', 'zh-CN': '以一行 JSON 输出对比结果' },
  goMerge: {
    en: 'with --go: put together what you changed in exported files and what is new, as it was shown',
    'zh-CN': '与 --go 同用：按所示内容，将您对已导出文件的修改与新内容合并',
  },
  goStore: {
    en: 'with --go: connectors work on files in testdata/store, filled with the rows of the sample store, instead of stubs',
    'zh-CN': '与 --go 同用：连接器使用 testdata/store 中的文件（以示例存储的数据填充），而非存根',
  },
  goPackage: {
    en: 'with --go: a package of this name to import instead of a command',
    'zh-CN': '与 --go 同用：生成该名称的可导入包，而非命令',
  },
  goModule: {
    en: "with --go: the module's path; default: example.com/<project>",
    'zh-CN': '与 --go 同用：模块路径；默认：example.com/<项目>',
  },
  port: { en: 'port on 127.0.0.1; 0 picks a free one', 'zh-CN': '127.0.0.1 上的端口；0 表示任选空闲端口' },
  noOpen: { en: 'do not open the browser', 'zh-CN': '不打开浏览器' },
} as const;
