import { basename, dirname, join, resolve } from 'node:path';
import { createExamples } from '../host/examples/examples.ts';
import { exitCodes } from './exit-codes.ts';
import { packageFolder } from './package-folder.ts';
import type { AddCommand } from './program.ts';
import { readFolder } from './read-folder.ts';
import { say } from './texts.ts';

/** `new <folder> --template <id>`: a project to begin with. */
export const addNew: AddCommand = (program, terminal, finish) => {
  const { language } = terminal;
  program
    .command('new')
    .description(say(language, 'new'))
    .argument('<folder>', say(language, 'newFolder'))
    .option('-t, --template <id>', say(language, 'template'), 'student-scores')
    .action(async (folder: string, options: { template: string }) => {
      const root = resolve(folder);
      // Nothing is opened as an example here, so that no folder for a person's copies is needed.
      const examples = createExamples(join(packageFolder(), 'examples'), dirname(root));
      await examples.create(dirname(root), basename(root), options.template);
      const [flow] = options.template === 'empty' ? [] : (await readFolder(root)).model.flows;
      const key = flow === undefined ? 'createdEmpty' : 'created';
      terminal.print(say(language, key, { folder, flow: flow?.name ?? '' }));
      finish(exitCodes.ok);
    });
};
