import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { inOneByte } from './one-byte-scripts.ts';

const filler = `/* ${'letters '.repeat(20)} */`;

function resultOf(expression: string): unknown {
  const script = inOneByte(`${filler}(${expression})`);
  expect(script).toMatch(/^[\0-\xff]*$/);
  return runInNewContext(script);
}

describe('scripts in one byte a letter', () => {
  test('mean the same in strings and templates', () => {
    expect(resultOf(`'a → b' + "行" + \`\${1}…\``)).toBe('a → b行1…');
    expect(resultOf(`'😀'`)).toBe('😀');
    expect(resultOf(`'é → ×'`)).toBe('é → ×');
  });

  test('mean the same behind backslashes', () => {
    expect(resultOf(`'\\→'`)).toBe('→');
    expect(resultOf(`'\\\\→'`)).toBe('\\→');
    expect(resultOf(`'\\\\\\→'`)).toBe('\\→');
  });

  test('mean the same in regular expressions and names', () => {
    expect(resultOf(`/^[‘〈😀]$/u.test('😀') && /\\→/.test('→')`)).toBe(true);
    expect(resultOf(`{ 行: 1 }.行`)).toBe(1);
  });

  test('a script that would become larger stays', () => {
    expect(inOneByte("'停止运行在此结束'")).toBe("'停止运行在此结束'");
  });

  test('a raw template tells letters from escapes, and is refused', () => {
    expect(() => inOneByte(`${filler}String.raw\`a→\``)).toThrow('raw template');
  });
});
