import { join, resolve } from 'node:path';
import { liveFolderOf, startLive } from '../live/live.ts';
import { realStorage } from '../live/live-storage.ts';
import type { AddCommand } from './add-command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { parseWhole } from './option-values.ts';
import { readFolder } from './read-folder.ts';
import type { Terminal } from './terminal.ts';
import { say } from './texts.ts';

interface LiveOptions {
  allowState?: boolean;
  state?: string;
  deadLetters?: string;
  listen?: string;
  batchSeconds: number;
  stopSeconds: number;
}

/** `live <folder> [flows…]`: runs that take their rows from the project's sources, until they are stopped. */
export const addLive: AddCommand = (program, terminal, finish) => {
  const { language } = terminal;
  const env = (name: string) => process.env[`KISFLOW_LIVE_${name}`];
  program
    .command('live')
    .description(say(language, 'live'))
    .argument('<folder>', say(language, 'folder'))
    .argument('[flows...]', say(language, 'liveFlows'))
    .option('--allow-state', say(language, 'allowState'), env('ALLOW_STATE') === 'true')
    .option('--state <folder>', say(language, 'state'), env('STATE'))
    .option('--dead-letters <folder>', say(language, 'deadLetters'), env('DEAD_LETTERS'))
    .option('--listen <address>', say(language, 'liveListen'), env('LISTEN'))
    .option(
      '--batch-seconds <seconds>',
      say(language, 'batchSeconds'),
      parseWhole('--batch-seconds', 1, 86_400),
      Number(env('BATCH_SECONDS') ?? 60),
    )
    .option(
      '--stop-seconds <seconds>',
      say(language, 'stopSeconds'),
      parseWhole('--stop-seconds', 0, 3600),
      Number(env('STOP_SECONDS') ?? 20),
    )
    .action(async (folder: string, flows: string[], options: LiveOptions) =>
      finish(await live(terminal, folder, flows, options)),
    );
};

async function live(
  terminal: Terminal,
  folder: string,
  flows: readonly string[],
  options: LiveOptions,
): Promise<ExitCode> {
  const first = await readFolder(folder);
  const own = liveFolderOf(first.root);
  const stopped = stopAsked();
  const run = await startLive({
    read: () => readFolder(folder),
    flows,
    allowState: options.allowState === true,
    stateFolder: resolve(options.state ?? own),
    deadLetters: resolve(options.deadLetters ?? join(own, 'dead-letters')),
    listen: options.listen,
    batchLimitMs: options.batchSeconds * 1000,
    stopLimitMs: options.stopSeconds * 1000,
    storageOf: realStorage,
    worker: 1,
    language: terminal.language,
    write: terminal.printError,
  });
  const reload = (): void => void run.reload();
  process.on('SIGHUP', reload);
  await stopped;
  await run.stop();
  process.off('SIGHUP', reload);
  return exitCodes.ok;
}

/** Resolves at the first SIGTERM or Ctrl-C; a second one ends the process at once, and what it was doing comes again. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    const ask = (): void => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) {
        process.off(signal, ask);
        process.on(signal, () => process.exit(exitCodes.interrupted));
      }
      resolve();
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, ask);
  });
}
