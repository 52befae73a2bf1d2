import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Option } from 'commander';
import { CodedError } from '../../core/errors/coded-error.ts';
import { liveFolderOf, startLive } from '../live/live.ts';
import { createLiveLog } from '../live/live-log.ts';
import { realStorage } from '../live/live-storage.ts';
import { serveParent } from '../live/serve-parent.ts';
import { startWorkers } from '../live/workers.ts';
import type { AddCommand } from './add-command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { forgetSources } from './live-forget.ts';
import { parseWhole } from './option-values.ts';
import { readFolder } from './read-folder.ts';
import type { Terminal } from './terminal.ts';
import { say } from './texts.ts';

/** How long what is closed may keep the process. */
const longestEndMs = 1000;

interface LiveOptions {
  allowState?: boolean;
  state?: string;
  deadLetters?: string;
  listen?: string;
  tokenFile?: string;
  batchSeconds: number;
  stopSeconds: number;
  workers: number;
  forget?: boolean;
  yes?: boolean;
}

/** An option that may be said in the environment as well, where nothing is said by an empty text. */
function option(flags: string, description: string, name: string): Option {
  const variable = `KISFLOW_LIVE_${name}`;
  const made = new Option(flags, description);
  return process.env[variable] === '' ? made : made.env(variable);
}

/** `live <folder> [flows…]`: runs that take their rows from the project's sources, until they are stopped. */
export const addLive: AddCommand = (program, terminal, finish) => {
  const { language } = terminal;
  program
    .command('live')
    .description(say(language, 'live'))
    .argument('<folder>', say(language, 'folder'))
    .argument('[flows...]', say(language, 'liveFlows'))
    .option('--allow-state', say(language, 'allowState'), process.env['KISFLOW_LIVE_ALLOW_STATE'] === 'true')
    .addOption(option('--state <folder>', say(language, 'state'), 'STATE'))
    .addOption(option('--dead-letters <folder>', say(language, 'deadLetters'), 'DEAD_LETTERS'))
    .addOption(option('--listen <address>', say(language, 'liveListen'), 'LISTEN'))
    .addOption(option('--token-file <path>', say(language, 'tokenFile'), 'TOKEN_FILE'))
    .addOption(
      option('--batch-seconds <seconds>', say(language, 'batchSeconds'), 'BATCH_SECONDS')
        .argParser(parseWhole('--batch-seconds', 1, 86_400))
        .default(60),
    )
    .addOption(
      option('--stop-seconds <seconds>', say(language, 'stopSeconds'), 'STOP_SECONDS')
        .argParser(parseWhole('--stop-seconds', 0, 3600))
        .default(20),
    )
    .addOption(
      option('--workers <number>', say(language, 'workers'), 'WORKERS')
        .argParser(parseWhole('--workers', 1, 256))
        .default(1),
    )
    .option('--forget', say(language, 'forget'))
    .option('--yes', say(language, 'forgetYes'))
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
  if (options.forget === true) return await forget(terminal, folder, flows, options);
  const worker = Number(process.env['KISFLOW_LIVE_WORKER'] ?? 0);
  const own = liveFolderOf((await readFolder(folder)).root);
  const deadLetters = resolve(options.deadLetters ?? join(own, 'dead-letters'));
  if (options.workers > 1 && worker === 0) return await parent(terminal, options, deadLetters);
  const signalled = stopAsked(worker > 0);
  const run = await startLive({
    read: () => readFolder(folder),
    flows,
    allowState: options.allowState === true,
    stateFolder: resolve(options.state ?? own),
    deadLetters,
    listen: worker > 0 ? undefined : options.listen,
    token: tokenOf(options),
    batchLimitMs: options.batchSeconds * 1000,
    stopLimitMs: options.stopSeconds * 1000,
    storageOf: realStorage,
    worker: Math.max(1, worker),
    isOneOfSeveral: worker > 0,
    language: terminal.language,
    write: terminal.printError,
  });
  const reload = (): void => void run.reload();
  process.on('SIGHUP', reload);
  await Promise.race(worker > 0 ? [signalled, serveParent(run)] : [signalled]);
  await run.stop();
  process.off('SIGHUP', reload);
  if (process.connected) process.disconnect?.();
  // A client of a server may keep timers of its own, whatever it was told.
  setTimeout(() => process.exit(exitCodes.ok), longestEndMs).unref();
  return exitCodes.ok;
}

async function forget(
  terminal: Terminal,
  folder: string,
  flows: readonly string[],
  { state, yes = false }: LiveOptions,
): Promise<ExitCode> {
  const stateFolder = resolve(state ?? liveFolderOf((await readFolder(folder)).root));
  return await forgetSources(terminal, folder, { flows, stateFolder, isSure: yes });
}

/** Runs this command line again, as several workers. */
async function parent(
  { language, printError }: Terminal,
  options: LiveOptions,
  deadLetters: string,
): Promise<ExitCode> {
  const { workers: count, listen } = options;
  const [, script = ''] = process.argv;
  const signalled = stopAsked(false);
  const log = createLiveLog({ language, write: printError, mask: (text) => text }, { worker: 0 });
  const command = [process.execPath, ...process.execArgv, script, ...process.argv.slice(2)] as const;
  const workers = await startWorkers({
    ...{ count, command, listen, log, deadLetters },
    token: tokenOf(options),
  });
  process.on('SIGHUP', workers.reload);
  const failure = await Promise.race([signalled, workers.failed]);
  await workers.stop();
  process.off('SIGHUP', workers.reload);
  return failure === undefined ? exitCodes.ok : knownCode(failure);
}

const leastToken = 16;

/** What those who look at the run have to know; undefined where nobody may. It is no option: others could read it among the processes. */
function tokenOf({ tokenFile: path }: LiveOptions): string | undefined {
  const token = path === undefined ? process.env['KISFLOW_LIVE_TOKEN'] || undefined : textOf(path);
  if (token === undefined) return undefined;
  if (token.length < leastToken)
    throw new CodedError('live.token-weak', { length: token.length, least: leastToken });
  return token;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    throw new CodedError('live.token-unreadable', { path, detail }, {}, thrown);
  }
}

function knownCode(code: number): ExitCode {
  return Object.values(exitCodes).find((known) => known === code) ?? exitCodes.failed;
}

/**
 * Resolves at the first SIGTERM or Ctrl-C. A second one ends the process at once, and what it was doing comes again; not so a worker,
 * which a Ctrl-C reaches as well as its parent.
 */
function stopAsked(isWorker: boolean): Promise<undefined> {
  return new Promise((resolve) => {
    let isAsked = false;
    const ask = (): void => {
      if (isAsked && !isWorker) process.exit(exitCodes.interrupted);
      isAsked = true;
      resolve(undefined);
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, ask);
  });
}
