import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findCases, runCases } from './run-case.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const folders = positionals.length > 0 ? positionals : [fileURLToPath(new URL('./cases', import.meta.url))];
const cases = folders.flatMap((folder) => findCases(resolve(folder)));
let failed = 0;

for await (const { folder, differences } of runCases(cases)) {
  if (differences.length > 0) failed += 1;
  print(`${differences.length === 0 ? 'ok    ' : 'FAILED'} ${basename(folder)}`);
  for (const line of differences.slice(0, 20)) print(`       ${line}`);
}
if (cases.length === 0)
  console.error(`no case (a folder with case.json and expected.json) in ${folders.join(', ')}`);
print(`${cases.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 || cases.length === 0 ? 1 : 0;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
