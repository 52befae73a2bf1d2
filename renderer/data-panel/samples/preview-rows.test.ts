import { expect, it } from 'vitest';
import { previewRows } from './preview-rows.ts';

it('leaves out the line that the piece cuts', () => {
  expect(previewRows('{"a":1}\n{"a":2}\n{"a":')).toMatchObject({
    format: 'jsonl',
    rows: [{ a: 1 }, { a: 2 }],
  });
  expect(previewRows('id,name\n1,x\n2,y\n3,')).toMatchObject({
    format: 'csv',
    rows: [
      { id: 1, name: 'x' },
      { id: 2, name: 'y' },
    ],
  });
});

it('leaves out the item that the piece cuts', () => {
  const items = [{ a: { b: 1 } }, { a: { b: 2 } }];
  const whole = JSON.stringify(items, null, 2);
  expect(previewRows(whole)).toEqual({ ok: true, format: 'json', rows: items });
  expect(previewRows(`${whole.slice(0, -2)},\n{"a":{"b":3},"c":`)).toMatchObject({
    format: 'json',
    rows: items,
  });
});

it('says when the file is none to read', () => {
  expect(previewRows('PNG\u0000\u0001')).toMatchObject({ ok: false, reason: 'binary' });
});
