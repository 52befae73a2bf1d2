import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findCases } from './find-cases.ts';
import { runCases } from './run-case.ts';

const shownDifferences = 20;

const { positionals } = parseArgs({ allowPositionals: true });
const roots = positionals.length > 0 ? positionals : [fileURLToPath(new URL('./cases', import.meta.url))];
const names = new Map(
  roots.flatMap((root) => findCases(resolve(root)).map(({ folder, name }) => [folder, name])),
);
let failed = 0;

for await (const { folder, differences } of runCases(names.keys())) {
  if (differences.length > 0) failed += 1;
  print(`${differences.length === 0 ? 'ok    ' : 'FAILED'} ${names.get(folder)}`);
  for (const line of differences.slice(0, shownDifferences)) print(`       ${line}`);
  const more = differences.length - shownDifferences;
  if (more > 0) print(`       … and ${more} more`);
}
if (names.size === 0)
  console.error(`no case (a folder with case.json and expected.json) in ${roots.join(', ')}`);
print(`${names.size - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 || names.size === 0 ? 1 : 0;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
