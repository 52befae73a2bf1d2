import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundledEngine } from '../../app/host/engine/engine-launch.ts';
import { startRun } from '../../app/host/engine/run.ts';
import { createEngineSupervisor } from '../../app/host/engine/supervisor.ts';
import { fileRows } from '../../app/host/rows/row-source.ts';
import { runOptionsSchema } from '../../core/contract/run-payloads.ts';

const flow = 'CalStuAvgScore';
const paths = [
  `conf/flow/flow-${flow}.yml`,
  'conf/func/func-AvgStuScore.yml',
  'conf/func/func-PrintStuAvgScore.yml',
  'functions/AvgStuScore.ts',
  'functions/PrintStuAvgScore.ts',
];

/** The Node that a packed app brings for its engines. */
export function packedNode(packedFolder: string): string {
  return join(packedFolder, 'resources', 'node', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** Starts the engine of a packed app on the Node beside it, and runs the packed student scores: rows in and out of every function. */
export async function runPackedEngine(packedFolder: string): Promise<string[]> {
  const unpacked = join(packedFolder, 'resources', 'app.asar.unpacked');
  const bundle = join(unpacked, 'dist', 'desktop');
  const root = join(unpacked, 'examples', 'student-scores');
  const supervisor = createEngineSupervisor({
    findNode: () => packedNode(packedFolder),
    files: bundledEngine(join(bundle, 'engine'), [join(bundle, '*')]),
  });
  try {
    const files = await Promise.all(
      paths.map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })),
    );
    const request = {
      runId: randomUUID(),
      flow,
      root,
      files,
      storePath: null,
      options: runOptionsSchema.parse({}),
    };
    const source = fileRows(join(root, 'samples', `${flow}.jsonl`), `samples/${flow}.jsonl`);
    const run = startRun({ supervisor, request, source });
    const nodes = await run.began;
    const { progress, status, error } = await run.finished;
    if (status !== 'ok') throw new Error(`the run ended with ${status}: ${error?.code ?? ''}`);
    return progress.nodes.map(
      ({ rowsIn, rowsOut }, index) => `${nodes[index]?.fname} ${rowsIn} → ${rowsOut}`,
    );
  } finally {
    await supervisor.close();
  }
}
