import { expect, it } from 'vitest';
import { encodingOf } from './text-encoding.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

it('knows UTF-8, also when the last character is cut', () => {
  expect(encodingOf(utf8('id,名称\n1,键盘'))).toBe('utf-8');
  expect(encodingOf(utf8('id,名称\n1,键盘').slice(0, -1))).toBe('utf-8');
});

it('knows what a spreadsheet saves on a Chinese system', () => {
  const saved = new Uint8Array([0x69, 0x64, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a]);
  expect(encodingOf(saved)).toBe('gb18030');
  expect(new TextDecoder('gb18030').decode(saved)).toBe('id,名称\n');
  expect(encodingOf(new Uint8Array([0xff, 0xfe, 0x69, 0x00]))).toBe('utf-16le');
});

it('knows a picture from a text', () => {
  expect(encodingOf(new Uint8Array([137, 80, 78, 71, 0, 1, 2, 255]))).toBeNull();
});

it('knows UTF-16 without a mark, and Latin-1', () => {
  const wide = (text: string) => new Uint8Array(Uint16Array.from(text, (one) => one.charCodeAt(0)).buffer);
  expect(encodingOf(wide('id,name\n1,\u4e2d\n'))).toBe('utf-16le');
  expect(encodingOf(wide('id,name\n1,x\n').map((_, at, all) => all[at ^ 1] ?? 0))).toBe('utf-16be');
  const latin = Uint8Array.from('caf\u00e9;stra\u00dfe\n\u00fcber;\u00e9t\u00e9\n', (one) =>
    one.charCodeAt(0),
  );
  expect(encodingOf(latin)).toBe('windows-1252');
});
