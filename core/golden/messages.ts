import type { ErrorMessages } from '../errors/messages.ts';

/** The words of golden tests; apart from the other errors, since a window needs them only where tests are shown. */
export const goldenMessages = {
  'golden.not-json': {
    en: { message: '{file} is no JSON: {detail}', help: 'Mend the file, or restore it.' },
    'zh-CN': { message: '{file} 不是有效的 JSON：{detail}', help: '请修正或恢复该文件。' },
  },
  'golden.newer': {
    en: {
      message: '{file} is of version {version}, which this Studio does not know',
      help: 'Run it with a newer Studio; the file was left as it is.',
    },
    'zh-CN': {
      message: '{file} 的版本是 {version}，当前 Studio 不支持',
      help: '请用更新的 Studio 运行；文件未被改动。',
    },
  },
  'golden.unknown-key': {
    en: {
      message: '{file} has a key that tests do not have: {key} (in {at})',
      help: 'Mend its name, or remove it.',
    },
    'zh-CN': { message: '{file} 中有测试不支持的键：{key}（位于 {at}）', help: '请改正键名或删除它。' },
  },
  'golden.bad-value': {
    en: { message: 'in {file}, {at} has to be {expected}', help: 'Write a value of that kind.' },
    'zh-CN': { message: '{file} 中的 {at} 必须是 {expected}', help: '请写成要求的类型。' },
  },
  'golden.no-flow': {
    en: {
      message: 'the flow {flow} is not in the project',
      help: 'Is {like} meant? Change "flow" in {file}.',
    },
    'zh-CN': { message: '项目中没有流 {flow}', help: '是否想用 {like}？请修改 {file} 中的 “flow”。' },
  },
  'golden.place-gone': {
    en: {
      message: '{place} is not in the chain of {flow}',
      help: 'Is {like} meant? Rename it in {file}, or remove what is expected of it.',
    },
    'zh-CN': {
      message: '{flow} 的链条中没有 {place}',
      help: '是否想用 {like}？请在 {file} 中改名，或删除对它的期望。',
    },
  },
  'golden.rows-missing': {
    en: {
      message: 'the rows {path} are not there',
      help: 'Paths are read from the project’s folder, then from {folder}/.',
    },
    'zh-CN': { message: '找不到数据文件 {path}', help: '路径先从项目文件夹查找，再从 {folder}/ 查找。' },
  },
  'golden.no-samples': {
    en: {
      message: 'the test names no rows, and {flow} has no samples ({file} is missing)',
      help: 'Write "rows" into the test, or make samples.',
    },
    'zh-CN': {
      message: '测试没有指定数据，流 {flow} 也没有样本数据（缺少 {file}）',
      help: '请在测试中写 “rows”，或添加样本数据。',
    },
  },
  'golden.rows-unreadable': {
    en: { message: 'the rows {path} can’t be read: {detail}', help: 'Mend the file.' },
    'zh-CN': { message: '无法读取数据文件 {path}：{detail}', help: '请修正该文件。' },
  },
  'golden.ended-error': {
    en: { message: 'the run ended with an error: {detail}', help: '{help}' },
    'zh-CN': { message: '运行以错误结束：{detail}', help: '{help}' },
  },
  'golden.ended-well': {
    en: {
      message: 'the run ended well, and an error was expected',
      help: 'Remove "ends" from the test if this is right now.',
    },
    'zh-CN': {
      message: '运行正常结束，但测试期望出错',
      help: '如果现在的结果是正确的，请从测试中删除 “ends”。',
    },
  },
  'golden.too-slow': {
    en: {
      message: 'the run had not ended after {seconds} s and was stopped, at {fname}',
      help: 'Look for a loop there, or give it longer: --timeout.',
    },
    'zh-CN': {
      message: '运行超过 {seconds} 秒未结束，已在 {fname} 处停止',
      help: '请检查那里是否有死循环，或用 --timeout 延长时间。',
    },
  },
  'golden.too-many-rows': {
    en: {
      message: 'more rows came out than a test can compare ({megabytes} MB)',
      help: 'Test with fewer rows: a golden test is read by people.',
    },
    'zh-CN': {
      message: '输出的数据超过测试可比较的上限（{megabytes} MB）',
      help: '请减少测试数据：测试应便于阅读。',
    },
  },
  'golden.rows-count': {
    en: { message: '{actual} rows, expected {expected}', help: '' },
    'zh-CN': { message: '实际 {actual} 行，期望 {expected} 行', help: '' },
  },
  'golden.value': {
    en: { message: 'row {row}, {field}: {actual}, expected {expected}', help: '' },
    'zh-CN': { message: '第 {row} 行，{field}：实际 {actual}，期望 {expected}', help: '' },
  },
  'golden.missing-row': {
    en: { message: 'expected row {row} did not come out: {json}', help: '' },
    'zh-CN': { message: '期望的第 {row} 行没有输出：{json}', help: '' },
  },
  'golden.extra-row': {
    en: { message: 'row {row} was not expected: {json}', help: '' },
    'zh-CN': { message: '第 {row} 行不在期望之中：{json}', help: '' },
  },
  'golden.more': {
    en: { message: '{count} more differences', help: '' },
    'zh-CN': { message: '另有 {count} 处差异', help: '' },
  },
  'golden.check-wrong': {
    en: { message: 'the check {check} can’t be read: {detail}', help: '{help}' },
    'zh-CN': { message: '无法读取检查 {check}：{detail}', help: '{help}' },
  },
  'golden.check-false': {
    en: { message: 'row {row}: {check} is not true of {json}', help: '' },
    'zh-CN': { message: '第 {row} 行：{check} 不成立：{json}', help: '' },
  },
  'golden.check-failed': {
    en: { message: 'row {row}: {check} has no value: {part} {detail}', help: '{help}' },
    'zh-CN': { message: '第 {row} 行：{check} 无法求值：{part} {detail}', help: '{help}' },
  },
  'golden.no-connector': {
    en: {
      message: 'the connector {cname} is not in the project',
      help: 'Is {like} meant? Change its name in {file}.',
    },
    'zh-CN': { message: '项目中没有连接器 {cname}', help: '是否想用 {like}？请在 {file} 中改名。' },
  },
  'golden.stored-rows': {
    en: { message: 'the rows of {cname} can’t be stored: {detail}', help: '{help}' },
    'zh-CN': { message: '无法存入 {cname} 的数据：{detail}', help: '{help}' },
  },
} as const satisfies ErrorMessages;

export type GoldenCode = keyof typeof goldenMessages;
