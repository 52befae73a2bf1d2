import { Option } from 'commander';
import type { ConnConfig } from '../../core/config/types.ts';
import type { StorageKind } from '../../core/contract/run-payloads.ts';
import { CodedError, type ErrorData, toErrorData } from '../../core/errors/coded-error.ts';
import { connectorsOf } from '../../core/project/flow-connectors.ts';
import { laneLines } from '../../core/run/failed-rows.ts';
import { keptBetweenBatches } from '../../core/sources/kept-state.ts';
import { shownAddress } from '../../core/storage/address.ts';
import { withMinusZero } from '../../core/text/minus-zero.ts';
import { visibleLine } from '../../core/text/visible-text.ts';
import type { AddCommand } from './add-command.ts';
import { counted, formatCount } from './counts.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { parseWhole } from './option-values.ts';
import { type ReadFolder, readFolder } from './read-folder.ts';
import type { RunOutcome } from './run-document.ts';
import { failureDocument, runDocument } from './run-document.ts';
import { runFlow } from './run-flow.ts';
import { openOutputFolder } from './run-output.ts';
import { type ChainNode, endLines, rowLines, runTable } from './run-report.ts';
import { chooseFlow, chooseRows } from './run-rows.ts';
import { createLiveView, createPlainView, silentView } from './run-view.ts';
import { formatError, type Terminal } from './terminal.ts';
import { say } from './texts.ts';
import { writeFileAtomic } from './write-file.ts';

interface RunOptions {
  rows?: string;
  batch?: number;
  json?: boolean;
  out?: string;
  limit?: number;
  show?: number;
  maxVisits?: number;
  delay?: number;
  onError?: 'stop' | 'record';
  errors?: string;
  storage?: StorageKind;
  workers?: number;
  quiet?: boolean;
}

const shownRows = 3;
const documentRows = 1000;

/** `run <folder> [flow]`: one run in an engine process of its own, with rows in and out of every function. */
export const addRun: AddCommand = (program, terminal, finish) => {
  const { language } = terminal;
  program
    .command('run')
    .description(say(language, 'run'))
    .argument('<folder>', say(language, 'folder'))
    .argument('[flow]', say(language, 'flow'))
    .option('--rows <file>', say(language, 'rows'))
    .option('--batch <rows>', say(language, 'batch'), parseWhole('--batch', 1, 10_000_000))
    .option('--limit <rows>', say(language, 'limit'), parseWhole('--limit', 1))
    .addOption(new Option('--on-error <what>', say(language, 'onError')).choices(['stop', 'record']))
    .option('--errors <file>', say(language, 'errors'))
    .addOption(new Option('--storage <kind>', say(language, 'storage')).choices(['embedded', 'real']))
    .option('--json', say(language, 'json'))
    .option('--out <folder>', say(language, 'out'))
    .option('--show <rows>', say(language, 'show'), parseWhole('--show', 0, 10_000))
    .option('--max-visits <number>', say(language, 'maxVisits'), parseWhole('--max-visits', 1))
    .option('--delay <ms>', say(language, 'delay'), parseWhole('--delay', 0, 60_000))
    .option('--workers <number>', say(language, 'runWorkers'), parseWhole('--workers', 1, 64))
    .option('--quiet', say(language, 'quiet'))
    .action(async (folder: string, flow: string | undefined, options: RunOptions) =>
      finish(await (options.json ? runForDocument : run)(terminal, folder, flow, options)),
    );
};

/** A program that reads the document gets one, whatever happens; the error is told on standard error as well. */
async function runForDocument(
  terminal: Terminal,
  folder: string,
  name: string | undefined,
  options: RunOptions,
): Promise<ExitCode> {
  try {
    return await run(terminal, folder, name, options);
  } catch (thrown) {
    const document = failureDocument(terminal.language, name, toErrorData(thrown));
    terminal.print(JSON.stringify(document, null, 2));
    throw thrown;
  }
}

