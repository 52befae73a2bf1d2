import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { replayCase } from './replay.ts';

// Replays its cases one after the other. Each is loaded once in this thread, so whatever its modules keep begins empty.
for (const folder of z.array(z.string()).parse(workerData)) {
  parentPort?.postMessage({ folder, differences: await replayCase(folder).catch(inability) });
}

function inability(thrown: unknown): string[] {
  return [thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)];
}
