import { fillText, type Language } from '../errors/coded-error.ts';
import type { ErrorMessages } from '../errors/messages.ts';
import { expressionMessages } from '../expr/messages.ts';
import { withTypeWords } from '../expr/type-words.ts';
import { boundedText } from '../text/bounded-text.ts';

/**
 * What is wrong with a built-in's setup, or probably not meant by it. Apart from the other errors, since a window needs these
 * words only where a setup is written.
 */
export const setupMessages = {
  'builtin.param-missing': {
    en: { message: '{param} is not set', help: 'This built-in does nothing without it.' },
    'zh-CN': { message: '未设置 {param}', help: '没有它，该内置函数无法工作。' },
  },
  'builtin.param-unused': {
    en: {
      message: 'nothing here reads the param {param}',
      help: 'An expression reads it by param("{param}"); other keys mean nothing to this built-in.',
    },
    'zh-CN': {
      message: '没有任何地方读取参数 {param}',
      help: '表达式用 param("{param}") 读取；其他键对该内置函数没有意义。',
    },
  },
  'builtin.param-unused-meant': {
    en: { message: 'nothing here reads the param {param}', help: 'Did you mean {meant}?' },
    'zh-CN': { message: '没有任何地方读取参数 {param}', help: '是否想写 {meant}？' },
  },
  'builtin.param-never-set': {
    en: {
      message: 'the param {param} has no default',
      help: 'Add it to the function’s params; without a value it is an empty text.',
    },
    'zh-CN': { message: '参数 {param} 没有默认值', help: '请把它加入函数的参数；没有值时为空文本。' },
  },
  'builtin.not-a-choice': {
    en: { message: '{value} is none of the choices for {param}', help: 'Write one of: {choices}.' },
    'zh-CN': { message: '{value} 不是 {param} 的可选值', help: '请从中选择：{choices}。' },
  },
  'builtin.not-whole': {
    en: {
      message: '{value} is no whole number from {least} on',
      help: 'Write digits only, such as {least}.',
    },
    'zh-CN': { message: '{value} 不是从 {least} 起的整数', help: '请只写数字，例如 {least}。' },
  },
  'builtin.name-expected': {
    en: {
      message: 'a field’s name is missing here',
      help: 'Names stand between commas; one with other characters than letters, digits and _ stands in `backticks`.',
    },
    'zh-CN': {
      message: '此处缺少字段名',
      help: '字段名用英文逗号分隔；含字母、数字和 _ 以外字符的名称请放在 `反引号` 中。',
    },
  },
  'builtin.name-in-backticks': {
    en: {
      message: '“{name}” has to stand in backticks',
      help: 'Names of letters, digits and _ stand alone; all others in `backticks`.',
    },
    'zh-CN': {
      message: '“{name}”需要放在反引号中',
      help: '只含字母、数字和 _ 的名称可直接书写；其他名称请放在 `反引号` 中。',
    },
  },
  'builtin.name-not-closed': {
    en: { message: 'the name has no closing backtick', help: 'Close it with `.' },
    'zh-CN': { message: '名称缺少结束的反引号', help: '请用 ` 结束。' },
  },
  'builtin.comma-expected': {
    en: { message: 'a comma is missing here', help: 'Write names as: a, b as c.' },
    'zh-CN': { message: '此处缺少英文逗号', help: '名称写作：a, b as c。' },
  },
  'builtin.one-name': {
    en: { message: 'one field’s name is wanted here', help: 'Write its name alone.' },
    'zh-CN': { message: '此处只能写一个字段名', help: '请只写字段名。' },
  },
  'builtin.no-rename-here': {
    en: { message: '{word} means nothing here', help: 'Write the field’s name alone.' },
    'zh-CN': { message: '{word} 在此处没有意义', help: '请只写字段名。' },
  },
  'builtin.line-needs-equals': {
    en: { message: 'the line has no =', help: 'Write name = expression.' },
    'zh-CN': { message: '该行缺少 =', help: '请写成：名称 = 表达式。' },
  },
  'builtin.line-needs-name': {
    en: { message: 'the line has no name before its =', help: 'Write name = expression.' },
    'zh-CN': { message: '该行的 = 前面缺少名称', help: '请写成：名称 = 表达式。' },
  },
  'builtin.let-needs-plain-name': {
    en: {
      message: '{name} can’t name a step',
      help: 'Letters, digits and _ only, and no word of the language.',
    },
    'zh-CN': { message: '{name} 不能作为步骤名', help: '只能用字母、数字和 _，且不能是语言的保留字。' },
  },
  'builtin.no-let-here': {
    en: { message: 'steps (let) can’t stand here', help: 'Compute the value in a function before this one.' },
    'zh-CN': { message: '此处不能使用步骤（let）', help: '请在前一个函数中计算该值。' },
  },
  'builtin.unknown-field': {
    en: {
      message: 'the rows have no field {field}',
      help: 'Choose one of the fields that the function before hands on.',
    },
    'zh-CN': { message: '数据中没有字段 {field}', help: '请选择前一个函数传来的字段。' },
  },
  'builtin.unknown-field-meant': {
    en: { message: 'the rows have no field {field}', help: 'Did you mean {meant}?' },
    'zh-CN': { message: '数据中没有字段 {field}', help: '是否想写 {meant}？' },
  },
  'builtin.field-twice': {
    en: { message: '{field} is named twice', help: 'A row has a field once: give one of them another name.' },
    'zh-CN': { message: '{field} 出现了两次', help: '一行中同名字段只能有一个，请改名。' },
  },
  'builtin.field-exists': {
    en: {
      message: 'the rows already have a field {field}',
      help: 'Nothing is overwritten here: choose another name, or drop that field before.',
    },
    'zh-CN': { message: '数据中已有字段 {field}', help: '此处不会覆盖字段：请换一个名称，或先去掉该字段。' },
  },
  'builtin.wrong-field-type': {
    en: {
      message: '{field} is {found}; {expected} is wanted here',
      help: 'Choose another field, or convert it before.',
    },
    'zh-CN': {
      message: '{field} 的类型是 {found}，此处需要 {expected}',
      help: '请选择其他字段，或先转换类型。',
    },
  },
  'builtin.time-as-field': {
    en: {
      message: 'a time can’t be a field of a row',
      help: 'Hand on its text, or a part of it: timestamp(row.at).getFullYear().',
    },
    'zh-CN': {
      message: '时间不能作为行的字段',
      help: '请传递其文本或其中一部分，例如 timestamp(row.at).getFullYear()。',
    },
  },
  'builtin.no-type': {
    en: { message: 'the field {field} would always be null', help: 'Write a value, or leave the line out.' },
    'zh-CN': { message: '字段 {field} 将始终为空', help: '请写出一个值，或删除该行。' },
  },
  'builtin.both-set': {
    en: { message: '{param} and {other} exclude each other', help: 'Leave one of them empty.' },
    'zh-CN': { message: '{param} 与 {other} 不能同时设置', help: '请清空其中一个。' },
  },
  'builtin.nothing-left': {
    en: { message: 'no field is left', help: 'Keep at least one.' },
    'zh-CN': { message: '没有剩下任何字段', help: '请至少保留一个。' },
  },
  'builtin.unknown-total': {
    en: { message: '{found} is no total', help: 'Write one of: {totals}; such as sum(row.amount).' },
    'zh-CN': { message: '{found} 不是汇总函数', help: '请使用：{totals}，例如 sum(row.amount)。' },
  },
  'builtin.wrong-total': {
    en: { message: '{total} can’t total this', help: '{usage}' },
    'zh-CN': { message: '{total} 不能用于此处', help: '{usageInChinese}' },
  },
  'builtin.not-a-type': {
    en: { message: '{found} is no type', help: 'Write one of: {types}.' },
    'zh-CN': { message: '{found} 不是类型', help: '请使用：{types}。' },
  },
  'builtin.not-a-literal': {
    en: { message: '{found} is no plain value', help: 'Write a "text", a number, true, false or null.' },
    'zh-CN': { message: '{found} 不是普通值', help: '请写 "文本"、数字、true、false 或 null。' },
  },
  'builtin.mixed-values': {
    en: { message: 'this value’s type differs from the others', help: 'A field has one type: {first}.' },
    'zh-CN': { message: '该值的类型与其他值不同', help: '一个字段只有一种类型：{first}。' },
  },
  'builtin.unknown-target': {
    en: {
      message: 'the flow {flow} has no function {target}',
      help: 'Choose one of its functions: a jump to another ends the run.',
    },
    'zh-CN': {
      message: '流 {flow} 中没有函数 {target}',
      help: '请选择该流中的函数：跳转到其他名称会使运行结束。',
    },
  },
  'builtin.step-beyond-size': {
    en: {
      message: 'a step of {step} leaves rows out of windows of {size}',
      help: 'Write {size} or less; filter rows before.',
    },
    'zh-CN': {
      message: '步长 {step} 会使 {size} 行的窗口漏掉一些行',
      help: '请写 {size} 或更小的数；需要时先筛选。',
    },
  },
  'builtin.fields-differ': {
    en: {
      message: '{field} is {found} here and {expected} in the rows that came in',
      help: 'Rows put together need the same types: convert one of them before.',
    },
    'zh-CN': {
      message: '{field} 在此处是 {found}，在输入数据中是 {expected}',
      help: '合并的数据类型必须相同：请先转换其中之一。',
    },
  },
} as const satisfies ErrorMessages;

