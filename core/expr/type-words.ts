import type { Language } from '../errors/coded-error.ts';

type Params = Readonly<Record<string, string | number>>;

/** What people call the types, in forms and messages alike. */
const words: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  double: { en: 'number', 'zh-CN': '数字' },
  number: { en: 'number', 'zh-CN': '数字' },
  int: { en: 'whole number', 'zh-CN': '整数' },
  string: { en: 'text', 'zh-CN': '文本' },
  text: { en: 'text', 'zh-CN': '文本' },
  bool: { en: 'true or false', 'zh-CN': '布尔' },
  timestamp: { en: 'time', 'zh-CN': '时间' },
  null: { en: 'empty', 'zh-CN': '空' },
  any: { en: 'mixed', 'zh-CN': '混合' },
  list: { en: 'list', 'zh-CN': '列表' },
  object: { en: 'object', 'zh-CN': '对象' },
};

/** Params of messages whose texts are types, as `typeText` writes them. */
const typed = ['type', 'expected', 'first', 'second'];

/** A message's params with the types in people's words: `list<double?>` is a list of numbers that may be empty. */
export function withTypeWords(params: Params, language: Language): Params {
  const keys = 'expected' in params ? [...typed, 'found'] : typed;
  const changed = keys.flatMap((key) => {
    const text = params[key];
    return typeof text === 'string' ? [[key, typeWords(text, language)] as const] : [];
  });
  return changed.length === 0 ? params : { ...params, ...Object.fromEntries(changed) };
}

/** A type, or several, in people's words; of an object only that it is one. */
export function typeWords(text: string, language: Language): string {
  return inLists(withoutFields(text), language).replace(
    /\b(double|number|int|string|text|bool|timestamp|null|any|list|object)\b/g,
    (word) => words[word]?.[language] ?? word,
  );
}

/** `{a: double, b: {c: int}}` as one word, whatever its fields are called. */
function withoutFields(text: string): string {
  let depth = 0;
  let quiet = '';
  for (const letter of text) {
    if (letter === '}') depth = Math.max(0, depth - 1);
    else if (letter === '{') {
      if (depth === 0) quiet += 'object';
      depth += 1;
    } else if (depth === 0) quiet += letter;
  }
  return quiet;
}

function inLists(text: string, language: Language): string {
  const inner = /list<([^<>]*)>/g;
  let now = text;
  for (let before = ''; before !== now; ) {
    before = now;
    now = now.replace(inner, (_, item: string) =>
      language === 'en' ? `list of ${item}` : `元素为${item}的list`,
    );
  }
  return now;
}
