/** What the command says of what it did. */
export const saidTexts = {
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
  realStorage: {
    en: 'real storage: {cname} is {type} at {address}, "{key}"',
    'zh-CN': '真实存储：{cname} 为 {address} 上的 {type}，“{key}”',
  },
  embeddedStore: { en: 'embedded store', 'zh-CN': '内嵌存储' },
  realStore: { en: 'real storage', 'zh-CN': '真实存储' },
  endedAt: { en: 'Batch {batch} ended the run.', 'zh-CN': '运行在第 {batch} 批结束。' },
  endedBefore: {
    en: 'Batch {batch} ended the run; other workers had begun {batches} behind it. The counts include them, and what they saved stays saved; their rows are not written.',
    'zh-CN':
      '运行在第 {batch} 批结束；其他引擎已开始其后的 {batches}：计数包含这些批，其保存的内容仍然保留，但它们的数据不会写出。',
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
  compareEarlier: {
    en: 'earlier: {flow}, {time}, {source}, {runId}',
    'zh-CN': '较早的运行：{flow}，{time}，{source}，{runId}',
  },
  compareLater: {
    en: 'later:   {flow}, {time}, {source}, {runId}',
    'zh-CN': '较晚的运行：{flow}，{time}，{source}，{runId}',
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
    'zh-CN': '之后调用的函数：较早的运行是 {earlier}，较晚的运行是 {later}',
  },
  compareEnd: {
    en: 'the earlier run: {earlier}; the later one: {later}',
    'zh-CN': '较早的运行：{earlier}；较晚的运行：{later}',
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
