import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { formatConfig } from '../../core/config/format-config.ts';
import { CodedError, toErrorData } from '../../core/errors/coded-error.ts';
import { configFiles } from '../../core/project/config-files.ts';
import { sweepProject } from '../host/disk/sweep-project.ts';
import { layoutOf } from '../host/project/project-files.ts';
import { encodeText } from '../host/project/text-file.ts';
import type { AddCommand } from './add-command.ts';
import { exitCodes } from './exit-codes.ts';
import { inspectFolder, lacksSomething } from './read-folder.ts';
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
      const { root, project, unreadable } = await inspectFolder(folder);
      if (!options.check) await sweepProject(root, await layoutOf(root));
      let changes = 0;
      const lacking = unreadable.filter(lacksSomething);
      for (const { error } of lacking) terminal.printError(formatError(terminal, error));
      let failed = lacking.length;
      for (const { path, text } of configFiles(project)) {
        const file = join(folder, path);
        const at = resolve(root, ...path.split('/'));
        try {
          const formatted = formattedText(text, file);
          if (formatted === text) continue;
          if (!options.check)
            await writeFileAtomic(at, encodeText(formatted, path, await readFile(at)), file);
          changes += 1;
          terminal.print(say(language, options.check ? 'wouldFormat' : 'formatted', { file }));
        } catch (thrown) {
          // The other files are formatted all the same.
          failed += 1;
          terminal.printError(formatError(terminal, toErrorData(thrown)));
        }
      }
      if (changes + failed === 0) terminal.print(say(language, 'nothingToFormat'));
      finish(failed > 0 || (options.check && changes > 0) ? exitCodes.failed : exitCodes.ok);
    });
};

/** A file's text formatted. Throws why it stays as it is. */
function formattedText(text: string, file: string): string {
  // A byte order mark stays: without it, UTF-16 would be none.
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const formatted = formatConfig(text.slice(mark.length));
  if (formatted.kind === 'formatted') return mark + formatted.text;
  if (formatted.kind === 'impossible') throw new CodedError('cli.cannot-format', { file });
  const { code, params, range } = formatted.problem;
  throw new CodedError(code, params, { file, line: range.line, column: range.column });
}
