import { expect, it } from 'vitest';
import { typeWords } from './type-words.ts';

it('tells the usual errors in Chinese, and others as TypeScript does', () => {
  const said = (english: string) => typeWords(english)['zh-CN'];
  expect(said("Property 'totl' does not exist on type 'Row'. Did you mean 'total'?")).toBe(
    '类型“Row”上没有属性“totl”。你要的是“total”吗？',
  );
  expect(said("Change spelling to 'total'")).toBe('改为“total”');
  expect(said("Type 'a' is not assignable to type 'b'.\n  Because.")).toBe('不能将类型“a”赋给类型“b”。');
  expect(said('A rest element must be last in a destructuring pattern.')).toMatch(/^TypeScript：A rest/);
});
