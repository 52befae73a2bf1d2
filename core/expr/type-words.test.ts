import { expect, test } from 'vitest';
import { typeWords, withTypeWords } from './type-words.ts';

test('types are said as forms say them, in both languages', () => {
  expect(typeWords('(string, double) / (list<int?>)', 'en')).toBe('(text, number) / (list of whole number?)');
  expect(typeWords('list<{string: double, b: {int: bool}}>', 'en')).toBe('list of object');
  expect(typeWords('number, text, bool', 'zh-CN')).toBe('数字, 文本, 布尔');
  expect(typeWords('list<list<double>>', 'zh-CN')).toBe('元素为元素为数字的列表的列表');
});

test('what a person wrote stays, also where it is called like a type', () => {
  expect(withTypeWords({ found: 'int', meant: 'hint' }, 'en')).toEqual({ found: 'int', meant: 'hint' });
  expect(withTypeWords({ field: 'string', found: 'string', expected: 'double' }, 'en')).toEqual({
    field: 'string',
    found: 'text',
    expected: 'number',
  });
});
