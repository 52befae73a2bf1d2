import { lstat, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Option } from 'commander';
import { CodedError, describeError } from '../../core/errors/coded-error.ts';
import { exportLosses } from '../../core/lint/export-losses.ts';
import { exportRefusals } from '../../core/lint/export-refusals.ts';
import { type ExportedFile, type ExportOptions, exportProject } from '../../core/project/export.ts';
import { exportClash, realPathSoFar } from '../host/project/export-target.ts';
import { layoutOf } from '../host/project/project-files.ts';
import type { FileFailure } from '../host/project/read-project.ts';
import { rareError } from '../host/rare-errors.ts';
import type { AddCommand } from './add-command.ts';
import { counted } from './counts.ts';
import { exitCodes } from './exit-codes.ts';
import { writeGo } from './export-go.ts';
import { inspectFolder, type ReadFolder } from './read-folder.ts';
import type { Terminal } from './terminal.ts';
import { say } from './texts.ts';
import { isOurs, stopsKisFlow } from './unreadable-config.ts';
import { writeFiles } from './write-files.ts';

interface Options extends ExportOptions {
  flow: string[];
  force: boolean;
  go: boolean;
  merge: boolean;
  store: boolean;
  package?: string;
  module?: string;
}

/** `export <folder> <to>`: YAML for production runners. */
export const addExport: AddCommand = (program, terminal, finish) => {
  const { language } = terminal;
  program
    .command('export')
    .description(say(language, 'export'))
    .argument('<folder>', say(language, 'folder'))
    .argument('<to>', say(language, 'to'))
    .option('--flow <name>', say(language, 'exportFlow'), (name, names: string[]) => [...names, name], [])
    .addOption(
      new Option('--style <style>', say(language, 'style')).choices(['kisflow', 'source']).default('kisflow'),
    )
    .option('--grown', say(language, 'grown'), false)
    .option('--force', say(language, 'force'), false)
    .addOption(new Option('--go', say(language, 'go')).default(false).conflicts(['flow', 'style', 'grown']))
    .addOption(new Option('--package <name>', say(language, 'goPackage')).implies({ go: true }))
    .addOption(new Option('--module <path>', say(language, 'goModule')).implies({ go: true }))
    .addOption(new Option('--store', say(language, 'goStore')).default(false).implies({ go: true }))
    .addOption(new Option('--merge', say(language, 'goMerge')).default(false).implies({ go: true }))
    .action(async (folder: string, to: string, options: Options) => {
      if (to === '') throw new CodedError('host.not-a-folder', { path: to });
      const read = await inspectFolder(folder);
      refuseErrors(read, folder, options);
      for (const failure of read.unreadable.filter(isOurs)) leaveOut(terminal, failure, options);
      if (options.go) {
        const written = await writeGo(terminal, read, to, options);
        const files = counted(language, written, 'file', 'files');
        terminal.print(say(language, 'exportedGo', { files, folder: to }));
        finish(exitCodes.ok);
        return;
      }
      const files = filesToExport(read, folder, options);
      refuseLosses(read, folder, options);
      await refuseOwnProject(read, folder, files, to, options);
      if (!options.force) await refuseOverwriting(files, to);
      await writeFiles(files, to);
      terminal.print(
        say(language, 'exported', {
          files: counted(language, files.length, 'YAML file', 'YAML files'),
          folder: to,
        }),
      );
      finish(exitCodes.ok);
    });
};

/** A production runner must never get what KisFlow's import would refuse: there is no way around that. */
function refuseErrors({ project, unreadable }: ReadFolder, folder: string, options: Options): void {
  const flows = chosenFlows(options);
  // A folder with a file's name is not exported; of chosen flows, the linter says what they lack.
  const broken = unreadable.filter(
    (failure) => stopsKisFlow(failure) && failure.error.code !== 'host.folder-named-as-file',
  );
  const count = exportRefusals(project, flows, options).length + (flows === undefined ? broken.length : 0);
  if (count > 0) throw new CodedError('cli.export-has-errors', { count, folder });
}

/** KisFlow's own exporter loses some texts, and makes files of others that can't be read: its form is written so when asked twice. */
function refuseLosses({ project }: ReadFolder, folder: string, options: Options): void {
  const [first, ...others] = options.force ? [] : exportLosses(project, chosenFlows(options), options);
  if (!first) return;
  const { path, range } = first;
  const file = join(folder, path);
  throw new CodedError(
    'cli.export-loses-text',
    { count: others.length + 1, folder },
    { file, line: range.line },
  );
}

/** What a file that only the Studio can't read configures would be missing, which its person must want. */
function leaveOut(terminal: Terminal, { path, error }: FileFailure, { force }: Options): void {
  const reason = describeError(error, terminal.language).message;
  if (!force) throw new CodedError('cli.export-incomplete', { path, reason });
  terminal.printError(say(terminal.language, 'exportLeftOut', { file: path, reason }));
}

function chosenFlows({ flow }: Options): readonly string[] | undefined {
  return flow.length === 0 ? undefined : flow;
}

function filesToExport({ project, model }: ReadFolder, folder: string, options: Options): ExportedFile[] {
  for (const flow of options.flow) {
    if (model.flow(flow) !== undefined) continue;
    const flows = model.flows.map(({ name }) => name).join(', ');
    throw new CodedError('cli.unknown-flow', { flow, folder, flows });
  }
  return exportProject(project, chosenFlows(options), options);
}

/** An export among the project's own files would define everything in it twice, or be taken for samples or code. */
async function refuseOwnProject(
  { root, project }: ReadFolder,
  folder: string,
  files: readonly ExportedFile[],
  to: string,
  { force }: Options,
): Promise<void> {
  const target = await realPathSoFar(resolve(to));
  const layout = await layoutOf(root);
  const textOf = async (path: string) => project.files.get(path)?.text ?? null;
  const clash = await exportClash({ root, layout }, target, files, textOf);
  if (clash === 'config') throw new CodedError('cli.export-into-project', { to, folder });
  // That is the Studio's own concern: KisFlow reads no such file.
  if (clash === 'files' && !force) throw rareError('host.export-among-files', { to, folder });
}

/** Nothing is written when one file is there already and differs. */
async function refuseOverwriting(files: readonly ExportedFile[], to: string): Promise<void> {
  for (const file of files) {
    const path = resolve(to, ...file.path.split('/'));
    const there = await lstat(path).catch(() => undefined);
    if (there === undefined) continue;
    // Of what is no file nothing is read: a pipe would be waited for.
    const isFile = (await stat(path).catch(() => undefined))?.isFile() === true;
    const found = isFile ? await readFile(path, 'utf8').catch(() => undefined) : undefined;
    if (found !== file.text)
      throw new CodedError('cli.export-would-overwrite', { file: join(to, file.path) });
  }
}
