import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readGoFiles } from '../../go-code/read-go-files.ts';
import { createGoReader, type GoReader } from '../engine/go-reader.ts';
import { spawnEngine } from '../engine/spawn-engine.ts';
import { readGoFolder } from './go-files.ts';

let root: string;
let reader: GoReader | undefined;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'large-go-')));
});
afterEach(async () => {
  await reader?.close();
  await rm(root, { recursive: true, force: true });
});

const functions = 250;
/** A package of functions that are registered, each with a row. */
function goPackage(number: number): string {
  const one = (name: string) => `
type Row${name} struct {
	ID int64 \`json:"id"\`
}

func F${name}(ctx context.Context, flow kis.Flow, rows []Row${name}) error {
	for _, row := range rows {
		if row.ID > ${number} && flow.GetFuncParam("least") != "" {
			_ = flow.CommitRow(row)
		}
	}
	return nil
}

func init() { kis.Pool().FaaS("F${name}", F${name}) }
`;
  const names = Array.from({ length: functions }, (_, index) => `${number}x${index}`);
  const head = `package p${number}\n\nimport (\n\t"context"\n\t"github.com/aceld/kis-flow/kis"\n)\n`;
  return head + names.map(one).join('');
}

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}
const never = async () => false;

test('a host answers while a large folder is read, and hears the same', async () => {
  const packages = 20;
  for (let number = 0; number < packages; number += 1) await put(`p${number}/f.go`, goPackage(number));
  reader = createGoReader({});
  const before = performance.eventLoopUtilization();
  const read = await readGoFolder(root, '', never, reader.read);
  const { active, idle } = performance.eventLoopUtilization(before);
  // Were it parsed here, this thread would have been at work nearly all the time.
  expect(active / (active + idle)).toBeLessThan(0.5);
  expect(read.functions).toHaveLength(packages * functions);
  expect(read).toEqual(await readGoFolder(root, '', never, readGoFiles));
});

test('no process is started where there is no Go', async () => {
  reader = createGoReader({ spawn: () => expect.unreachable() });
  expect(await readGoFolder(root, '', never, reader.read)).toMatchObject({ files: 0, unread: [] });
});

test('a reader that ends is told, and one that is closed ends at once', async () => {
  await put('p/f.go', goPackage(1));
  reader = createGoReader({
    spawn(launch) {
      const child = spawnEngine(launch);
      child.kill();
      return child;
    },
  });
  await expect(readGoFolder(root, '', never, reader.read)).rejects.toMatchObject({
    code: 'process.go-ended',
  });
  await reader.close();
  await expect(readGoFolder(root, '', never, reader.read)).rejects.toMatchObject({ code: 'process.ended' });
});
