import { join, resolve } from 'node:path';
import { readConfig } from '../../core/config/read.ts';
import type { ErrorData } from '../../core/errors/coded-error.ts';
import { configFiles } from '../../core/project/config-files.ts';
import { sweepProject } from '../host/disk/sweep-project.ts';
import { layoutOf } from '../host/project/project-files.ts';
import type { AddCommand } from './add-command.ts';
import { exitCodes } from './exit-codes.ts';
import { formatConfig } from './format-config.ts';
import { readFolder } from './read-folder.ts';
import { formatError } from './terminal.ts';
import { say } from './texts.ts';
import { writeFileAtomic } from './write-file.ts';

/** `fmt <folder>`: KisFlow's export form for every config file; `--check` only says which files are not in it. */
export const addFmt: AddCommand = (program, terminal, finish) => {
  const { language } = terminal;
  program
    .command('fmt')
    .description(say(language, 'fmt'))
    .argument('<folder>', say(language, 'folder'))
    .option('--check', say(language, 'fmtCheck'), false)
    .action(async (folder: string, options: { check: boolean }) => {
      const { root, project } = await readFolder(folder);
      if (!options.check) await sweepProject(root, await layoutOf(root));
      let changes = 0;
      let unreadable = 0;
      for (const { path, text } of configFiles(project)) {
        const formatted = formatConfig(text);
        const file = join(folder, path);
        if (formatted === null) {
          unreadable += 1;
          terminal.printError(formatError(terminal, whatIsWrong(text, file)));
        } else if (formatted !== text) {
          changes += 1;
          if (!options.check) await writeFileAtomic(resolve(root, ...path.split('/')), formatted, file);
          terminal.print(say(language, options.check ? 'wouldFormat' : 'formatted', { file }));
        }
      }
      if (changes + unreadable === 0) terminal.print(say(language, 'nothingToFormat'));
      finish(unreadable > 0 || (options.check && changes > 0) ? exitCodes.failed : exitCodes.ok);
    });
};

/** Why a file that cannot be formatted cannot be read. */
function whatIsWrong(text: string, file: string): ErrorData {
  const read = readConfig(text);
  if (read.ok) return { code: 'config.cannot-edit', params: { detail: '' }, file };
  const { code, params, range } = read.problem;
  return { code, params, file, line: range.line, column: range.column };
}
