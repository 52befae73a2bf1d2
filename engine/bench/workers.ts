import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure, print } from './measure.ts';

/** Work for a dozen seconds: the second engine takes half a second to start, which is no matter of sharing. */
const rows = 120_000;
const command = join(import.meta.dirname, '..', '..', 'app', 'cli', 'kisflow-studio.mjs');
/** About a tenth of a millisecond a row. */
const compute = `export default (ctx, flow, rows) => {
  for (const row of rows) {
    let hash = row.id;
    for (let round = 0; round < 100_000; round++) hash = (Math.imul(hash, 31) + round) | 0;
    flow.commitRow({ id: row.id, hash });
  }
};
`;

/** The whole command on a file, with one engine and with two, on a flow that computes. Only a machine with two quiet cores tells. */
export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kisflow-workers-'));
  try {
    writeProject(folder);
    const run = (workers: number) => async (): Promise<void> => {
      const args = ['run', folder, '--rows', join(folder, 'rows.jsonl'), '--quiet'];
      const child = spawn(process.execPath, [command, ...args, '--workers', String(workers)], {
        stdio: 'ignore',
      });
      const [code] = await once(child, 'exit');
      if (code !== 0) throw new Error(`a run ended with ${String(code)}`);
    };
    const contenders = [1, 2].map((workers) => ({ name: String(workers), work: run(workers) }));
    const measured = await measure(contenders, 5);
    const times = contenders.map(({ name }) => `${name}: ${measured.time(name).toFixed(0)} ms`);
    print(`workers: ${rows.toLocaleString('en-US')} rows of a file through a function that computes`);
    print(`  ${times.join(', ')}; two ${measured.ratio('1', '2').toFixed(2)} × one (target 1.60)`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeProject(folder: string): void {
  for (const name of ['conf/flow', 'conf/func', 'functions'])
    mkdirSync(join(folder, name), { recursive: true });
  const flow = 'kistype: flow\nstatus: 1\nflow_name: Main\nflows:\n  - fname: Compute\n';
  writeFileSync(join(folder, 'conf/flow/flow-Main.yml'), flow);
  writeFileSync(
    join(folder, 'conf/func/func-Compute.yml'),
    'kistype: func\nfname: Compute\nfmode: Calculate\n',
  );
  writeFileSync(join(folder, 'functions/Compute.ts'), compute);
  const lines = Array.from({ length: rows }, (_, id) => `{"id":${id}}\n`);
  writeFileSync(join(folder, 'rows.jsonl'), lines.join(''));
}
