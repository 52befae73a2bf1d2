import type { LocalText } from './local-text.ts';

/**
 * What KisFlow does and few people expect, by the name that messages link to. docs/kisflow-traps.md tells each in both
 * languages, in this order; comments in the code cite them by number.
 */
export const traps = {
  'force-entry-next-loses-rows': {
    en: 'ForceEntryNext throws committed rows away',
    'zh-CN': 'ForceEntryNext 会丢弃已提交的数据',
  },
  'one-bad-row-empties-all': {
    en: 'One row that does not decode empties all rows',
    'zh-CN': '一行无法解码，全部数据都会丢失',
  },
  'failed-rows-come-again': {
    en: 'Rows of a failed function come again',
    'zh-CN': '失败函数的数据会再次出现',
  },
  'reuse-without-rows-leaks': {
    en: 'DataReuse without rows before it leaks rows',
    'zh-CN': '前面没有数据时 DataReuse 会泄漏数据',
  },
  'no-rows-ends-the-flow': {
    en: 'A function that commits nothing ends the flow',
    'zh-CN': '不提交数据的函数会结束流',
  },
  'jump-drops-rows': {
    en: 'A jump drops the rows of the function that jumps',
    'zh-CN': '跳转会丢弃跳转者的数据',
  },
  'jump-over-unset-rows': {
    en: 'A jump forward over functions that did not run fails',
    'zh-CN': '向前跳过未运行的函数会失败',
  },
  'old-rows-in-a-loop': {
    en: 'A second visit may leave the rows of the first',
    'zh-CN': '第二次调用可能留下第一次的数据',
  },
  'action-outlives-the-run': { en: 'An action may outlive its run', 'zh-CN': '动作可能延续到下一次运行' },
  'next-replaces': { en: 'The last call of next wins', 'zh-CN': '最后一次 next 生效' },
  'jump-without-rows': { en: 'A jump without rows goes on', 'zh-CN': '没有数据时跳转仍会继续' },
  'function-listed-twice': {
    en: 'Of a function listed twice, a jump finds the last',
    'zh-CN': '函数出现两次时，跳转总是到最后一个',
  },
  'loops-have-no-limit': { en: 'Loops have no limit', 'zh-CN': '循环没有上限' },
  'disabled-while-running': { en: 'A disabled flow keeps its rows', 'zh-CN': '禁用的流会保留数据' },
  'retry-never-used': { en: 'Retries are read and never made', 'zh-CN': '重试设置从不生效' },
  'must-never-checked': { en: 'Required fields are never checked', 'zh-CN': '必填字段从不检查' },
  'mode-decides-nothing': {
    en: "The mode decides nothing but the connector's callback",
    'zh-CN': '模式只决定调用哪个连接器回调',
  },
  'missing-folder-is-no-error': { en: 'A missing folder is no error', 'zh-CN': '文件夹不存在也不报错' },
  'every-file-needs-kistype': {
    en: 'Every YAML file needs a kistype',
    'zh-CN': '每个 YAML 文件都需要 kistype',
  },
  'import-errors-say-little': { en: 'Import errors say little', 'zh-CN': '导入错误信息很少' },
  'disabled-flow-is-not-there': { en: 'A disabled flow is not there at all', 'zh-CN': '禁用的流并不存在' },
  'import-order-is-random': {
    en: 'After an error, a random part is loaded',
    'zh-CN': '出错后加载的部分是随机的',
  },
  'importing-twice-panics': { en: 'Importing twice panics', 'zh-CN': '重复导入会 panic' },
  'unknown-mode-says-little': {
    en: 'An unknown mode fails late, or panics',
    'zh-CN': '未知模式很晚才报错，甚至 panic',
  },
  'params-are-texts': { en: 'Params are the texts of the file', 'zh-CN': '参数就是文件中的文本' },
  'one-connector-per-place': {
    en: 'Each function has a connector object of its own',
    'zh-CN': '每个函数都有自己的连接器对象',
  },
  'connector-by-mode': {
    en: 'A connector is called by the mode of its function',
    'zh-CN': '连接器按函数的模式调用',
  },
  'export-loses': {
    en: 'The export loses what KisFlow does not know',
    'zh-CN': '导出会丢失 KisFlow 不认识的内容',
  },
  'connector-lists-grow': { en: "A connector's lists grow", 'zh-CN': '连接器的列表会不断增长' },
  'flows-of-code-export-no-kistype': {
    en: 'Flows made in code export without a kistype',
    'zh-CN': '由代码创建的流导出时没有 kistype',
  },
  'export-path-is-a-prefix': { en: 'The export path is a prefix', 'zh-CN': '导出路径只是前缀' },
  'export-bytes': { en: 'How the export is written', 'zh-CN': '导出的书写方式' },
  'rows-are-a-copy': { en: 'The rows are a copy, the input is not', 'zh-CN': 'rows 是副本，input 不是' },
  'null-rows-panic': { en: 'A null row ends the process', 'zh-CN': '值为 null 的行会终止进程' },
  'string-rows-are-json-first': {
    en: 'A string row is tried as JSON first',
    'zh-CN': '字符串行首先按 JSON 解析',
  },
  'json-rules': { en: "Rows follow Go's JSON rules", 'zh-CN': '数据遵循 Go 的 JSON 规则' },
  'serialize-by-value': {
    en: "A row type's own serializer must have value receivers",
    'zh-CN': '行类型自己的序列化方法必须用值接收者',
  },
  'context-by-name': {
    en: "A parameter counts as context by its type's name",
    'zh-CN': '参数按类型名被当作 context',
  },
  'struct-rows-are-slow': {
    en: 'Struct rows into pointers take a detour',
    'zh-CN': '结构体行转为指针会绕行 JSON',
  },
  'state-survives-runs': { en: 'Metadata and cache survive runs', 'zh-CN': '元数据和缓存会跨运行保留' },
  'fork-shares-config': { en: 'A fork shares its configuration', 'zh-CN': 'fork 共享配置' },
  'not-safe-side-by-side': { en: 'A flow is not safe to run side by side', 'zh-CN': '同一个流不能并发运行' },
  'metrics-need-their-server': { en: 'Prometheus needs its server', 'zh-CN': 'Prometheus 需要先启动服务' },
  'default-log': { en: 'The default log goes to standard output', 'zh-CN': '默认日志写到标准输出' },
  'not-a-number-empties': {
    en: 'A row with NaN empties the next function',
    'zh-CN': '含 NaN 的行会清空下一个函数的输入',
  },
  'lone-surrogates': { en: 'Half of a character becomes a replacement', 'zh-CN': '半个字符会变成替代字符' },
  'run-ignores-its-context': { en: 'A run never looks at its context', 'zh-CN': '运行从不检查 context' },
  'no-error-counter': { en: 'There is no counter of errors', 'zh-CN': '没有错误计数' },
} as const satisfies Record<string, LocalText>;

export type Trap = keyof typeof traps;