/** Why a row failed that no expression says: besides those of `expr.row.…`. */
const rowMessages = {
  'builtin.row.several': {
    en: { message: 'several stored rows match', help: 'Say which one to take: first or last.' },
    'zh-CN': { message: '匹配到多条存储数据', help: '请指定取第一条还是最后一条。' },
  },
  'builtin.row.no-match': {
    en: { message: 'no stored row matches', help: 'Say what to do without one: null or drop.' },
    'zh-CN': { message: '没有匹配的存储数据', help: '请指定没有匹配时置空还是丢弃该行。' },
  },
  'builtin.row.not-a-bool': {
    en: { message: 'is a text other than true and false', help: 'Only these two are converted.' },
    'zh-CN': { message: '是 true 和 false 以外的文本', help: '只能转换这两个值。' },
  },
  'builtin.row.not-a-row': {
    en: {
      message: 'is no object, or a text that is no JSON',
      help: 'Commit objects; KisFlow would call the next function without any row.',
    },
    'zh-CN': {
      message: '不是对象，或文本不是 JSON',
      help: '请提交对象；否则 KisFlow 会以空数据调用下一个函数。',
    },
  },
  'builtin.row.check-failed': {
    en: {
      message: 'does not hold',
      help: 'Look at the row; drop or flag such rows if they are to be expected.',
    },
    'zh-CN': { message: '不成立', help: '请查看该行；如果会出现这样的数据，请选择丢弃或标记。' },
  },
} as const satisfies ErrorMessages;

