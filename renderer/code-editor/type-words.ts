import type { LocalText } from '../../core/lint/local-text.ts';

/** What TypeScript says most often, in Chinese; `$1` and so on are the parts of its English sentence. */
const known: readonly [RegExp, string][] = [
  [
    /^Property '(.+)' does not exist on type '(.+)'\. Did you mean '(.+)'\?$/s,
    '类型“$2”上没有属性“$1”。你要的是“$3”吗？',
  ],
  [/^Property '(.+)' does not exist on type '(.+)'\.$/s, '类型“$2”上没有属性“$1”。'],
  [/^Cannot find name '(.+)'\. Did you mean '(.+)'\?$/, '找不到名称“$1”。你要的是“$2”吗？'],
  [/^Cannot find name '(.+)'\.$/, '找不到名称“$1”。'],
  [/^Cannot find module '(.+)' or its corresponding type declarations\.$/, '找不到模块“$1”或其类型声明。'],
  [/^Type '(.+)' is not assignable to type '(.+)'\.$/s, '不能将类型“$1”赋给类型“$2”。'],
  [
    /^Argument of type '(.+)' is not assignable to parameter of type '(.+)'\.$/s,
    '类型“$1”的实参不能赋给类型“$2”的形参。',
  ],
  [/^Expected (.+) arguments, but got (.+)\.$/, '应有 $1 个参数，实际得到 $2 个。'],
  [/^'(.+)' is possibly '(.+)'\.$/, '“$1”可能为“$2”。'],
  [/^Object is possibly '(.+)'\.$/, '对象可能为“$1”。'],
  [/^'(.+)' is of type 'unknown'\.$/, '“$1”的类型为“unknown”。'],
  [/^'(.+)' expected\.$/, '此处应为“$1”。'],
  [/^(.+) expected\.$/, '此处缺少语法成分：$1。'],
  [/^Cannot redeclare block-scoped variable '(.+)'\.$/, '不能重复声明块级变量“$1”。'],
  [/^Cannot assign to '(.+)' because it is a constant\.$/, '“$1”是常量，不能赋值。'],
  [/^Module '(.+)' has no exported member '(.+)'\.$/, '模块“$1”没有导出成员“$2”。'],
  [/^Change spelling to '(.+)'$/, '改为“$1”'],
  [/^Add import from "(.+)"$/, '添加来自“$1”的导入'],
  [/^Update import from "(.+)"$/, '更新来自“$1”的导入'],
  [/^Add missing 'await'$/, '补上“await”'],
];

/** TypeScript's words in both languages. It speaks English: what has no translation here is told as TypeScript's. */
export function typeWords(english: string): LocalText {
  const [first = ''] = english.split('\n');
  for (const [pattern, chinese] of known)
    if (pattern.test(first)) return { en: english, 'zh-CN': first.replace(pattern, chinese) };
  return { en: english, 'zh-CN': `TypeScript：${english}` };
}
