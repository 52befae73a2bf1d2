import { fillText, type Language } from '../errors/coded-error.ts';
import type { ErrorMessages } from '../errors/messages.ts';
import type { RowError } from './row-error.ts';
import { withTypeWords } from './type-words.ts';

/**
 * What is wrong with an expression, or probably not meant by it. The place is shown in its text. They stand apart from the other
 * errors, since a window needs them only where an expression is written.
 */
export const expressionMessages = {
  'expr.empty': {
    en: { message: 'there is no expression yet', help: 'Write one, such as row.amount > 0.' },
    'zh-CN': { message: '还没有表达式', help: '请写一个表达式，例如 row.amount > 0。' },
  },
  'expr.too-long': {
    en: {
      message: 'the expression is longer than {longestText} characters',
      help: 'Part it into steps with let, or write code for this function.',
    },
    'zh-CN': {
      message: '表达式超过 {longestText} 个字符',
      help: '请用 let 拆成几步，或为该函数编写代码。',
    },
  },
  'expr.too-deep': {
    en: {
      message: 'the expression is nested more than {deepest} levels deep, or has too many parts',
      help: 'Part it into steps with let.',
    },
    'zh-CN': { message: '表达式嵌套超过 {deepest} 层，或部分过多', help: '请用 let 拆成几步。' },
  },
  'expr.macros-too-deep': {
    en: {
      message: 'all, exists, filter and map stand in each other more than {deepest} deep',
      help: 'Each is a loop over a list. Work the inner one out in a let first.',
    },
    'zh-CN': {
      message: 'all、exists、filter、map 互相嵌套超过 {deepest} 层',
      help: '每个都是对列表的一次循环。请先用 let 算出里层的结果。',
    },
  },
  'expr.ends-too-early': {
    en: {
      message: 'something is missing at the end',
      help: 'Write what is to follow, or close the bracket.',
    },
    'zh-CN': { message: '末尾缺少内容', help: '请补上后面的部分，或补上右括号。' },
  },
  'expr.unexpected': {
    en: {
      message: '“{found}” can’t stand here',
      help: 'An operator, a bracket or a comma is missing before it, or it is one too many.',
    },
    'zh-CN': { message: '此处不能出现“{found}”', help: '它前面缺少运算符、括号或逗号，或者它是多余的。' },
  },
  'expr.unexpected-meant': {
    en: { message: '{found} means nothing here', help: 'Did you mean {meant}?' },
    'zh-CN': { message: '此处的 {found} 没有意义', help: '是否想写 {meant}？' },
  },
  'expr.field-in-brackets': {
    en: {
      message: 'a field with such letters stands in brackets: ["{found}"]',
      help: 'After a dot there are only a to z, digits and _.',
    },
    'zh-CN': {
      message: '这样的字段名要写在方括号里：["{found}"]',
      help: '点号之后只能是英文字母、数字和 _。',
    },
  },
  'expr.bare-letters': {
    en: {
      message: 'a text stands in quotes: "{found}"; a field is written row["{found}"]',
      help: 'Without quotes there are only a to z, digits and _.',
    },
    'zh-CN': {
      message: '文本要加引号："{found}"；字段要写成 row["{found}"]',
      help: '不加引号时只能是英文字母、数字和 _。',
    },
  },
  'expr.single-equals': {
    en: { message: '= compares nothing here', help: 'Write == to compare.' },
    'zh-CN': { message: '此处的 = 不能用于比较', help: '比较请写 ==。' },
  },
  'expr.text-not-closed': {
    en: { message: 'the text has no closing quote', help: 'Close it with the quote that it begins with.' },
    'zh-CN': { message: '文本缺少结束引号', help: '请用开头的同一种引号结束。' },
  },
  'expr.bad-escape': {
    en: {
      message: 'the text has a backslash that means nothing: {found}',
      help: 'Write \\\\ for a backslash.',
    },
    'zh-CN': { message: '文本中的反斜杠没有意义：{found}', help: '反斜杠本身请写成 \\\\。' },
  },
  'expr.bad-number': {
    en: { message: '{found} is no number', help: 'Write it as 12, 1.5 or 1e3.' },
    'zh-CN': { message: '{found} 不是数字', help: '请写成 12、1.5 或 1e3。' },
  },
  'expr.reserved-word': {
    en: { message: '{found} is a reserved word', help: 'A field of that name is written row["{found}"].' },
    'zh-CN': { message: '{found} 是保留字', help: '该名称的字段请写成 row["{found}"]。' },
  },
  'expr.not-in-language': {
    en: {
      message: '{found} is CEL that the Studio does not have',
      help: 'Objects, bytes, unsigned numbers and optional values can’t stand in expressions.',
    },
    'zh-CN': {
      message: 'Studio 不支持 CEL 的 {found}',
      help: '表达式中不能使用对象、字节、无符号数和可选值。',
    },
  },
  'expr.int-too-large': {
    en: {
      message: '{found} is larger than a whole number that rows can hold exactly',
      help: 'Write it with a decimal point, or as text.',
    },
    'zh-CN': { message: '{found} 超出数据能精确表示的整数范围', help: '请写成带小数点的数字，或写成文本。' },
  },
  'expr.unknown-name': {
    en: {
      message: 'there is nothing called {name} here',
      help: 'A field is written row.{name}, a text "{name}".',
    },
    'zh-CN': { message: '此处没有名为 {name} 的内容', help: '字段写作 row.{name}，文本写作 "{name}"。' },
  },
  'expr.unknown-name-meant': {
    en: { message: 'there is nothing called {name} here', help: 'Did you mean {meant}?' },
    'zh-CN': { message: '此处没有名为 {name} 的内容', help: '是否想写 {meant}？' },
  },
  'expr.unknown-field': {
    en: {
      message: 'the rows have no field {field}',
      help: 'Choose one of the fields that the function before hands on.',
    },
    'zh-CN': { message: '数据中没有字段 {field}', help: '请选择前一个函数传来的字段。' },
  },
  'expr.unknown-field-meant': {
    en: { message: 'the rows have no field {field}', help: 'Did you mean {meant}?' },
    'zh-CN': { message: '数据中没有字段 {field}', help: '是否想写 {meant}？' },
  },
  'expr.unknown-fact': {
    en: { message: 'there is no {of}.{field}', help: 'There is {known}.' },
    'zh-CN': { message: '没有 {of}.{field}', help: '可用的有 {known}。' },
  },
  'expr.known-later': {
    en: {
      message: '{of}.{field} is known only after the call',
      help: 'Let the breakpoint look after it, or leave this out.',
    },
    'zh-CN': { message: '{of}.{field} 在调用之后才知道', help: '请让断点在调用之后查看，或去掉此项。' },
  },
  'expr.no-fields': {
    en: {
      message: 'a value of the type {type} has no field {field}',
      help: 'Only a row, and an object in it, has fields.',
    },
    'zh-CN': { message: '{type} 类型的值没有字段 {field}', help: '只有数据行及其中的对象才有字段。' },
  },
  'expr.no-items': {
    en: { message: 'a value of the type {type} is no list', help: 'Only a list has items.' },
    'zh-CN': { message: '{type} 类型的值不是列表', help: '只有列表才有元素。' },
  },
  'expr.unknown-function': {
    en: { message: 'there is no function {function}', help: 'Press Ctrl Space for the functions there are.' },
    'zh-CN': { message: '没有函数 {function}', help: '按 Ctrl Space 查看可用的函数。' },
  },
  'expr.unknown-function-meant': {
    en: { message: 'there is no function {function}', help: 'Did you mean {meant}?' },
    'zh-CN': { message: '没有函数 {function}', help: '是否想写 {meant}？' },
  },
  'expr.other-form': {
    en: { message: 'the function is written otherwise', help: 'Write {text}.' },
    'zh-CN': { message: '该函数的写法不对', help: '请写成 {text}。' },
  },
  'expr.wrong-arguments': {
    en: {
      message: '{function} takes {expected}, not {found}',
      help: 'Convert the value first: double(…), int(…), string(…).',
    },
    'zh-CN': {
      message: '{function} 的参数应为 {expected}，而不是 {found}',
      help: '请先转换类型：double(…)、int(…)、string(…)。',
    },
  },
  'expr.wrong-count': {
    en: {
      message: '{function} takes at least {expected} values, not {found}',
      help: 'Write coalesce(row.field, 0): the value, and what to take when it is null.',
    },
    'zh-CN': {
      message: '{function} 至少需要 {expected} 个值，现在是 {found} 个',
      help: '请写成 coalesce(row.field, 0)：先写值，再写为空时的替代值。',
    },
  },
  'expr.has-needs-field': {
    en: { message: 'has() asks for one field', help: 'Write has(row.field).' },
    'zh-CN': { message: 'has() 只能询问一个字段', help: '请写成 has(row.field)。' },
  },
  'expr.param-needs-text': {
    en: { message: 'param() takes the name of a parameter as text', help: 'Write param("name").' },
    'zh-CN': { message: 'param() 需要文本形式的参数名', help: '请写成 param("name")。' },
  },
  'expr.macro-form': {
    en: {
      message: '{macro} takes a name and what to work out for each item',
      help: 'Write row.items.{macro}(item, item > 0).',
    },
    'zh-CN': {
      message: '{macro} 需要一个名称，以及对每个元素的计算',
      help: '请写成 row.items.{macro}(item, item > 0)。',
    },
  },
  'expr.wrong-type': {
    en: {
      message: 'this is {found}, and {expected} is needed',
      help: 'Compare it or convert it: row.amount > 0, double(…), string(…).',
    },
    'zh-CN': {
      message: '这里是 {found}，需要 {expected}',
      help: '请比较或转换它：row.amount > 0、double(…)、string(…)。',
    },
  },
  'expr.mixed-field': {
    en: {
      message: 'this field held values of several types',
      help: 'Convert it first: double(…), int(…) or string(…).',
    },
    'zh-CN': { message: '该字段出现过多种类型的值', help: '请先转换：double(…)、int(…) 或 string(…)。' },
  },
  'expr.mixed-list': {
    en: {
      message: 'a list holds values of one type, not {first} and {second}',
      help: 'Convert the values to one type.',
    },
    'zh-CN': {
      message: '列表只能包含同一类型的值，不能同时有 {first} 和 {second}',
      help: '请把值转换成同一类型。',
    },
  },
  'expr.branches-differ': {
    en: { message: 'one side is {first}, the other {second}', help: 'Both have to be of one type.' },
    'zh-CN': { message: '一边是 {first}，另一边是 {second}', help: '两边必须是同一类型。' },
  },
  'expr.not-comparable': {
    en: {
      message: '{first} can’t be compared with {second}',
      help: 'Convert one of them: double(…), string(…).',
    },
    'zh-CN': { message: '{first} 不能与 {second} 比较', help: '请转换其中一个：double(…)、string(…)。' },
  },
  'expr.no-operator': {
    en: { message: '{operator} does not work on {first} and {second}', help: 'Convert the values first.' },
    'zh-CN': { message: '{operator} 不能用于 {first} 和 {second}', help: '请先转换值的类型。' },
  },
  'expr.text-and-number': {
    en: {
      message: '+ joins two texts or adds two numbers, not {first} and {second}',
      help: 'Write {text} to make it a text.',
    },
    'zh-CN': {
      message: '+ 只能连接两段文本或相加两个数字，不能用于 {first} 和 {second}',
      help: '请写成 {text}，把它变成文本。',
    },
  },
  'expr.in-needs-list': {
    en: {
      message: 'in asks for a list, and this is {type}',
      help: 'Write x in ["a", "b"]; a part of a text is found by text.contains("a").',
    },
    'zh-CN': {
      message: 'in 需要列表，而这里是 {type}',
      help: '请写成 x in ["a", "b"]；查找文本的一部分用 text.contains("a")。',
    },
  },
  'expr.null-as-value': {
    en: { message: 'null has no value to work with', help: 'Ask for null by == null, or by has(row.field).' },
    'zh-CN': { message: 'null 没有可用于计算的值', help: '判断是否为空请用 == null 或 has(row.field)。' },
  },
  'expr.bad-pattern': {
    en: {
      message: '{pattern} is no pattern',
      help: 'Patterns are those of Go (RE2): no look-ahead, no back references. Write \\\\ for a backslash in a text.',
    },
    'zh-CN': {
      message: '{pattern} 不是有效的模式',
      help: '模式采用 Go（RE2）的语法，不支持前瞻和反向引用。文本中的反斜杠请写成 \\\\。',
    },
  },
  'expr.may-be-null': {
    en: {
      message: '{source} may be null, and the row then fails',
      help: 'Say what to take instead: coalesce({source}, …), or ask for it first: has({source}) && ….',
    },
    'zh-CN': {
      message: '{source} 可能为空，该行随之出错',
      help: '请给出替代值：coalesce({source}, …)，或先判断：has({source}) && …。',
    },
  },
  'expr.int-division': {
    en: {
      message: '{source} drops the fraction: 1 / 2 is 0',
      help: 'Write one of the numbers with a decimal point: 1 / 2.0 is 0.5.',
    },
    'zh-CN': {
      message: '{source} 会舍去小数部分：1 / 2 等于 0',
      help: '请给其中一个数字加上小数点：1 / 2.0 等于 0.5。',
    },
  },
  'expr.row.null': {
    en: { message: 'is null in this row', help: 'Say what to take instead: coalesce(row.field, …).' },
    'zh-CN': { message: '在该行为空', help: '请给出替代值：coalesce(row.field, …)。' },
  },
  'expr.row.wrong-type': {
    en: {
      message: 'is missing, or of another type than in the samples',
      help: 'Look at the row; change the field’s type if such rows are right.',
    },
    'zh-CN': {
      message: '缺失，或与样本数据的类型不同',
      help: '请查看该行；如果这样的数据是对的，请修改字段类型。',
    },
  },
  'expr.row.index': {
    en: { message: 'asks for an item that is not there', help: 'Look at size(…) first.' },
    'zh-CN': { message: '请求的元素不存在', help: '请先用 size(…) 判断。' },
  },
  'expr.row.not-a-number': {
    en: {
      message: 'is a text that is no number',
      help: 'Numbers are written 12, 1.5 or 1e3, without blanks.',
    },
    'zh-CN': { message: '是文本，但不是数字', help: '数字写作 12、1.5 或 1e3，不含空格。' },
  },
  'expr.row.not-an-int': {
    en: { message: 'is a text that is no whole number', help: 'Use double(…) for numbers with a fraction.' },
    'zh-CN': { message: '是文本，但不是整数', help: '带小数的数字请用 double(…)。' },
  },
  'expr.row.not-a-time': {
    en: { message: 'is no time such as 2026-03-04T05:06:07Z', help: 'timestamp() reads RFC 3339.' },
    'zh-CN': { message: '不是 2026-03-04T05:06:07Z 这样的时间', help: 'timestamp() 读取 RFC 3339 格式。' },
  },
  'expr.row.not-a-date': {
    en: { message: 'is no date such as 2026-03-04', help: 'days() reads YYYY-MM-DD.' },
    'zh-CN': { message: '不是 2026-03-04 这样的日期', help: 'days() 读取 YYYY-MM-DD 格式。' },
  },
  'expr.row.no-time-zone': {
    en: { message: 'names no time zone', help: 'Write Asia/Shanghai, UTC or +08:00.' },
    'zh-CN': { message: '不是有效的时区', help: '请写 Asia/Shanghai、UTC 或 +08:00。' },
  },
  'expr.row.int-range': {
    en: {
      message: 'is beyond the whole numbers that rows hold exactly',
      help: 'Work with numbers that have a fraction: double(…).',
    },
    'zh-CN': { message: '超出数据能精确表示的整数范围', help: '请改用小数计算：double(…)。' },
  },
  'expr.row.div-zero': {
    en: { message: 'divides by zero', help: 'Ask for zero first: row.b == 0 ? … : …' },
    'zh-CN': { message: '除以零', help: '请先判断是否为零：row.b == 0 ? … : …' },
  },
  'expr.row.round-digits': {
    en: { message: 'rounds to fewer than 0 or more than 15 digits', help: 'Write a number from 0 to 15.' },
    'zh-CN': { message: '保留的小数位数不在 0 到 15 之间', help: '请写 0 到 15 之间的数字。' },
  },
  'expr.row.bad-pattern': {
    en: { message: 'is no pattern', help: 'Patterns are those of Go (RE2).' },
    'zh-CN': { message: '不是有效的模式', help: '模式采用 Go（RE2）的语法。' },
  },
  'expr.row.too-long': {
    en: {
      message: 'makes a text longer than 1,000,000 characters',
      help: 'Cut it: text.substring(0, 1000).',
    },
    'zh-CN': { message: '生成的文本超过 1,000,000 个字符', help: '请截短：text.substring(0, 1000)。' },
  },
  'expr.row.not-finite': {
    en: {
      message: 'is infinite, or no number, which JSON can’t hold',
      help: 'Ask for zero before you divide: row.b == 0.0 ? … : …',
    },
    'zh-CN': {
      message: '是无穷大或非数字，JSON 无法表示',
      help: '除法前请先判断是否为零：row.b == 0.0 ? … : …',
    },
  },
} as const satisfies ErrorMessages;

export type ExpressionCode = keyof typeof expressionMessages;

/** Whether a code, as of another process, is one of these. */
export function isExpressionCode(code: string): code is ExpressionCode {
  return Object.hasOwn(expressionMessages, code);
}

/** The words for what is wrong with an expression. */
export function describeProblem(
  { code, params }: { code: ExpressionCode; params: Readonly<Record<string, string | number>> },
  language: Language,
): { message: string; help: string } {
  const { message, help } = expressionMessages[code][language];
  const said = withTypeWords(params, language);
  return { message: fillText(message, said), help: fillText(help, said) };
}

/** The words for why a row has no value: what they say it of is the part of the text at the error's place. */
export function describeRowError(
  { kind }: Pick<RowError, 'kind'>,
  language: Language,
): { message: string; help: string } {
  return expressionMessages[`expr.row.${kind}`][language];
}
