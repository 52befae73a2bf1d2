import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CodedError, type ErrorData, toErrorData } from '../../core/errors/coded-error.ts';
import { nodeIds } from '../../core/project/chain.ts';
import { visibleLine } from '../../core/text/visible-text.ts';
import { readSampleStore, writeStoreFiles } from '../host/golang/sample-store.ts';
import { fileRows } from '../host/rows/row-source.ts';
import { commandWords } from '../host/verify/command-words.ts';
import { type Comparison, type Difference, firstDifference } from '../host/verify/first-difference.ts';
import { cannotVerify } from '../host/verify/refusals.ts';
import { tracedVisits } from '../host/verify/trace-lines.ts';
import { startProgram, type TracedProgram } from '../host/verify/traced-program.ts';
import type { VisitRows } from '../host/verify/visit-rows.ts';
import { openVisitSpool, type VisitSpool } from '../host/verify/visit-spool.ts';
import type { AddCommand } from './add-command.ts';
import { counted } from './counts.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { parseWhole } from './option-values.ts';
import { type ReadFolder, readFolder } from './read-folder.ts';
import { runFlow } from './run-flow.ts';
import { chooseFlow, chooseRows } from './run-rows.ts';
import { silentView } from './run-view.ts';
import { formatError, type Terminal } from './terminal.ts';
import { say } from './texts.ts';

interface Options {
  command: string;
  rows?: string;
  batch: number;
}

const defaultBatch = 1000;
const longestRow = 2000;

/** `verify <folder> [flow] --command "…"`: the same rows through the engine and a program of a person's; exit code 1 at a difference. */
export const addVerify: AddCommand = (program, terminal, finish) => {
  const { language } = terminal;
  program
    .command('verify')
    .description(say(language, 'verify'))
    .argument('<folder>', say(language, 'folder'))
    .argument('[flow]', say(language, 'flow'))
    .requiredOption('--command <program>', say(language, 'verifyCommand'))
    .option('--rows <file>', say(language, 'verifyRows'))
    .option('--batch <rows>', say(language, 'batch'), parseWhole('--batch', 1, 10_000_000), defaultBatch)
    .action(async (folder: string, flow: string | undefined, options: Options) =>
      finish(await verify(terminal, folder, flow, options)),
    );
};

async function verify(
  terminal: Terminal,
  folder: string,
  name: string | undefined,
  { command, rows: file, batch }: Options,
): Promise<ExitCode> {
  const words = commandWords(command) ?? [];
  if (words.length === 0) throw new CodedError('verify.no-command', { command });
  if (file === '-') throw new CodedError('verify.rows-from-stdin');
  const read = await readFolder(folder);
  const flow = chooseFlow(read, folder, name);
  const rows = chooseRows(read, flow, file);
  const spool = await openVisitSpool(idsOf(read, flow));
  const store = await mkdtemp(join(tmpdir(), 'kisflow-store-'));
  try {
    await copyStore(read, store);
    const studio = await runInStudio(read, flow, rows, batch, spool);
    if (studio.interrupted) return exitCodes.interrupted;
    const program = startProgram({ words, flow, batchSize: batch, rows: fileRows(rows), store });
    try {
      const compared = await firstDifference(spool.visits(), tracedVisits(program.lines)).catch(
        async (thrown: unknown) => {
          if (thrown instanceof CodedError) throw thrown;
          // One that can't be started prints nothing: why it can't says more.
          await program.ended.catch((why: unknown) => {
            throw notStarted(words[0] ?? '', why);
          });
          throw thrown;
        },
      );
      if (compared.difference !== undefined) {
        terminal.print(differenceText(terminal, compared.difference));
        await tellFailure(terminal, compared, program);
        return exitCodes.failed;
      }
      const ended = await program.ended.catch((why: unknown) => {
        throw notStarted(words[0] ?? '', why);
      });
      return sayEnd(terminal, compared, studio.error, ended);
    } finally {
      program.kill();
    }
  } finally {
    await spool.remove();
    await rm(store, { recursive: true, force: true });
  }
}

/** Both runs begin with the same stored rows, and the program's touch no file of its own. */
async function copyStore({ root, model }: ReadFolder, folder: string): Promise<void> {
  const store = await readSampleStore(
    root,
    model.connectors.map(({ name }) => name),
  );
  await writeStoreFiles(folder, store);
}

function idsOf({ model }: ReadFolder, flow: string): readonly string[] {
  const config = model.flow(flow)?.config;
  return config === undefined ? [] : nodeIds(config);
}

function notStarted(program: string, why: unknown): CodedError {
  const detail = why instanceof Error ? why.message : String(why);
  return cannotVerify('not-started', { program, detail });
}

async function runInStudio(
  read: ReadFolder,
  flow: string,
  rows: string,
  batchSize: number,
  spool: VisitSpool,
): Promise<{ error: ErrorData | undefined; interrupted: boolean }> {
  const { outcome, interrupted } = await runFlow({
    read,
    flow,
    rows,
    limit: undefined,
    out: async () => spool,
    rowsToShow: 0,
    options: { batchSize, maxVisitsPerBatch: undefined, delayMs: undefined, onError: 'stop' },
    createView: () => silentView,
  });
  return { error: outcome.finished.error as ErrorData | undefined, interrupted };
}

/** A program that gave up says why its visits end. */
async function tellFailure(
  terminal: Terminal,
  { difference, visits, rows }: Comparison,
  program: TracedProgram,
): Promise<void> {
  if (difference?.kind !== 'visit' || difference.program !== undefined) return;
  const { code, said } = await program.ended;
  if (code === 0) return;
  const error = cannotVerify('program-failed', { code, said, visits, rows });
  terminal.printError(formatError(terminal, toErrorData(error)));
}

function sayEnd(
  terminal: Terminal,
  { visits, rows }: Comparison,
  error: ErrorData | undefined,
  { code, said }: { code: number | string; said: string },
): ExitCode {
  const { language } = terminal;
  const counts = {
    visits: counted(language, visits, 'visit', 'visits'),
    rows: counted(language, rows, 'row', 'rows'),
  };
  if (error === undefined && code !== 0) throw cannotVerify('program-failed', { code, said, visits, rows });
  terminal.print(say(language, 'verifySame', counts));
  if (error === undefined) return exitCodes.ok;
  const studio = formatError(terminal, error);
  terminal.print(say(language, 'verifyBothFailed', { studio, code, program: said }));
  return code === 0 ? exitCodes.failed : exitCodes.ok;
}

function differenceText({ language }: Terminal, difference: Difference): string {
  if (difference.kind === 'visit') {
    const { visit, studio, program } = difference;
    const place = (at: VisitRows | undefined): string =>
      at === undefined
        ? say(language, 'verifyNothing')
        : say(language, 'verifyAt', { node: visibleLine(at.node), batch: at.batch });
    return say(language, 'verifyVisit', { visit, studio: place(studio), program: place(program) });
  }
  const { node, batch, row } = difference;
  const shown = (value: unknown): string =>
    value === undefined
      ? say(language, 'verifyNothing')
      : visibleLine(JSON.stringify(value)).slice(0, longestRow);
  const rows = { studio: shown(difference.studio), program: shown(difference.program) };
  return say(language, 'verifyRow', { node: visibleLine(node), batch, row, ...rows });
}