export const builtinMessages = { ...setupMessages, ...rowMessages } as const;

export type SetupCode = keyof typeof setupMessages | keyof typeof expressionMessages;

/** Why a row failed: an expression's own reasons, or one of a built-in's. */
export type RowFailureKind =
  | (keyof typeof rowMessages extends `builtin.row.${infer Kind}` ? Kind : never)
  | (keyof typeof expressionMessages extends infer Code
      ? Code extends `expr.row.${infer Kind}`
        ? Kind
        : never
      : never);

/** Every reason, in the order of its words. */
export const rowFailureKinds = [...Object.keys(expressionMessages), ...Object.keys(rowMessages)]
  .filter((code) => /^(?:expr|builtin)\.row\./.test(code))
  .map((code) => code.replace(/^(?:expr|builtin)\.row\./, '')) as readonly RowFailureKind[];

const all: Readonly<Record<string, ErrorMessages[string]>> = { ...expressionMessages, ...builtinMessages };

/** The words for a problem of a setup. */
export function describeSetupProblem(
  { code, params }: { readonly code: SetupCode; readonly params: Readonly<Record<string, string | number>> },
  language: Language,
): { message: string; help: string } {
  const entry = all[code]?.[language];
  const said = withTypeWords(shortened(params), language);
  return { message: fillText(entry?.message ?? code, said), help: fillText(entry?.help ?? '', said) };
}

/** What a setup's text says is quoted up to here: a person pastes a megabyte. */
const longestQuote = 200;

function shortened(params: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? boundedText(value, longestQuote) : value,
    ]),
  );
}

/** The words for why a row failed. */
export function describeRowFailure(kind: string, language: Language): { message: string; help: string } {
  const entry = all[`builtin.row.${kind}`] ?? all[`expr.row.${kind}`];
  return entry?.[language] ?? { message: kind, help: '' };
}
