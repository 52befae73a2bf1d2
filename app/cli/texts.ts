import type { Language } from '../../core/errors/coded-error.ts';
import { visibleLine } from '../../core/text/visible-text.ts';

/** What the command says besides errors. `{name}` places are filled by `say`. */
const texts = {
  // Help
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
  forgetNothing: { en: 'Nothing is kept of these sources.', 'zh-CN': '没有为这些数据源保存任何内容。' },
  forgetAsk: {
    en: 'Type {name} to forget this: the next run begins anew. ',
    'zh-CN': '输入 {name} 即忘记以上内容，下次运行会从头开始：',
  },
  forgotten: { en: '{name} is forgotten.', 'zh-CN': '已忘记 {name}。' },
  forgetLeft: { en: '{name} is left as it is.', 'zh-CN': '{name} 保持不变。' },
  slotHeld: {
    en: 'replication slot {name} at {address}: it keeps {megabytes} MB of the log',
    'zh-CN': '{address} 上的复制槽 {name}：保留了 {megabytes} MB 日志',
  },
  slotInUse: {
    en: 'replication slot {name} at {address}: it keeps {megabytes} MB of the log, and is being read',
    'zh-CN': '{address} 上的复制槽 {name}：保留了 {megabytes} MB 日志，正在被读取',
  },
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
  realStorage: {
    en: 'real storage: {cname} is {type} at {address}, "{key}"',
    'zh-CN': '真实存储：{cname} 为 {address} 上的 {type}，“{key}”',
  },
  embeddedStore: { en: 'embedded store', 'zh-CN': '内嵌存储' },
  realStore: { en: 'real storage', 'zh-CN': '真实存储' },
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
  endedAt: { en: 'Batch {batch} ended the run.', 'zh-CN': '运行在第 {batch} 批结束。' },
  endedBefore: {
    en: 'Batch {batch} ended the run; other workers had begun {batches} behind it. The counts include them, and what they saved stays saved; their rows are not written.',
    'zh-CN':
      '运行在第 {batch} 批结束；其他引擎已开始其后的 {batches}：计数包含这些批，其保存的内容仍然保留，但它们的数据不会写出。',
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
  verifySaves: {
    en: 'the program gets a copy of the embedded store in KISFLOW_STORE, which is removed at its end: an export with --store saves there, any other program where its own code says',
    'zh-CN':
      '程序通过 KISFLOW_STORE 得到内嵌存储的副本，结束后删除：以 --store 导出的程序写入该副本，其他程序写入其自身代码指定的位置',
  },
  verifySame: {
    en: 'the same rows, {rows} in {visits}',
    'zh-CN': '数据相同：{visits}，共 {rows}',
  },
  verifyBothFailed: {
    en: 'Both runs ended there. The Studio: {studio}\nThe program ended with {code}: {program}',
    'zh-CN': '两次运行都在此结束。Studio：{studio}\n程序以 {code} 结束：{program}',
  },
  verifyRow: {
    en: 'the first difference: {node}, batch {batch}, row {row}\n  Studio:  {studio}\n  program: {program}',
    'zh-CN': '第一处不同：{node}，第 {batch} 批，第 {row} 行\n  Studio：{studio}\n  程序：  {program}',
  },
  verifyVisit: {
    en: 'the first difference: visit {visit}\n  Studio:  {studio}\n  program: {program}',
    'zh-CN': '第一处不同：第 {visit} 次调用\n  Studio：{studio}\n  程序：  {program}',
  },
  verifyAt: { en: '{node}, batch {batch}', 'zh-CN': '{node}，第 {batch} 批' },
  compare: {
    en: 'compare two runs of the Studio and tell the first difference: function, batch, call and row; runs nothing',
    'zh-CN': '对比 Studio 的两次运行，指出第一处不同：函数、批次、调用和行；不运行任何代码',
  },
  compareRun: {
    en: "a run's id or its beginning, last, or last~1 for the one of the same flow before",
    'zh-CN': '运行的 id 或其开头，last，或 last~1（同一流的上一次运行）',
  },
  compareJson: { en: 'the comparison as one line of JSON', 'zh-CN': '以一行 JSON 输出对比结果' },
  compareEarlier: {
    en: 'earlier: {flow}, {time}, {source}, {runId}',
    'zh-CN': '前一次：{flow}，{time}，{source}，{runId}',
  },
  compareLater: {
    en: 'later:   {flow}, {time}, {source}, {runId}',
    'zh-CN': '后一次：{flow}，{time}，{source}，{runId}',
  },
  compareSame: {
    en: 'the same rows went through all {visits} calls',
    'zh-CN': '全部 {visits} 次调用的数据相同',
  },
  compareNotKept: {
    en: 'of {visits} more calls not all rows are kept; their numbers are the same',
    'zh-CN': '另有 {visits} 次调用的数据未全部保留，行数相同',
  },
  compareSlower: {
    en: '{place} took {earlier} ms, then {later} ms',
    'zh-CN': '{place} 的耗时：{earlier} 毫秒，之后 {later} 毫秒',
  },
  compareAt: {
    en: 'the first difference: {place}, batch {batch}, call {visit}',
    'zh-CN': '第一处不同：{place}，第 {batch} 批，第 {visit} 次调用',
  },
  compareWay: {
    en: '{earlier} was called next in the earlier run, {later} in the later one',
    'zh-CN': '之后调用的函数：前一次是 {earlier}，后一次是 {later}',
  },
  compareEnd: {
    en: 'the earlier run: {earlier}; the later one: {later}',
    'zh-CN': '前一次：{earlier}；后一次：{later}',
  },
  compareRow: { en: 'row {row}', 'zh-CN': '第 {row} 行' },
  compareIn: { en: 'rows in', 'zh-CN': '输入' },
  compareOut: { en: 'rows out', 'zh-CN': '输出' },
  compareNext_next: { en: 'went on', 'zh-CN': '继续' },
  compareNext_end: { en: 'ended the flow', 'zh-CN': '流到此结束' },
  compareNext_jump: { en: 'jumped', 'zh-CN': '跳转' },
  compareNext_reuse: { en: 'reused its input', 'zh-CN': '复用输入' },
  'compareNext_no-rows': { en: 'stopped the flow: 0 rows', 'zh-CN': '停止了流：0 行' },
  compareNext_abort: { en: 'aborted', 'zh-CN': '中止' },
  compareNext_error: { en: 'failed', 'zh-CN': '失败' },
  compareNext_disabled: { en: 'disabled', 'zh-CN': '已禁用' },
  verifyNothing: { en: 'none', 'zh-CN': '无' },
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
  // Run report
  function: { en: 'function', 'zh-CN': '函数' },
  mode: { en: 'mode', 'zh-CN': '模式' },
  rowsIn: { en: 'rows in', 'zh-CN': '输入行' },
  rowsOut: { en: 'rows out', 'zh-CN': '输出行' },
  visits: { en: 'calls', 'zh-CN': '调用' },
  time: { en: 'time', 'zh-CN': '耗时' },
  why: { en: 'why it went on or stopped', 'zh-CN': '继续或停止的原因' },
  'why.next': { en: 'went on', 'zh-CN': '继续' },
  'why.end': { en: 'end of the flow', 'zh-CN': '流到此结束' },
  'why.jump': { en: 'jumped to {target}', 'zh-CN': '跳转到 {target}' },
  'why.reuse': { en: 'passed its input on (data reuse)', 'zh-CN': '复用输入数据（DataReuse）' },
  'why.no-rows': { en: 'stopped the flow: 0 rows', 'zh-CN': '流在此停止：0 行' },
  'why.abort': { en: 'aborted the flow', 'zh-CN': '中止了流' },
  'why.error': { en: 'failed', 'zh-CN': '失败' },
  'why.disabled': { en: 'the flow is disabled', 'zh-CN': '流已禁用' },
  'why.running': { en: 'running…', 'zh-CN': '运行中…' },
  'why.stopped': { en: 'stopped here', 'zh-CN': '在此停止' },
  'why.crashed': { en: 'the engine died here', 'zh-CN': '引擎在此崩溃' },
  'why.not-reached': { en: 'not reached', 'zh-CN': '未到达' },
  in: { en: 'in', 'zh-CN': '输入' },
  out_: { en: 'out', 'zh-CN': '输出' },
  more: { en: '… and {count} more', 'zh-CN': '… 还有 {count} 行' },
  progress: {
    en: '{rows} · {batches} · {seconds} s',
    'zh-CN': '{rows} 行 · {batches} 批 · {seconds} 秒',
  },
  left: {
    en: "left in the flow's buffer: {rows}, which KisFlow would feed to the next run",
    'zh-CN': '流的缓冲区中还留有 {rows} 行：KisFlow 会把它们带入下一次运行',
  },
  errorsWritten: {
    en: '{rows} in the error lane, written to {file}',
    'zh-CN': '{rows} 行进入错误通道，已写入 {file}',
  },
  errorsWrittenSome: {
    en: '{rows} in the error lane, the first {kept} written to {file}',
    'zh-CN': '{rows} 行进入错误通道，其中前 {kept} 行已写入 {file}',
  },
  written: { en: 'rows written to {folder}', 'zh-CN': '数据已写入 {folder}' },
  partial: {
    en: 'the rows of an unfinished run are in {folder}, in files ending in .partial',
    'zh-CN': '未完成运行的数据在 {folder} 中，文件名以 .partial 结尾',
  },
  droppedLogs: {
    en: '… {lines} dropped: they came too fast',
    'zh-CN': '… 日志过快，丢弃了 {lines} 条',
  },
  undecoded: {
    en: '{fname} {message} ({visits} without rows, from batch {batch} on)',
    'zh-CN': '{fname} {message}（共 {visits} 次调用没有数据，始于第 {batch} 批）',
  },
  // Check, export, fmt, new, serve
  clean: { en: 'no problems', 'zh-CN': '没有问题' },
  error: { en: 'error', 'zh-CN': '错误' },
  warning: { en: 'warning', 'zh-CN': '警告' },
  info: { en: 'info', 'zh-CN': '提示' },
  counts: {
    en: '{errors}, {warnings}, {infos}',
    'zh-CN': '{errors} 个错误，{warnings} 个警告，{infos} 个提示',
  },
  exportLeftOut: { en: 'left out: {file}: {reason}', 'zh-CN': '已略过 {file}：{reason}' },
  exportedGo: {
    en: 'a Go module in {folder}: {files} written. Next: go build',
    'zh-CN': '已在 {folder} 中生成 Go 模块：写入 {files} 个文件。下一步：go build',
  },
  exported: { en: 'written to {folder}: {files}', 'zh-CN': '已写入 {files} 个 YAML 文件到 {folder}' },
  formatted: { en: 'formatted {file}', 'zh-CN': '已整理 {file}' },
  wouldFormat: { en: 'would change {file}', 'zh-CN': '需要整理 {file}' },
  nothingToFormat: { en: 'nothing to change', 'zh-CN': '无需修改' },
  created: {
    en: 'made {folder}. Next: kisflow-studio run {folder} {flow}',
    'zh-CN': '已创建 {folder}。下一步：kisflow-studio run {folder} {flow}',
  },
  createdEmpty: {
    en: 'made {folder}. Next: kisflow-studio serve {folder}',
    'zh-CN': '已创建 {folder}。下一步：kisflow-studio serve {folder}',
  },
  passed: { en: 'passed', 'zh-CN': '通过' },
  failed: { en: 'failed', 'zh-CN': '失败' },
  testCounts: { en: '{passed} passed, {failed} failed', 'zh-CN': '{passed} 个通过，{failed} 个失败' },
  accepted: { en: 'written to {file}', 'zh-CN': '已写入 {file}' },
  reported: { en: 'the report is in {file}', 'zh-CN': '报告已写入 {file}' },
  serving: {
    en: 'KisFlow Studio is at {url} (Ctrl-C ends it)',
    'zh-CN': 'KisFlow Studio 地址：{url}（按 Ctrl-C 结束）',
  },
} as const;

export type TextKey = keyof typeof texts;

/** A text with its values on one line, their control characters made visible: names and paths are a project's. */
export function say(language: Language, key: TextKey, values: Record<string, string | number> = {}): string {
  return texts[key][language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    visibleLine(String(values[name] ?? whole)),
  );
}
