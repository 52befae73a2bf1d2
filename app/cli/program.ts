import { Command, CommanderError, Option } from 'commander';
import { CodedError, type ErrorData, toErrorData } from '../../core/errors/coded-error.ts';
import { usageMessages } from '../../core/errors/messages/usage.ts';
import { workerMessages } from '../../core/errors/messages/workers.ts';
import type { AddCommand } from './add-command.ts';
import { addCheck } from './check-command.ts';
import { addCompare } from './compare-command.ts';
import './error-texts.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { addExport } from './export-command.ts';
import { addFmt } from './fmt-command.ts';
import { addLive } from './live-command.ts';
import { addNew } from './new-command.ts';
import { packageVersion } from './package-folder.ts';
import { addRun } from './run-command.ts';
import { addServe } from './serve-command.ts';
import { formatError, type Terminal } from './terminal.ts';
import { addTest } from './test-command.ts';
import { say } from './texts.ts';
import { speakLanguage, usageError } from './usage.ts';
import { addVerify } from './verify-command.ts';

const commands: AddCommand[] = [
  addRun,
  addCheck,
  addExport,
  addFmt,
  addLive,
  addNew,
  addServe,
  addTest,
  addVerify,
  addCompare,
];

/** Runs the command line; every failure is told in words on standard error. */
export async function runProgram(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.ok;
  const program = new Command('kisflow-studio')
    .description(say(terminal.language, 'program'))
    .version(packageVersion(), '-V, --version', say(terminal.language, 'version'))
    .exitOverride();
  speakLanguage(program, terminal);
  for (const add of commands) add(program, terminal, (code) => (exitCode = code));
  for (const command of [program, ...program.commands])
    command.addOption(
      new Option('--lang <language>', say(terminal.language, 'lang')).choices(['en', 'zh-CN']),
    );
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (caught) {
    // Help and the version were asked for; no command at all was answered with the help.
    if (caught instanceof CommanderError && caught.exitCode === 0) return exitCodes.ok;
    if (caught instanceof CommanderError && caught.code === 'commander.help') return exitCodes.usage;
    const thrown = caught instanceof CommanderError ? usageError(caught, args, program) : caught;
    const error = toErrorData(thrown);
    terminal.printError(formatError(terminal, error));
    return thrown instanceof CodedError ? exitCodeOf(error) : exitCodes.failed;
  }
}

const usageCodes: readonly string[] = [
  'cli.no-flow',
  'cli.which-flow',
  'cli.unknown-flow',
  'cli.no-rows',
  'cli.no-tests',
  'cli.unknown-test',
  'cli.no-run',
  'cli.which-run',
  'verify.no-command',
  'live.forget-asks',
  'live.no-sources',
  'verify.rows-from-stdin',
  'host.folder-exists',
  'host.unsafe-name',
];
const unreadableCodes: readonly string[] = [
  'cli.no-config',
  'cli.rows-missing',
  'host.no-journal',
  'host.not-a-folder',
  'host.no-permission',
  'host.file-missing',
  'host.file-failed',
  'host.file-too-large',
  'host.link-broken',
  'host.link-outside',
  'host.not-text',
  'host.too-many-files',
];

function exitCodeOf(error: ErrorData): ExitCode {
  const isUsage = error.code in usageMessages || error.code in workerMessages;
  if (isUsage || usageCodes.includes(error.code)) return exitCodes.usage;
  if (unreadableCodes.includes(error.code)) return exitCodes.unreadable;
  return error.code === 'cli.interrupted' ? exitCodes.interrupted : exitCodes.failed;
}
