type Said = readonly [pattern: RegExp, en: string, chinese: string];

/**
 * What parsers say of a text, in words that a person can act on; `$1` is what the pattern found. The parsers are V8's
 * `JSON.parse`, whose messages have no codes, js-yaml, and our readers of Go's yaml.v3.
 */
const said: readonly Said[] = [
  // JSON
  [
    /^Expected double-quoted property name$/,
    'a field name in double quotes should stand here; is there a comma too many before it?',
    '此处应为带双引号的字段名，前面可能多了一个逗号',
  ],
  [
    /^Expected property name or '}'$/,
    'a field name in double quotes or } should stand here',
    '此处应为带双引号的字段名或 }',
  ],
  [/^Expected ':' after property name$/, 'a : is missing after the field name', '字段名之后缺少 :'],
  [/^Expected ',' or '}' after property value$/, 'a , or } is missing after the value', '值之后缺少 , 或 }'],
  [/^Expected ',' or '\]' after array element$/, 'a , or ] is missing after the value', '值之后缺少 , 或 ]'],
  [/^Unterminated string$/, 'a text has no closing double quote', '文本缺少结束的双引号'],
  [/^Unexpected end of JSON input$/, 'it ends before it is complete', '内容不完整，中途结束'],
  [
    /^Unexpected non-whitespace character after JSON$/,
    'something follows after its end',
    '结束之后还有多余的内容',
  ],
  [
    /^Unexpected token '([\]}])'$/,
    '$1 stands where a value should; is there a comma too many before it?',
    '此处应为值，却是 $1，前面可能多了一个逗号',
  ],
  [
    /^Unexpected token '(.+)'$/s,
    'this can’t begin with $1: a text needs double quotes',
    '不能以 $1 开头：文本需要用双引号括起',
  ],
  [
    /^Unexpected number$/,
    'a number can’t stand here; does it begin with 0?',
    '此处不能是数字，或数字多了开头的 0',
  ],
  [
    /^Unexpected string$/,
    'a text can’t stand here; is a comma missing before it?',
    '此处不能是文本，前面可能缺少逗号',
  ],
  [
    /^Bad control character in string literal$/,
    'a text has a line break, tab or control character in it: write \\n or \\t',
    '文本中有换行、制表符或控制字符：请写成 \\n 或 \\t',
  ],
  [
    /^Bad escaped character$/,
    'after a backslash stands a character that JSON does not know there',
    '反斜杠之后的字符不是 JSON 的转义',
  ],
  [/^Bad Unicode escape$/, '\\u needs four hexadecimal digits', '\\u 之后需要四位十六进制数字'],
  [
    /^(?:No number after minus sign|Unterminated fractional number|Exponent part is missing a number)$/,
    'a number is not complete',
    '数字不完整',
  ],
  [
    /^".*" is not valid JSON$/s,
    'it is not JSON: a text needs double quotes',
    '不是 JSON：文本需要用双引号括起',
  ],
  // Rows in a JSON array
  [
    /^a row is missing before this comma or bracket$/,
    'a row is missing before this comma or bracket',
    '此逗号或括号之前缺少一行数据',
  ],
  [
    /^there is more after the closing bracket$/,
    'something follows after the closing bracket',
    '结束的括号之后还有多余的内容',
  ],
  [/^its closing bracket is missing$/, 'its closing bracket is missing', '缺少结束的括号'],
  // YAML: structure
  [
    /^bad indentation of a mapping entry$/,
    'this key is indented unlike the others of its map',
    '此键的缩进与同级的键不一致',
  ],
  [
    /^bad indentation of a sequence entry$/,
    'this item is indented unlike the others of its list',
    '此项的缩进与列表中的其他项不一致',
  ],
  [/^deficient indentation$/, 'this line is not indented enough', '此行缩进不足'],
  [
    /^(?:tab characters must not be used in indentation|found a tab character .*)$/,
    'lines are indented by spaces, not by tabs',
    '缩进只能使用空格，不能使用制表符',
  ],
  [
    /^(?:mapping values are not allowed in this context|.*implicit key.*)$/,
    'a colon can’t stand here; put a text that holds one into quotes',
    '此处不能有冒号：含冒号的文本请用引号括起',
  ],
  [
    /^(?:expected ':' after a mapping key|can not read an implicit mapping pair.*|did not find expected key)$/,
    'a key with its colon should stand here',
    '此处应为带冒号的键',
  ],
  [
    /^a whitespace character is expected after the key-value separator.*$/,
    'a space is missing after the colon',
    '冒号之后缺少空格',
  ],
  [
    /^end of the stream or a document separator is expected$/,
    'this belongs to nothing above it; is it indented wrongly?',
    '此内容不属于上文的任何部分，缩进可能有误',
  ],
  [
    /^unexpected end of the (?:stream|document) within a (?:double|single) quoted scalar$/,
    'a text has no closing quote',
    '文本缺少结束的引号',
  ],
  [
    /^unexpected end of the stream within a flow collection$/,
    'a closing bracket is missing',
    '缺少结束的括号',
  ],
  [
    /^missed comma between flow collection entries$/,
    'a comma is missing between the items in brackets',
    '括号内的各项之间缺少逗号',
  ],
  [/^expected the node content, but found ','$/, 'there is a comma too many', '多了一个逗号'],
  [
    /^(?:unknown escape sequence|unknown escape (.+)|no Unicode character in the escape (.+)|expected hexadecimal character)$/,
    'an escape after a backslash is not known; use single quotes to keep backslashes',
    '反斜杠之后的转义无法识别；要保留反斜杠请改用单引号',
  ],
  [/^mapping key "(.*)" already defined$/s, 'the key “$1” stands twice in this map', '键“$1”重复'],
  [/^(?:duplicated mapping key.*|one (.+), not two)$/, 'a key stands twice in this map', '键重复'],
  [/^(?:unknown anchor|unidentified alias) ["'](.+?)["'].*$/, 'there is no anchor &$1', '没有锚点 &$1'],
  [/^anchor '(.+)' value contains itself$/, 'the anchor &$1 contains itself', '锚点 &$1 引用了自身'],
  [/^(?:nested too deeply|nesting exceeded maxDepth.*)$/, 'it is nested too deeply', '嵌套过深'],
  [
    /^(?:control characters are not allowed|the stream contains non-printable characters)$/,
    'control characters are not allowed',
    '不允许使用控制字符',
  ],
  [
    /^a plain text in brackets has a (.) in it: put it in quotes$/,
    'a plain text in brackets has a $1 in it: put it in quotes',
    '括号内的文本含有 $1：请用引号括起',
  ],
  [
    /^a key in brackets must be on one line with its colon$/,
    'a key in brackets must be on one line with its colon',
    '括号内的键必须与其冒号在同一行',
  ],
  [/^a key is longer than 1024 characters$/, 'a key is longer than 1024 characters', '键超过 1024 个字符'],
  [
    /^a document separator must stand at the start of its line$/,
    'a document separator must stand at the start of its line',
    '文档分隔符必须位于行首',
  ],
  [
    /^map merge requires map or sequence of maps as the value$/,
    '<< needs a map, or a list of maps',
    '<< 的值必须是映射或映射的列表',
  ],
  [/^there is no key (.+)$/, 'there is no key $1', '没有键 $1'],
  // YAML: values that do not fit their field
  [/^expected a map with a kistype$/, 'a map with a kistype should stand here', '此处应为带 kistype 的映射'],
  [/^expected a text, found (.+)$/s, 'a text should stand here, not $1', '此处应为文本，不能是 $1'],
  [
    /^expected a whole number, found (.+)$/s,
    'a whole number should stand here, not $1',
    '此处应为整数，不能是 $1',
  ],
  [
    /^expected true or false, found (.+)$/s,
    'true or false should stand here, not $1',
    '此处应为 true 或 false，不能是 $1',
  ],
  [/^expected a list, found (.+)$/s, 'a list should stand here, not $1', '此处应为列表，不能是 $1'],
  [/^expected a map, found (.+)$/s, 'a map should stand here, not $1', '此处应为映射，不能是 $1'],
];

/** What is expected where something else was found, as our decoder says it within a sentence. */
const kinds: Record<string, string | undefined> = { 'a map': '映射', 'a list': '列表' };

/** A parser's words in a language. Of what is not known, English keeps the parser's, and Chinese says in general what it is. */
export function parserWords(detail: string, language: 'en' | 'zh-CN'): string {
  for (const [pattern, en, chinese] of said) {
    const found = pattern.exec(detail);
    if (!found) continue;
    const value = found[1] ?? '';
    const words = language === 'en' ? en : chinese;
    return words.replace('$1', () => (language === 'en' ? value : (kinds[value] ?? value)));
  }
  return language === 'en' || /\p{Script=Han}/u.test(detail) ? detail : `写法有误（${detail}）`;
}
