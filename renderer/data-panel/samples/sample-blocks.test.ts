import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearBlock, copyBlock, fillDown, insertRowBelow, pasteBlock } from './sample-blocks.ts';
import { sampleLines } from './sample-lines.ts';

const columns = ['id', 'name', 'note'];
function table(text: string) {
  return { text, lines: sampleLines(text), columns };
}
const text = '{"id": 1, "name":"a"}\n{"id":2,"name":"b"}\n';
const at = (top: number, left: number, bottom = top, right = left) => ({ top, bottom, left, right });

describe('blocks of cells', () => {
  it('are copied as spreadsheets take them', () => {
    expect(copyBlock(table(text), at(0, 0, 1, 1))).toBe('1\ta\n2\tb');
    expect(copyBlock(table('{"id":"x\\ty"}\n'), at(0, 0))).toBe('"x\ty"');
  });

  it('are pasted, with new rows for what is beyond the last one', () => {
    const pasted = pasteBlock(table(text), at(1, 0), '7\t007\r\n8\t008\r\n');
    expect(pasted.text).toBe(
      '{"id": 1, "name":"a"}\n{"id":7,"name":"007"}\n{"id":8,"name":"008","note":null}\n',
    );
    expect(pasted.range).toEqual(at(1, 0, 2, 1));
  });

  it('are filled by one cell', () => {
    expect(pasteBlock(table(text), at(0, 1, 1, 1), 'x').text).toBe(
      '{"id":1,"name":"x"}\n{"id":2,"name":"x"}\n',
    );
  });

  it('are emptied and filled downwards', () => {
    expect(clearBlock(table(text), at(1, 0, 1, 1))).toBe('{"id": 1, "name":"a"}\n{"id":null,"name":""}\n');
    expect(fillDown(table(text), at(0, 1, 1, 1))).toBe('{"id": 1, "name":"a"}\n{"id":2,"name":"a"}\n');
  });

  it('give back what was copied', () => {
    const value = fc.oneof(fc.integer(), fc.string(), fc.boolean());
    const row = fc.record({ id: value, name: value, note: value });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const whole = table(rows.map((one) => `${JSON.stringify(one)}\n`).join(''));
        const all = at(0, 0, rows.length - 1, 2);
        const emptied = table(clearBlock(whole, all));
        expect(copyBlock(table(pasteBlock(whole, all, copyBlock(whole, all)).text), all)).toBe(
          copyBlock(whole, all),
        );
        expect(emptied.lines).toHaveLength(rows.length);
      }),
    );
  });
});

it('adds an empty row where it is wanted', () => {
  expect(insertRowBelow(table(text), 0).split('\n')[1]).toBe('{"id":null,"name":null,"note":null}');
});
