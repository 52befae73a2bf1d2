import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RowSource } from '../rows/row-source.ts';
import { startProgram } from './traced-program.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kisflow-program-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const nothing: RowSource = { name: 'nothing', async *chunks() {} };

test('what a program printed is there, also when it ended before anybody read it', async () => {
  const pidFile = join(folder, 'pid');
  const code = `console.log('one'); console.log('two'); require('node:fs').writeFileSync(process.argv[1], String(process.pid))`;
  const words = [process.execPath, '-e', code, pidFile];
  const program = startProgram({ words, flow: 'F', batchSize: 1, rows: nothing });
  while (!existsSync(pidFile) || isAlive(Number(readFileSync(pidFile, 'utf8')))) await turn();
  // Node lets go of what nobody reads one turn after it heard of the end.
  await turn();
  const lines: string[] = [];
  for await (const line of program.lines) lines.push(line);
  expect(lines).toEqual(['one', 'two']);
  expect(await program.ended).toMatchObject({ code: 0 });
});

/** Until its end was heard here: before, a process that has ended keeps its number. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
