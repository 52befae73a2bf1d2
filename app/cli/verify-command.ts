import { CodedError, type ErrorData, toErrorData } from '../../core/errors/coded-error.ts';
import { connectorsOf } from '../../core/project/flow-connectors.ts';
import { visibleLine } from '../../core/text/visible-text.ts';
import { fileRows } from '../host/rows/row-source.ts';
import { againstProgram, type ComparedProgram, programWords } from '../host/verify/against-program.ts';
import { onComparisonGround } from '../host/verify/comparison-ground.ts';
import type { Difference } from '../host/verify/first-difference.ts';
import { cannotVerify } from '../host/verify/refusals.ts';
import type { VisitRows } from '../host/verify/visit-rows.ts';
import type { VisitSpool } from '../host/verify/visit-spool.ts';
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
  const words = programWords(command);
  if (file === '-') throw new CodedError('verify.rows-from-stdin');
  const read = await readFolder(folder);
  const flow = chooseFlow(read, folder, name);
  const rows = chooseRows(read, flow, file);
  return await onComparisonGround({ root: read.root, model: read.model, flow }, async ({ spool, store }) => {
    const studio = await runInStudio(read, flow, rows, batch, spool);
    if (studio.interrupted) return exitCodes.interrupted;
    tellSaves(terminal, read, flow);
    const run = { words, flow, batchSize: batch, rows: fileRows(rows), store };
    const compared = await againstProgram(spool, run);
    if (compared.difference === undefined) return sayEnd(terminal, compared, studio.error);
    terminal.print(differenceText(terminal, compared.difference));
    tellFailure(terminal, compared);
    return exitCodes.failed;
  });
}

/** Where the program saves to, before it is started: it may have servers of its own in mind. */
function tellSaves({ language, printError }: Terminal, { model }: ReadFolder, flow: string): void {
  const entry = model.flow(flow);
  if (entry !== undefined && connectorsOf(model, entry).length > 0) printError(say(language, 'verifySaves'));
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
    storage: 'embedded',
    out: async () => spool,
    rowsToShow: 0,
    options: { batchSize, maxVisitsPerBatch: undefined, delayMs: undefined, onError: 'stop' },
    createView: () => silentView,
  });
  return { error: outcome.finished.error as ErrorData | undefined, interrupted };
}

/** A program that gave up says why its visits end. */
function tellFailure(terminal: Terminal, { ended, visits, rows }: ComparedProgram): void {
  if (ended === undefined || ended.code === 0) return;
  const error = cannotVerify('program-failed', { ...ended, visits, rows });
  terminal.printError(formatError(terminal, toErrorData(error)));
}

function sayEnd(
  terminal: Terminal,
  { visits, rows, ended: { code, said } = { code: 0, said: '' } }: ComparedProgram,
  error: ErrorData | undefined,
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
