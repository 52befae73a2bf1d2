import { Option } from 'commander';
import { describeError, type ErrorData, toErrorData } from '../../core/errors/coded-error.ts';
import type { Diagnostic } from '../../core/lint/diagnostic.ts';
import { lintGo } from '../../core/lint/go/lint-go.ts';
import { lintProject } from '../../core/lint/lint.ts';
import { firstLine, words } from '../../core/lint/rule.ts';
import { nothingToImport } from '../../core/lint/rules/nothing-to-import.ts';
import { lintSources } from '../../core/lint/sources/lint-sources.ts';
import { lintStorage } from '../../core/lint/storage/lint-storage.ts';
import { readGoFiles } from '../go-code/read-go-files.ts';
import { readGoFolder } from '../host/go-code/go-files.ts';
import type { AddCommand } from './add-command.ts';
import { checkFormats } from './check-formats.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { inspectFolder, lacksSomething, type ReadFolder } from './read-folder.ts';
import type { Terminal } from './terminal.ts';
import { say } from './texts.ts';
import { stopsKisFlow } from './unreadable-config.ts';

type FormatName = keyof typeof checkFormats;

/**
 * `check <folder>`: every diagnostic of the linter, and every file that can't be read. Exit code 1 when one of them is an
 * error, 3 when a file can't be read.
 */
export const addCheck: AddCommand = (program, terminal, finish) => {
  const { language } = terminal;
  program
    .command('check')
    .description(say(language, 'check'))
    .argument('<folder>', say(language, 'folder'))
    .addOption(
      new Option('--format <format>', say(language, 'format'))
        .choices(Object.keys(checkFormats))
        .default('text'),
    )
    .action(async (folder: string, options: { format: FormatName }) =>
      finish(await check(terminal, folder, options.format)),
    );
};

async function check(terminal: Terminal, folder: string, format: FormatName): Promise<ExitCode> {
  const read = await inspectOrTell(terminal, folder, format);
  // Files that are there and can't be read are not none.
  const isPartial = read.unreadable.some(lacksSomething);
  const diagnostics = [
    ...read.unreadable.map(({ path, error }) => failureDiagnostic(error, path)),
    ...lintProject(read.project).filter(({ code }) => !isPartial || code !== nothingToImport.code),
    ...lintSources(read.project),
    ...lintStorage(read.project),
    ...(await goDiagnostics(read)),
  ];
  const text = checkFormats[format](terminal, folder, diagnostics);
  if (text !== '') terminal.print(text);
  if (read.unreadable.some(lacksSomething)) return exitCodes.unreadable;
  return diagnostics.some(({ severity }) => severity === 'error') ? exitCodes.failed : exitCodes.ok;
}

/** What the Go code beside the YAML, or where studio.json says that it is, makes of it. Naming a folder is trusting it. */
async function goDiagnostics({ root, project, model }: ReadFolder): Promise<readonly Diagnostic[]> {
  const folder = model.studio.goFolder ?? '';
  return lintGo(project, await readGoFolder(root, folder, async () => true, readGoFiles));
}

/** A program that reads the output gets its document, whatever happens; the error is told on standard error as well. */
async function inspectOrTell(terminal: Terminal, folder: string, format: FormatName): Promise<ReadFolder> {
  try {
    return await inspectFolder(folder);
  } catch (thrown) {
    const diagnostic = failureDiagnostic(toErrorData(thrown), '');
    if (format !== 'text') terminal.print(checkFormats[format](terminal, folder, [diagnostic]));
    throw thrown;
  }
}

function failureDiagnostic(error: ErrorData, path: string): Diagnostic {
  const [en, chinese] = [describeError(error, 'en'), describeError(error, 'zh-CN')];
  return {
    code: error.code,
    severity: error.code === 'host.link-folder' ? 'warning' : 'error',
    stopsImport: stopsKisFlow({ path, error }),
    message: words(en.message, chinese.message),
    docs: words(en.help, chinese.help),
    path,
    traps: [],
    range: placeOf(error),
    fixes: [],
  };
}

function placeOf({ line, column }: ErrorData): Diagnostic['range'] {
  if (line === undefined) return firstLine;
  return { line, column: column ?? 1, endLine: line, endColumn: column ?? 1 };
}
