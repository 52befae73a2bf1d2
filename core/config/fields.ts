import { type ConfigKind, type ConfigPath, functionModes } from './types.ts';

/** One field of a config file: where it stands, of what type it is, and what KisFlow really does with it. */
export interface FieldDescription {
  /** `0` stands for any place of a list, as in `['flows', 0, 'fname']`. */
  path: ConfigPath;
  type: 'string' | 'int' | 'bool' | 'string-list' | 'string-map' | 'list';
  /** Whether KisFlow itself acts on it; the others are only for user code to read, or for people. */
  used: boolean;
  help: { en: string; 'zh-CN': string };
  options?: readonly string[];
}

type FieldType = FieldDescription['type'];

function used(
  path: ConfigPath,
  type: FieldType,
  en: string,
  chinese: string,
  options?: readonly string[],
): FieldDescription {
  return { path, type, used: true, help: { en, 'zh-CN': chinese }, ...(options && { options }) };
}

function unused(
  path: ConfigPath,
  type: FieldType,
  en: string,
  chinese: string,
  options?: readonly string[],
): FieldDescription {
  return { ...used(path, type, en, chinese, options), used: false };
}

const connectorTypes = ['redis', 'mysql', 'kafka', 'tidb', 'es'] as const;

/** The fields of every kind of config file in the order of KisFlow's structs (config/*.go). */
export const configFields: Record<ConfigKind, readonly FieldDescription[]> = {
  flow: [
    used(
      ['kistype'],
      'string',
      'Says that the file is a flow. Without it the whole import fails.',
      '表明该文件是流。缺少时整个导入都会失败。',
      ['flow'],
    ),
    used(
      ['status'],
      'int',
      '1 enables the flow. 0, or no status, makes KisFlow skip it at import; any other number runs.',
      '1 表示启用。为 0 或缺省时，KisFlow 导入时会跳过该流；其他数字都会运行。',
      ['1', '0'],
    ),
    used(
      ['flow_name'],
      'string',
      'The name that programs get the flow by. A repeated name stops the import.',
      '程序通过该名称获取流。名称重复会中断导入。',
    ),
    used(['flows'], 'list', 'The functions of the chain, in order.', '按顺序排列的函数链。'),
    used(
      ['flows', 0, 'fname'],
      'string',
      'The function at this place; its func file must be there.',
      '此处的函数；必须存在对应的函数文件。',
    ),
    used(
      ['flows', 0, 'params'],
      'string-map',
      "Params for this place; they override the function's default_params. All values are texts.",
      '此处的参数，会覆盖函数的 default_params。所有值都是文本。',
    ),
  ],
  func: [
    used(
      ['kistype'],
      'string',
      'Says that the file is a function. Without it the whole import fails.',
      '表明该文件是函数。缺少时整个导入都会失败。',
      ['func'],
    ),
    used(
      ['fname'],
      'string',
      'The name that flows and Go code use. A repeated name stops the import.',
      '流和 Go 代码使用的名称。名称重复会中断导入。',
    ),
    used(
      ['fmode'],
      'string',
      'Only Save and Load make a difference to KisFlow: they choose the connector callback. A wrong mode stops the import once a flow uses the function.',
      '对 KisFlow 来说只有 Save 和 Load 有区别：它们决定连接器回调。一旦有流使用该函数，错误的模式会中断导入。',
      functionModes,
    ),
    unused(
      ['source', 'name'],
      'string',
      'Describes where the data comes from. KisFlow does not read it.',
      '描述数据来源。KisFlow 不读取它。',
    ),
    unused(
      ['source', 'must'],
      'string-list',
      'Fields every row should have. KisFlow reads this list and does not check it.',
      '每行应有的字段。KisFlow 读取此列表但不做检查。',
    ),
    used(
      ['option', 'cname'],
      'string',
      'The connector this function may call. It works in Save and Load functions only.',
      '该函数可调用的连接器，仅在 Save 和 Load 函数中有效。',
    ),
    unused(
      ['option', 'retry_times'],
      'int',
      'KisFlow never retries: it parses this number and does not use it.',
      'KisFlow 从不重试：它解析该数字但不使用。',
    ),
    unused(
      ['option', 'return_duration'],
      'int',
      'Milliseconds between retries, never used. The name is return_duration: retry_duration is ignored.',
      '重试间隔毫秒数，从未使用。名称是 return_duration：retry_duration 会被忽略。',
    ),
    used(
      ['option', 'default_params'],
      'string-map',
      "Params the function sees wherever the flow doesn't override them. All values are texts.",
      '在流没有覆盖时函数看到的参数。所有值都是文本。',
    ),
  ],
  conn: [
    used(
      ['kistype'],
      'string',
      'Says that the file is a connector. Without it the whole import fails.',
      '表明该文件是连接器。缺少时整个导入都会失败。',
      ['conn'],
    ),
    used(
      ['cname'],
      'string',
      'The name that functions use. A repeated name stops the import.',
      '函数使用的名称。名称重复会中断导入。',
    ),
    unused(
      ['addrs'],
      'string',
      'Addresses for your connector code, by custom separated by commas. KisFlow does not connect.',
      '供连接器代码使用的地址，习惯上以逗号分隔。KisFlow 不会自行连接。',
    ),
    unused(
      ['type'],
      'string',
      'The kind of storage, for your connector code. KisFlow accepts any text.',
      '存储类型，供连接器代码使用。KisFlow 接受任意文本。',
      connectorTypes,
    ),
    unused(
      ['key'],
      'string',
      'Redis key, table or topic, for your connector code.',
      'Redis 键、表或主题，供连接器代码使用。',
    ),
    unused(
      ['params'],
      'string-map',
      'More settings for your connector code. All values are texts.',
      '供连接器代码使用的其他设置。所有值都是文本。',
    ),
    unused(
      ['load'],
      'string-list',
      'Load functions that use it: only informative, and grown at every import.',
      '使用它的 Load 函数：仅供参考，每次导入都会增长。',
    ),
    unused(
      ['save'],
      'string-list',
      'Save functions that use it: only informative, and grown at every import.',
      '使用它的 Save 函数：仅供参考，每次导入都会增长。',
    ),
  ],
  global: [
    used(
      ['kistype'],
      'string',
      'Says that the file holds the global settings. A second such file makes the import panic.',
      '表明该文件是全局设置。第二个此类文件会导致导入崩溃。',
      ['global'],
    ),
    used(['prometheus_enable'], 'bool', 'Counts metrics of flows and functions.', '统计流和函数的指标。'),
    used(
      ['prometheus_listen'],
      'bool',
      'Serves the metrics at /metrics, when they are counted.',
      '在启用统计时，通过 /metrics 提供指标。',
    ),
    used(['prometheus_serve'], 'string', 'The address to serve metrics at.', '提供指标服务的地址。'),
  ],
};

/** What KisFlow does with a field, in one language; '' for a field it does not know. List places in `path` count as any. */
export function fieldHelp(kind: ConfigKind, path: ConfigPath, language: 'en' | 'zh-CN'): string {
  const wanted = keyOf(path);
  return configFields[kind].find((field) => keyOf(field.path) === wanted)?.help[language] ?? '';
}

function keyOf(path: ConfigPath): string {
  return path.map((part) => (typeof part === 'number' ? '*' : part)).join('.');
}
