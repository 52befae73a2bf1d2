import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Option } from 'commander';
import { createExamples } from '../host/examples/examples.ts';
import { toFileError } from '../host/project/file-error.ts';
import { makeFolder } from '../host/project/make-folder.ts';
import type { AddCommand } from './add-command.ts';
import { exitCodes } from './exit-codes.ts';
import { packageFolder } from './package-folder.ts';
import { readFolder } from './read-folder.ts';
import { say } from './texts.ts';

/** `new <folder> --template <id>`: a project to begin with. */
export const addNew: AddCommand = (program, terminal, finish) => {
  const { language } = terminal;
  program
    .command('new')
    .description(say(language, 'new'))
    .argument('<folder>', say(language, 'newFolder'))
    .addOption(
      new Option('-t, --template <id>', say(language, 'template'))
        .choices(templateNames())
        .default('student-scores'),
    )
    .action(async (folder: string, options: { template: string }) => {
      const root = resolve(folder);
      // Nothing is opened as an example here, so that no folder for a person's copies is needed.
      const examples = createExamples(examplesFolder(), dirname(root));
      await makeParent(dirname(root));
      await examples.create(dirname(root), basename(root), options.template);
      const [flow] = options.template === 'empty' ? [] : (await readFolder(root)).model.flows;
      const key = flow === undefined ? 'createdEmpty' : 'created';
      terminal.print(say(language, key, { folder, flow: flow?.name ?? '' }));
      finish(exitCodes.ok);
    });
};

function examplesFolder(): string {
  return join(packageFolder(), 'examples');
}

function templateNames(): string[] {
  const names = readdirSync(examplesFolder()).filter((name) =>
    existsSync(join(examplesFolder(), name, 'example.json')),
  );
  return ['empty', ...names.sort()];
}

async function makeParent(path: string): Promise<void> {
  try {
    await makeFolder(path);
  } catch (thrown) {
    throw toFileError(thrown, path);
  }
}
