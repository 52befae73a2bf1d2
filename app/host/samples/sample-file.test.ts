import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSampleFile, stampOf } from './sample-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kisflow-samples-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function open(name: string, text: string) {
  const path = join(folder, name);
  await writeFile(path, text);
  return openSampleFile(path, `samples/${name}`, await stampOf(path));
}

describe('sample file', () => {
  it('shows any window of a large file', async () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => `{"id":${index},"name":"名${index}"}`);
    const sample = await open('big.jsonl', rows.join('\n'));
    const last = await sample.window(99_990, 100);
    expect(last).toEqual({ rows: rows.slice(99_990), total: 100_000, failure: null });
    expect((await sample.window(51_234, 3)).rows).toEqual(rows.slice(51_234, 51_237));
    expect((await sample.window(200_000, 5)).rows).toEqual([]);
  });

  it('gives the rows of a JSON array and of a single JSON value', async () => {
    const array = await open('array.json', '\uFEFF[ {"a": 1.50},\n [2], "x]," , null ]\n');
    expect(await array.window(0, 10)).toMatchObject({
      rows: ['{"a": 1.50}', '[2]', '"x],"', 'null'],
      total: 4,
    });
    expect(await array.window(2, 1)).toMatchObject({ rows: ['"x],"'], total: 4 });
    const single = await open('single.json', '{"a": [1, 2]}\n');
    expect(await single.window(0, 10)).toMatchObject({ rows: ['{"a": [1, 2]}'], total: 1 });
  });

  it('gives CSV rows as objects by the header', async () => {
    const sample = await open('rows.csv', '\uFEFFid;name;code;ok\r\n1;"a;\nb";007;true\r\n2.5;;"";x\r\n');
    const { rows, total } = await sample.window(0, 10);
    expect(rows.map((row) => JSON.parse(row))).toEqual([
      { id: 1, name: 'a;\nb', code: '007', ok: true },
      { id: 2.5, name: null, code: null, ok: 'x' },
    ]);
    expect(total).toBe(2);
  });

  it('ends a window of huge rows early, but gives at least one', async () => {
    const huge = JSON.stringify('x'.repeat(9 * 1024 * 1024));
    const sample = await open('huge.jsonl', `${huge}\n${huge}\n${huge}\n`);
    const window = await sample.window(0, 3);
    expect(window.rows.length).toBe(1);
    expect((await sample.window(1, 3)).rows[0]).toBe(huge);
  });

  it('has no rows in an empty file, and says when the file is gone', async () => {
    expect(await (await open('empty.csv', '')).window(0, 5)).toMatchObject({ rows: [], total: 0 });
    const gone = openSampleFile(join(folder, 'gone.jsonl'), 'samples/gone.jsonl', '');
    await expect(gone.window(0, 5)).rejects.toMatchObject({ code: 'host.file-missing' });
  });
});
