interface Words {
  en: string;
  'zh-CN': string;
}

/** What a run's end is told in: see `say` for the places. Names, numbers and Latin words stand apart from Chinese ones. */
export const words = {
  // The line
  'not-run': { en: 'Not run yet: {rows|sample row|sample rows}', 'zh-CN': '尚未运行：样本数据 {rows} 行' },
  'not-run.uncounted': { en: 'Not run yet', 'zh-CN': '尚未运行' },
  'not-run.empty': { en: 'Not run yet: no sample rows', 'zh-CN': '尚未运行：没有样本数据' },
  running: {
    en: 'Running {flow}: {done} of {total|row|rows}',
    'zh-CN': '正在运行 {flow}：{done} / {total} 行',
  },
  'running.uncounted': { en: 'Running {flow}: {done|row|rows}', 'zh-CN': '正在运行 {flow}：{done} 行' },
  'running.left': { en: 'about {seconds} s left', 'zh-CN': '预计还需 {seconds} 秒' },
  'paused.before': { en: 'Paused before {name}', 'zh-CN': '已在 {name} 之前暂停' },
  'paused.after': { en: 'Paused after {name}', 'zh-CN': '已在 {name} 之后暂停' },
  'paused.rows': { en: '{rows|row waits|rows wait}', 'zh-CN': '{rows} 行等待处理' },
  done: {
    en: 'Done: {rows|row|rows} in {batches|batch|batches}',
    'zh-CN': '完成：{rows} 行，共 {batches} 批',
  },
  'done.without': {
    en: 'Done: {done} of {rows|row|rows}, {failed} in the error lane',
    'zh-CN': '完成：{done} / {rows} 行，{failed} 行进入错误通道',
  },
  'to-look-at': { en: '{count|thing|things} to look at', 'zh-CN': '{count} 处需要留意' },
  aborted: { en: '{name} aborted {aborts|batch|batches}', 'zh-CN': '{name} 中止了 {aborts} 批' },
  'ended-early': { en: 'Ended: {name} handed on 0 rows', 'zh-CN': '提前结束：{name} 输出 0 行' },
  'ended-early.no-samples': {
    en: 'Ended: there are no sample rows, and {name} handed on 0 rows',
    'zh-CN': '提前结束：没有样本数据，{name} 输出 0 行',
  },
  'ended-early.some': {
    en: 'Ended: {name} handed on 0 rows in {stops} of {batches|batch|batches}',
    'zh-CN': '提前结束：{batches} 批中有 {stops} 批，{name} 输出 0 行',
  },
  'ended-early.all': {
    en: 'Ended: {name} handed on 0 rows in all {batches|batch|batches}',
    'zh-CN': '提前结束：全部 {batches} 批，{name} 均输出 0 行',
  },
  'ended-early.disabled': {
    en: 'Ended: {flow} is disabled, and KisFlow runs nothing of it',
    'zh-CN': '提前结束：{flow} 已禁用，KisFlow 不会运行它',
  },
  'ended-early.no-functions': {
    en: 'Ended: {flow} has no functions yet',
    'zh-CN': '提前结束：{flow} 还没有函数',
  },
  stopped: {
    en: 'Stopped by you in {name}: {done} of {total|row|rows}',
    'zh-CN': '已在 {name} 处手动停止：{done} / {total} 行',
  },
  'stopped.uncounted': {
    en: 'Stopped by you in {name}: {done|row|rows}',
    'zh-CN': '已在 {name} 处手动停止：{done} 行',
  },
  'stopped.before': {
    en: 'Stopped by you before the first function',
    'zh-CN': '已在第一个函数之前手动停止',
  },
  'stopped.loop': {
    en: '{name} was called {calls|time|times} in this batch, a loop',
    'zh-CN': '{name} 在这一批中被调用 {calls} 次，疑似死循环',
  },
  'failed.no-code': { en: 'Failed at {name}: it has no code yet', 'zh-CN': '运行失败：{name} 还没有代码' },
  'failed.threw': {
    en: 'Failed at {name}, line {line}: {detail}',
    'zh-CN': '运行失败：{name} 第 {line} 行，{detail}',
  },
  'failed.threw-in': {
    en: 'Failed at {name}, {file} line {line}: {detail}',
    'zh-CN': '运行失败：{name}，{file} 第 {line} 行，{detail}',
  },
  'failed.sample': {
    en: 'Failed at sample row {row}: {reason}',
    'zh-CN': '运行失败：样本数据第 {row} 行{reason}',
  },
  'failed.samples': {
    en: 'Failed at the sample rows: {detail}',
    'zh-CN': '运行失败：样本数据有误，{detail}',
  },
  'failed.loop': {
    en: 'Failed at {name}: {calls|call|calls} in one batch, a loop',
    'zh-CN': '运行失败：{name} 在一批中被调用 {calls} 次，疑似死循环',
  },
  'failed.jump-over': {
    en: 'Failed at {name}: it jumped to {target}, which reads the rows of {previous}, and that has not run',
    'zh-CN': '运行失败：{name} 跳转到 {target}，它读取 {previous} 的数据，而 {previous} 尚未运行',
  },
  'failed.jump-unknown': {
    en: 'Failed at {name}: it jumped to {target}, which is not in this flow',
    'zh-CN': '运行失败：{name} 跳转到 {target}，但本流中没有它',
  },
  'failed.form': {
    en: 'Failed at {name}, {field}: {detail}',
    'zh-CN': '运行失败：{name} 的 {field}，{detail}',
  },
  'failed.at': { en: 'Failed at {name}: {detail}', 'zh-CN': '运行失败：{name}，{detail}' },
  failed: { en: 'Failed: {detail}', 'zh-CN': '运行失败：{detail}' },
  'cut-off': { en: 'Cut off: how it ended is not known', 'zh-CN': '记录中断：不清楚运行如何结束' },
  'cut-off.read': {
    en: '{rows|row|rows} in {batches|batch|batches} until then',
    'zh-CN': '此前已处理 {rows} 行，共 {batches} 批',
  },
  'no-row-flowed': { en: 'no row has flowed', 'zh-CN': '没有数据流过' },
  'at-row': { en: 'at row {row} of its rows in', 'zh-CN': '处理到其输入的第 {row} 行' },
  'at-row-of-batch': { en: 'at row {row} of its batch', 'zh-CN': '处理到该批的第 {row} 行' },
  'at-stored-row': { en: 'at stored row {row}', 'zh-CN': '处理到存储数据的第 {row} 行' },
  column: { en: 'column {column}', 'zh-CN': '第 {column} 列' },
  alone: {
    en: 'Ran {name} alone: {rowsIn|row|rows} in, {rowsOut} out',
    'zh-CN': '已单独运行 {name}：输入 {rowsIn} 行，输出 {rowsOut} 行',
  },
  stale: { en: 'From before your last edit', 'zh-CN': '结果早于最近一次修改' },
  'stale.name': { en: '{name} changed', 'zh-CN': '{name} 已修改' },
  'stale.names': { en: '{name} and {more} more changed', 'zh-CN': '{name} 等 {count} 处已修改' },
  'edited.samples': { en: 'the sample rows', 'zh-CN': '样本数据' },
  'edited.pins': { en: 'the pinned rows', 'zh-CN': '固定的数据' },
  'edited.order': { en: 'the order', 'zh-CN': '顺序' },
  'edited.code': { en: 'the code', 'zh-CN': '代码' },
  'edited.settings': { en: 'the configuration', 'zh-CN': '配置' },
  'edited.connector': { en: 'a connector', 'zh-CN': '连接器' },
  'stale.done': {
    en: 'done at {time} with {rows|row|rows} in {batches|batch|batches}',
    'zh-CN': '{time} 完成，{rows} 行，共 {batches} 批',
  },
  'stale.failed': { en: 'failed at {time}', 'zh-CN': '{time} 失败' },
  'stale.cut-off': { en: 'cut off', 'zh-CN': '当时记录中断' },
  'stale.stopped': { en: 'stopped at {time}', 'zh-CN': '{time} 停止' },

  // Why a row of samples, or a value, is at fault
  'no-message': { en: 'it threw an error without a message', 'zh-CN': '抛出的错误没有说明文字' },
  'is-value': { en: '{subject} is {value}', 'zh-CN': '{subject} 为 {value}' },
  'bad-row.comma': { en: 'not valid JSON, one comma too many', 'zh-CN': '不是有效的 JSON，多了一个逗号' },
  'bad-row.no-comma': { en: 'not valid JSON, a comma is missing', 'zh-CN': '不是有效的 JSON，缺少逗号' },
  'bad-row.after': {
    en: 'not valid JSON, something follows the value',
    'zh-CN': '不是有效的 JSON，值之后还有内容',
  },
  'bad-row.ends': { en: 'not valid JSON, it ends too early', 'zh-CN': '不是有效的 JSON，提前结束' },
  'bad-row.quotes': {
    en: 'not valid JSON, a name or text without double quotes',
    'zh-CN': '不是有效的 JSON，有名称或文本缺少双引号',
  },
  'bad-row.json': { en: 'not valid JSON', 'zh-CN': '不是有效的 JSON' },
  'bad-row.other': { en: '{detail}', 'zh-CN': '：{detail}' },

  // On a node
  'node.never-called': { en: 'Never called', 'zh-CN': '未被调用' },
  'node.never-returned': { en: 'Called, did not return', 'zh-CN': '已调用，未返回' },
  'node.not-reached': { en: 'Not reached', 'zh-CN': '未到达' },
  'node.rows-read': { en: '{read} of {total|row|rows} read', 'zh-CN': '已读取 {read} / {total} 行' },
  'node.rows-read.uncounted': { en: '{read|row|rows} read', 'zh-CN': '已读取 {read} 行' },
  'node.no-code': { en: 'No code yet', 'zh-CN': '还没有代码' },
  'node.line': { en: 'Line {line}: {detail}', 'zh-CN': '第 {line} 行：{detail}' },
  'node.line-in': { en: '{file}, line {line}: {detail}', 'zh-CN': '{file} 第 {line} 行：{detail}' },
  'node.row': { en: 'Row {row}', 'zh-CN': '第 {row} 行' },
  'node.row-column': { en: 'Row {row}, column {column}', 'zh-CN': '第 {row} 行，第 {column} 列' },
  'node.loop': {
    en: '{calls|call|calls} in one batch, a loop',
    'zh-CN': '一批中被调用 {calls} 次，疑似死循环',
  },
  'node.jump-over': {
    en: 'Jumped to {target}, which reads the rows of {previous}, and that has not run',
    'zh-CN': '跳转到 {target}，它读取 {previous} 的数据，而 {previous} 尚未运行',
  },
  'node.jump-unknown': {
    en: 'Jumped to {target}, which is not in this flow',
    'zh-CN': '跳转到 {target}，但本流中没有它',
  },
  'node.field': { en: '{field}: {detail}', 'zh-CN': '{field}：{detail}' },
  'node.row-field': { en: 'Row {row}, {field}: {detail}', 'zh-CN': '第 {row} 行，{field}：{detail}' },
  'node.stored-row-field': {
    en: 'Stored row {row}, {field}: {detail}',
    'zh-CN': '存储数据第 {row} 行，{field}：{detail}',
  },
  'either-words': { en: '{english}', 'zh-CN': '{chinese}' },
  'node.detail': { en: '{detail}', 'zh-CN': '{detail}' },

  // To look at
  'doubt.thrown-away': {
    en: '{action} threw away {rows|committed row|committed rows}',
    'zh-CN': '{action} 丢弃了已提交的 {rows} 行',
  },
  'doubt.saved-nothing': {
    en: 'Saved nothing: it never called {connector}',
    'zh-CN': '未保存数据：没有调用 {connector}',
  },
  'doubt.loaded-nothing': {
    en: 'Loaded nothing: it never called {connector}',
    'zh-CN': '未加载数据：没有调用 {connector}',
  },
  'doubt.lost-field.all': {
    en: '{field} is {value} in every row',
    'zh-CN': '每行的 {field} 都是 {value}',
  },
  'doubt.lost-field.some': {
    en: '{field} is {value} in {rows} of {of|row|rows}',
    'zh-CN': '{of} 行中有 {rows} 行的 {field} 是 {value}',
  },
  'doubt.lost-field.looked': {
    en: '{field} is {value} in {rows} of the {of|row|rows} looked at',
    'zh-CN': '查看过的 {of} 行中有 {rows} 行的 {field} 是 {value}',
  },
  'doubt.unheld-field.all': {
    en: '{field} is of the type {value} in every row, which JSON can’t hold',
    'zh-CN': '每行的 {field} 都是 {value} 类型，JSON 无法表示',
  },
  'doubt.unheld-field.some': {
    en: '{field} is of the type {value} in {rows} of {of|row|rows}, which JSON can’t hold',
    'zh-CN': '{of} 行中有 {rows} 行的 {field} 是 {value} 类型，JSON 无法表示',
  },
  'doubt.unheld-field.looked': {
    en: '{field} is of the type {value} in {rows} of the {of|row|rows} looked at, which JSON can’t hold',
    'zh-CN': '查看过的 {of} 行中有 {rows} 行的 {field} 是 {value} 类型，JSON 无法表示',
  },
  'doubt.unheld-row.all': {
    en: 'Every row is of the type {value}, which JSON can’t hold',
    'zh-CN': '每行都是 {value} 类型，JSON 无法表示',
  },
  'doubt.unheld-row.some': {
    en: 'Of the type {value}, which JSON can’t hold: {rows} of {of|row|rows}',
    'zh-CN': '{of} 行中有 {rows} 行是 {value} 类型，JSON 无法表示',
  },
  'doubt.unheld-row.looked': {
    en: 'Of the type {value}, which JSON can’t hold: {rows} of the {of|row|rows} looked at',
    'zh-CN': '查看过的 {of} 行中有 {rows} 行是 {value} 类型，JSON 无法表示',
  },
  'doubt.once-per-batch.total': {
    en: 'Ran once per batch: {rows|row|rows} from {batches|batch|batches}, not one of all',
    'zh-CN': '每批各运行一次：{batches} 批得到 {rows} 行，而不是合计一行',
  },
  'doubt.once-per-batch': {
    en: 'Ran once per batch: {rows|row|rows} for {values|value|values} of {field}',
    'zh-CN': '每批各运行一次：{field} 的 {values} 个值得到 {rows} 行',
  },
  'doubt.doubled': {
    en: 'Rows doubled: {connector} has no key',
    'zh-CN': '数据重复：{connector} 没有键',
  },
  'doubt.unkeyed': {
    en: 'Saved {rows} of {of|row|rows} without {fields}, the key of {connector}: each save adds them again',
    'zh-CN': '{of} 行中有 {rows} 行缺少 {connector} 的键 {fields}，每次保存都会重复添加',
  },
  'doubt.unkeyed.all': {
    en: 'Saved every row without {fields}, the key of {connector}: each save adds them again',
    'zh-CN': '每行都缺少 {connector} 的键 {fields}，每次保存都会重复添加',
  },
  'doubt.failed-rows': {
    en: '{rows|row|rows} in the error lane',
    'zh-CN': '{rows} 行进入错误通道',
  },
  'doubt.undecoded': {
    en: 'In {visits} of {of|call|calls} it {detail}',
    'zh-CN': '{of} 次调用中有 {visits} 次{detail}',
  },
  'doubt.undecoded.once': { en: 'It {detail}', 'zh-CN': '{detail}' },
  'doubt.no-rows': { en: 'Handed on 0 rows', 'zh-CN': '输出 0 行' },
  'doubt.no-rows.some': {
    en: 'Handed on 0 rows in {batches} of {of|batch|batches}',
    'zh-CN': '{of} 批中有 {batches} 批输出 0 行',
  },

  // The end of a node's name, for those who hear it
  'spoken.rows': {
    en: '{rowsIn|row|rows} in, {rowsOut} out',
    'zh-CN': '输入 {rowsIn} 行，输出 {rowsOut} 行',
  },
  'spoken.ok': { en: 'done', 'zh-CN': '完成' },
  'spoken.red': { en: 'failed: {reason}', 'zh-CN': '失败：{reason}' },
  'spoken.amber': { en: 'to look at: {reason}', 'zh-CN': '需要留意：{reason}' },
  'spoken.stopped': { en: 'stopped here', 'zh-CN': '在此停止' },
  'spoken.stale': { en: 'from before your last edit', 'zh-CN': '早于最近一次修改' },
  'spoken.not-reached': { en: 'not reached', 'zh-CN': '未到达' },
  'spoken.saved-nothing': { en: 'saved nothing', 'zh-CN': '未保存数据' },
  'spoken.loaded-nothing': { en: 'loaded nothing', 'zh-CN': '未加载数据' },
  'spoken.once-per-batch': { en: 'ran once per batch', 'zh-CN': '每批各运行一次' },
  'spoken.doubled': { en: 'rows doubled', 'zh-CN': '数据重复' },

  // What to do
  'action.run': { en: 'Run', 'zh-CN': '运行' },
  'action.run-again': { en: 'Run again', 'zh-CN': '重新运行' },
  'action.pause': { en: 'Pause', 'zh-CN': '暂停' },
  'action.stop': { en: 'Stop', 'zh-CN': '停止' },
  'action.continue': { en: 'Continue', 'zh-CN': '继续' },
  'action.step': { en: 'Step', 'zh-CN': '单步' },
  'action.show-first': { en: 'Show the first', 'zh-CN': '查看第一处' },
  'action.list-all': { en: 'List all {count}', 'zh-CN': '全部列出' },
  'action.show-samples': { en: 'Sample rows', 'zh-CN': '样本数据' },
  'action.add-function': { en: 'Add a function', 'zh-CN': '添加函数' },
  'action.show-node': { en: 'Show on canvas', 'zh-CN': '在画布中显示' },
  'action.show-rows': { en: 'Show its rows', 'zh-CN': '查看数据' },
  'action.show-failed-rows': { en: 'Show the errors', 'zh-CN': '查看错误行' },
  'action.create-code': { en: 'Create it', 'zh-CN': '创建代码' },
  'action.go-to-line': { en: 'Go to line {line}', 'zh-CN': '转到第 {line} 行' },
  'action.go-to-file': { en: 'Go to {file}', 'zh-CN': '转到 {file}' },
  'action.go-to-sample-row': { en: 'Go to row {row}', 'zh-CN': '转到第 {row} 行' },
  'action.run-without-row': { en: 'Run without row {row}', 'zh-CN': '跳过第 {row} 行运行' },
  'action.show-jump': { en: 'Show the jump', 'zh-CN': '查看跳转' },
  'action.run-as-one-batch': { en: 'Run as one batch', 'zh-CN': '合为一批运行' },
  'action.insert-call': { en: 'Insert the call', 'zh-CN': '插入调用' },
  'action.set-connector': { en: 'Set a connector', 'zh-CN': '设置连接器' },
  'action.set-key': { en: 'Set a key', 'zh-CN': '设置键' },
  'action.explain': { en: 'Why', 'zh-CN': '原因' },
  'action.enable-flow': { en: 'Enable it', 'zh-CN': '启用' },
} as const satisfies Record<string, Words>;

export type SentenceId = keyof typeof words;
