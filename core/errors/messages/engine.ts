import type { ErrorMessages } from '../messages.ts';

/** Errors of the engine. The codes of import, run and commit errors are those of the recorded runs of KisFlow. */
export const engineMessages = {
  'import.read-error': {
    en: { message: 'cannot read {path}: {detail}', help: 'Check that the file exists and may be read.' },
    'zh-CN': { message: '无法读取 {path}：{detail}', help: '请检查文件是否存在、是否有读取权限。' },
  },
  'import.repeat-flow': {
    en: {
      message: 'the flow {name} is already defined in {first}',
      help: 'Give one of the two flows another flow_name, or remove one file.',
    },
    'zh-CN': { message: '流 {name} 已在 {first} 中定义', help: '请修改其中一个 flow_name，或删除一个文件。' },
  },
  'import.repeat-func': {
    en: {
      message: 'the function {name} is already defined in {first}',
      help: 'Give one of the two functions another fname, or remove one file.',
    },
    'zh-CN': { message: '函数 {name} 已在 {first} 中定义', help: '请修改其中一个 fname，或删除一个文件。' },
  },
  'import.repeat-conn': {
    en: {
      message: 'the connector {name} is already defined in {first}',
      help: 'Give one of the two connectors another cname, or remove one file.',
    },
    'zh-CN': { message: '连接器 {name} 已在 {first} 中定义', help: '请修改其中一个 cname，或删除一个文件。' },
  },
  'import.repeat-global': {
    en: {
      message: 'the metrics were already set up by another global file or an earlier import',
      help: 'Keep one file with kistype: global, and import it once.',
    },
    'zh-CN': {
      message: '指标已由另一个 global 文件或先前的导入设置',
      help: '只保留一个 kistype: global 文件，并且只导入一次。',
    },
  },
  'import.func-missing': {
    en: {
      message: 'the flow {flow} needs the function {name}, which has no config file',
      help: 'Add a func file with fname: {name}, or correct the name in the flow.',
    },
    'zh-CN': {
      message: '流 {flow} 需要函数 {name}，但没有它的配置文件',
      help: '请添加 fname: {name} 的 func 文件，或修正流中的名称。',
    },
  },
  'import.conn-missing': {
    en: {
      message: 'the function {fname} needs the connector {name}, which has no config',
      help: 'Add a conn file with cname: {name}, or correct option.cname of the function.',
    },
    'zh-CN': {
      message: '函数 {fname} 需要连接器 {name}，但没有它的配置',
      help: '请添加 cname: {name} 的 conn 文件，或修正函数的 option.cname。',
    },
  },
  'import.bad-mode': {
    en: {
      message: 'the function {fname} has the mode "{mode}", which KisFlow does not know',
      help: 'Set fmode to Verify, Save, Load, Calculate or Expand, exactly so.',
    },
    'zh-CN': {
      message: '函数 {fname} 的模式“{mode}”不是 KisFlow 的模式',
      help: '请将 fmode 设为 Verify、Save、Load、Calculate 或 Expand（大小写一致）。',
    },
  },
  'import.conn-init-not-registered': {
    en: {
      message: 'the connector {name} has no registered init',
      help: 'Register one with pool.caasInit("{name}", …) before the import or the link.',
    },
    'zh-CN': {
      message: '连接器 {name} 没有注册 init',
      help: '请在导入或链接之前用 pool.caasInit("{name}", …) 注册。',
    },
  },
  'import.conn-init-failed': {
    en: {
      message: 'the init of the connector {name} failed: {detail}',
      help: 'Correct the init code, or what it connects to.',
    },
    'zh-CN': { message: '连接器 {name} 的 init 失败：{detail}', help: '请修正 init 代码或它所连接的服务。' },
  },
  'import.flow-already-in-pool': {
    en: {
      message: 'the pool already has a flow named {name}',
      help: 'Import a folder once for each pool, or use another flow_name.',
    },
    'zh-CN': { message: '池中已有名为 {name} 的流', help: '每个池只导入一次，或使用另一个 flow_name。' },
  },
  'export.write-error': {
    en: {
      message: 'cannot write {path}: {detail}',
      help: 'The path is a prefix: end it with a separator, and create the folder first.',
    },
    'zh-CN': { message: '无法写入 {path}：{detail}', help: '该路径是前缀：请以分隔符结尾，并先创建文件夹。' },
  },
  'pool.repeat-function': {
    en: {
      message: 'a function {fname} is already registered',
      help: 'Register each function name once in a pool.',
    },
    'zh-CN': { message: '函数 {fname} 已注册', help: '同一个池中每个函数名只能注册一次。' },
  },
  'pool.repeat-connector': {
    en: {
      message: 'the init of the connector {cname} is already registered',
      help: 'Register each connector once in a pool.',
    },
    'zh-CN': { message: '连接器 {cname} 的 init 已注册', help: '同一个池中每个连接器只能注册一次。' },
  },
  'pool.repeat-callback': {
    en: {
      message: 'the connector {cname} already has a {mode} callback for {fname}',
      help: 'Register each connector callback once in a pool.',
    },
    'zh-CN': {
      message: '连接器 {cname} 已有函数 {fname} 的 {mode} 回调',
      help: '同一个池中每个连接器回调只能注册一次。',
    },
  },
  'pool.bad-callback-mode': {
    en: {
      message: 'the connector {cname} cannot have a callback of the mode {mode}',
      help: 'Connectors have callbacks for Save and Load functions only.',
    },
    'zh-CN': {
      message: '连接器 {cname} 不能有 {mode} 模式的回调',
      help: '连接器只有 Save 和 Load 函数的回调。',
    },
  },
  'metrics.serve-failed': {
    en: {
      message: 'cannot serve the metrics at {address}: {detail}',
      help: 'Set prometheus_serve to a free host:port.',
    },
    'zh-CN': {
      message: '无法在 {address} 提供指标：{detail}',
      help: '请将 prometheus_serve 设为空闲的 主机:端口。',
    },
  },
  'run.func-not-registered': {
    en: {
      message: 'the function {fname} has no code yet',
      help: 'Write its code: {file}',
    },
    'zh-CN': {
      message: '函数 {fname} 还没有代码',
      help: '请编写它的代码：{file}',
    },
  },
  'run.conn-not-registered': {
    en: {
      message: 'the connector {cname} has no {mode} callback for the function {fname}',
      help: 'Callbacks exist for functions of the modes Save and Load: register one, or change the mode.',
    },
    'zh-CN': {
      message: '连接器 {cname} 没有函数 {fname} 的 {mode} 回调',
      help: '只有 Save 和 Load 模式的函数有回调：请注册回调或修改模式。',
    },
  },
  'run.no-connector': {
    en: {
      message: 'the function {fname} has no connector',
      help: 'Set option.cname of the function to the name of a connector.',
    },
    'zh-CN': { message: '函数 {fname} 没有连接器', help: '请将函数的 option.cname 设为连接器的名称。' },
  },
  'run.prev-data-missing': {
    en: {
      message: 'the function {fname} reads the rows of {previous}, which has handed on none in this run',
      help: 'A jump reads the rows of the function before its target in the chain: that function must have handed on rows first.',
    },
    'zh-CN': {
      message: '函数 {fname} 要读取 {previous} 的数据，但本次运行中还没有这些数据',
      help: '跳转后读取的，是目标函数在链条中前一个函数输出的数据：该函数必须先输出过数据。',
    },
  },
  'run.jump-unknown': {
    en: {
      message: 'the function {fname} jumps to {target}, which is not in the flow {flow}',
      help: 'Jump to the fname of a function of this flow.',
    },
    'zh-CN': {
      message: '函数 {fname} 跳转到 {target}，但流 {flow} 中没有它',
      help: '请跳转到本流中某个函数的 fname。',
    },
  },
  'run.func-error': {
    en: {
      message: 'the function {fname} failed: {detail}',
      help: 'Correct the code of the function, or the rows it was given.',
    },
    'zh-CN': { message: '函数 {fname} 失败：{detail}', help: '请修正函数代码或传给它的数据。' },
  },
  'run.func-panic': {
    en: {
      message: 'the function {fname} threw an error: {detail}',
      help: 'Correct the line, or check for missing values first. In production such an error ends the whole KisFlow process.',
    },
    'zh-CN': {
      message: '函数 {fname} 抛出错误：{detail}',
      help: '请修正该行，或先检查值是否缺失。在生产环境中，这种错误会终止整个 KisFlow 进程。',
    },
  },
  'run.bad-action': {
    en: {
      message: 'next() was given something that is not an action',
      help: 'Pass ctx.Action.abort, dataReuse, forceEntryNext or jumpFunc(name).',
    },
    'zh-CN': {
      message: 'next() 收到的不是动作',
      help: '请传入 ctx.Action.abort、dataReuse、forceEntryNext 或 jumpFunc(name)。',
    },
  },
  'run.no-function': {
    en: {
      message: 'the flow {flow} is not calling a function now',
      help: 'Call this only inside a function, while the flow runs.',
    },
    'zh-CN': { message: '流 {flow} 当前没有在调用函数', help: '只能在流运行时、在函数内部调用。' },
  },
  'run.flow-busy': {
    en: {
      message: 'the flow {flow} is already running',
      help: 'Wait for the run to end, or run a fork: flow.fork().',
    },
    'zh-CN': { message: '流 {flow} 正在运行', help: '请等待运行结束，或运行副本：flow.fork()。' },
  },
  'run.cancelled': {
    en: { message: 'the run of the flow {flow} was stopped', help: 'Start it again when you are ready.' },
    'zh-CN': { message: '流 {flow} 的运行已停止', help: '准备好后可重新启动。' },
  },
  'run.required-field-missing': {
    en: {
      message: 'row {row} for the function {fname} has no field {field}',
      help: 'Give every row the fields of source.must, or turn off "Check required fields" in the settings.',
    },
    'zh-CN': {
      message: '函数 {fname} 的第 {row} 行没有字段 {field}',
      help: '请让每一行都有 source.must 中的字段，或在设置中关闭“检查必填字段”。',
    },
  },
  'commit.not-a-slice': {
    en: { message: 'commitRowBatch needs an array of rows', help: 'Use commitRow for a single row.' },
    'zh-CN': { message: 'commitRowBatch 需要一个行数组', help: '单行请使用 commitRow。' },
  },
  'commit.nil-row': {
    en: {
      message: 'row {row} of commitRowBatch is null',
      help: 'KisFlow crashes on a null row in a batch: leave it out, or use commitRow.',
    },
    'zh-CN': {
      message: 'commitRowBatch 的第 {row} 行是 null',
      help: 'KisFlow 遇到批次中的 null 行会崩溃：请去掉它，或使用 commitRow。',
    },
  },
  'engine.too-many-visits': {
    en: {
      message: 'the flow {flow} made {limit} calls in one batch: it may loop forever',
      help: 'Give the loop an end in the function that jumps, or raise the maximum of calls per batch.',
    },
    'zh-CN': {
      message: '流 {flow} 在一批中调用了 {limit} 次函数，疑似死循环',
      help: '请在发起跳转的函数中限制循环次数，或提高每批最多调用次数。',
    },
  },
} as const satisfies ErrorMessages;
