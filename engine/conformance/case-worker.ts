import { registerHooks } from 'node:module';
import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { InvalidCase, replayCase } from './replay.ts';

const folders = z.array(z.string()).parse(workerData);
const urls = folders.map((folder) => pathToFileURL(folder + sep).href);

// The cases' files are ES modules, whatever a package.json above them says, or if there is none.
registerHooks({
  load: (url, context, next) => {
    const isOfCase = /\.js(?:\?|$)/.test(url) && urls.some((folder) => url.startsWith(folder));
    return next(url, isOfCase ? { ...context, format: 'module' } : context);
  },
});

// Replays its cases one after the other. Each is loaded once in this thread, so whatever its modules keep begins empty.
for (const folder of folders) {
  parentPort?.postMessage({ folder, differences: await replayCase(folder).catch(inability) });
}

function inability(thrown: unknown): string[] {
  if (thrown instanceof InvalidCase) return thrown.message.split('\n');
  return [thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)];
}
