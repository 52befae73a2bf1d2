/** A flow of two built-ins with four rows, for tests: of two batches of two rows. */
export const tracedProject: Readonly<Record<string, string>> = {
  'conf/flow-F.yml': 'kistype: flow\nstatus: 1\nflow_name: F\nflows:\n  - fname: Big\n  - fname: Sum\n',
  'conf/func-Big.yml': func('Big', 'filter@1', "    where: 'row.a > 1.0'"),
  'conf/func-Sum.yml': func('Sum', 'aggregate@1', '    aggregate: s = sum(row.a)'),
  'samples/F.jsonl': '{"a":1}\n{"a":2}\n{"a":3}\n{"a":0}\n',
};

function func(name: string, builtin: string, setup: string): string {
  return `kistype: func\nfname: ${name}\nfmode: Verify\nsource:\n  name: s\n  must: []\noption:\n  cname: ""\n  retry_times: 0\n  return_duration: 0\n  default_params:\n    builtin: ${builtin}\n${setup}\n`;
}

/** A program for Node that does what that flow does, and one thing more if it is told so by its first argument. */
export const tracingProgram = `
import { readFileSync } from 'node:fs';
const [how, ...options] = process.argv.slice(2);
const option = (name) => options[options.indexOf(name) + 1];
if (option('--flow') !== 'F' || !options.includes('--trace')) process.exit(9);
if (how === 'refuses') { console.error('no such row type'); process.exit(3); }
const rows = readFileSync(0, 'utf8').trim().split('\\n').map((line) => JSON.parse(line));
const size = Number(option('--batch'));
let visit = 0;
const tell = (batch, node, found) => {
  visit += 1;
  for (const row of found) console.log(JSON.stringify({ batch, visit, node, row }));
  if (found.length === 0) console.log(JSON.stringify({ batch, visit, node, rows: 0 }));
};
for (let batch = 1; (batch - 1) * size < rows.length; batch += 1) {
  const big = rows.slice((batch - 1) * size, batch * size).filter(({ a }) => a > 1);
  tell(batch, 'Big#1', big);
  if (how === 'talks') console.log('hello');
  if (how === 'waits') await new Promise(() => setInterval(() => undefined, 1000));
  if (how === 'fails' && batch === 2) { console.error('no more'); process.exit(4); }
  const s = big.reduce((sum, { a }) => sum + a, how === 'wrong' && batch === 2 ? 1 : 0);
  if (big.length > 0 && !(how === 'forgets' && batch === 2)) tell(batch, 'Sum#1', [{ s, more: null }]);
}
`;