async function run(
  terminal: Terminal,
  folder: string,
  name: string | undefined,
  options: RunOptions,
): Promise<ExitCode> {
  const read = await readFolder(folder);
  const flow = chooseFlow(read, folder, name);
  if (options.out !== undefined) terminal.outliveReader();
  const show = options.quiet ? 0 : (options.show ?? (options.json ? documentRows : shownRows));
  const { storage = 'embedded', workers = 1 } = options;
  const onError = onErrorOf(options);
  if (workers > 1) checkShareable(read, flow, onError);
  const connectors = connectorsOfFlow(read, flow);
  if (storage === 'real') tellStorage(terminal, connectors);
  const { outcome, interrupted } = await runFlow({
    read,
    flow,
    rows: chooseRows(read, flow, options.rows),
    limit: options.limit,
    storage,
    out: outletOf(options.out),
    workers,
    rowsToShow: show,
    options: {
      batchSize: options.batch,
      maxVisitsPerBatch: options.maxVisits,
      delayMs: options.delay,
      onError,
    },
    createView(chain) {
      if (options.quiet || options.json) return silentView;
      return terminal.isLive ? createLiveView(terminal, chain) : createPlainView(terminal);
    },
  });
  const isOk = outcome.finished.status === 'ok';
  if (options.json) printDocument(terminal, runDocument(terminal.language, outcome));
  else printReport(terminal, outcome, connectors.length > 0 ? say(terminal.language, `${storage}Store`) : '');
  if (options.errors !== undefined) await writeErrors(terminal, options.errors, outcome, options.json);
  if (options.out !== undefined && !options.json)
    terminal.print(say(terminal.language, isOk ? 'written' : 'partial', { folder: options.out }));
  if (interrupted) return exitCodes.interrupted;
  return isOk ? exitCodes.ok : exitCodes.failed;
}

/** Whether several workers give what one would. Throws `workers.…`, with the first place that says they don't. */
function checkShareable(
  { project, model }: ReadFolder,
  flow: string,
  onError: 'stop' | 'record' | undefined,
): void {
  if (onError === 'record') throw new CodedError('workers.errors');
  const entry = model.flow(flow);
  const [kept] = entry ? keptBetweenBatches(project, model, entry) : [];
  if (!kept) return;
  const { kind, fname, name, file, line } = kept;
  throw new CodedError(`workers.${kind}`, { fname, name }, line === undefined ? { file } : { file, line });
}

function connectorsOfFlow({ model }: ReadFolder, flow: string): ConnConfig[] {
  const entry = model.flow(flow);
  return entry ? connectorsOf(model, entry).map(({ config }) => config) : [];
}

/** What is about to be written to: on standard error, where it is read while the run goes on. */
function tellStorage(terminal: Terminal, connectors: readonly ConnConfig[]): void {
  for (const config of connectors) {
    const { cname, type, key } = config;
    const values = { cname, type, key, address: shownAddress(config) };
    terminal.printError(terminal.style('yellow', visibleLine(say(terminal.language, 'realStorage', values))));
  }
}

/** Whoever wants the failing rows in a file wants the run to go on. Throws `cli.errors-without-record`. */
function onErrorOf({ onError, errors }: RunOptions): 'stop' | 'record' | undefined {
  if (errors !== undefined && onError === 'stop') throw new CodedError('cli.errors-without-record');
  return errors === undefined ? onError : 'record';
}

/** The file is there also when no row failed: a script that reads it finds it empty. */
async function writeErrors(
  terminal: Terminal,
  file: string,
  { failedRows, finished }: RunOutcome,
  isQuiet = false,
): Promise<void> {
  const { language } = terminal;
  await writeFileAtomic(file, laneLines(failedRows, language));
  const { rows, kept } = finished.errorLane ?? { rows: 0, kept: 0 };
  if (rows === 0 || isQuiet) return;
  const values = { rows: counted(language, rows, 'row', 'rows'), kept: formatCount(kept), file };
  terminal.print(say(language, kept < rows ? 'errorsWrittenSome' : 'errorsWritten', values));
}

function outletOf(folder: string | undefined) {
  return folder === undefined ? undefined : (chain: readonly ChainNode[]) => openOutputFolder(folder, chain);
}

/** `store` says what connectors saved to; '' where there was none. */
function printReport(terminal: Terminal, outcome: RunOutcome, store: string): void {
  const { flow, chain, finished, rows } = outcome;
  terminal.print(
    [
      terminal.style('bold', visibleLine(flow)) + (store === '' ? '' : ` · ${store}`),
      ...runTable(terminal, chain, finished.progress, finished.status),
    ].join('\n'),
  );
  for (const [index, { fname }] of chain.entries()) {
    const pages = rows[index];
    if (pages === undefined || pages.in.rows.length + pages.out.rows.length === 0) continue;
    const lines = [...rowLines(terminal, 'in', pages.in), ...rowLines(terminal, 'out', pages.out)];
    terminal.print(`\n${terminal.style('bold', `${index + 1} ${visibleLine(fname)}`)}\n${lines.join('\n')}`);
  }
  terminal.print(`\n${endLines(terminal, outcome).join('\n')}`);
  if (finished.error !== undefined) terminal.printError(formatError(terminal, finished.error as ErrorData));
}

/** A row's -0 is one here, too. */
function printDocument(terminal: Terminal, document: object): void {
  terminal.print(JSON.stringify(document, (_key, value: unknown) => withMinusZero(value), 2));
}
