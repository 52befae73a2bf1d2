import { CodedError } from '../../core/errors/coded-error.ts';
import { goldenPath } from '../../core/golden/golden-test.ts';
import type { GoldenResult } from '../../core/golden/judge.ts';
import { isForEngine } from '../../core/project/engine-files.ts';
import { createEngineSupervisor } from '../host/engine/supervisor.ts';
import { acceptGolden } from '../host/golden/accept-golden.ts';
import type { GoldenGround } from '../host/golden/golden-ground.ts';
import { goldenNames, runGolden } from '../host/golden/run-golden.ts';
import { resolveInside } from '../host/project/project-path.ts';
import type { AddCommand } from './add-command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { junitReport } from './junit-report.ts';
import { parseWhole } from './option-values.ts';
import { type ReadFolder, readFolder } from './read-folder.ts';
import type { Terminal } from './terminal.ts';
import { resultLines } from './test-report.ts';
import { say } from './texts.ts';
import { writeFileAtomic } from './write-file.ts';

interface TestOptions {
  junit?: string;
  timeout: number;
  accept: boolean;
}

const defaultTimeout = 60;

/** `test <folder> [name…]`: exit code 1 when a test fails, 2 when there is none. */
export const addTest: AddCommand = (program, terminal, finish) => {
  const { language } = terminal;
  program
    .command('test')
    .description(say(language, 'test'))
    .argument('<folder>', say(language, 'folder'))
    .argument('[name...]', say(language, 'testNames'))
    .option('--junit <file>', say(language, 'junit'))
    .option(
      '--timeout <seconds>',
      say(language, 'timeout'),
      parseWhole('--timeout', 1, 86_400),
      defaultTimeout,
    )
    .option('--accept', say(language, 'accept'), false)
    .action(async (folder: string, names: string[], options: TestOptions) =>
      finish(await runTests(terminal, folder, names, options)),
    );
};

async function runTests(
  terminal: Terminal,
  folder: string,
  names: readonly string[],
  { junit, timeout, accept }: TestOptions,
): Promise<ExitCode> {
  const read = await readFolder(folder);
  const chosen = chooseTests(read, folder, names);
  const supervisor = createEngineSupervisor();
  const results: GoldenResult[] = [];
  try {
    const ground = groundOf(read, supervisor, timeout * 1000);
    for (const name of chosen) {
      const text = read.project.files.get(goldenPath(name))?.text ?? '';
      const result = accept
        ? await acceptTest(terminal, ground, name, text)
        : await runGolden(ground, name, text);
      results.push(result);
      terminal.print(resultLines(terminal, result).join('\n'));
    }
  } finally {
    await supervisor.close();
  }
  const failed = results.filter(({ status }) => status === 'failed').length;
  terminal.print(`\n${say(terminal.language, 'testCounts', { passed: results.length - failed, failed })}`);
  if (junit !== undefined) {
    await writeFileAtomic(junit, junitReport(read.project.name, results));
    terminal.print(say(terminal.language, 'reported', { file: junit }));
  }
  return failed === 0 ? exitCodes.ok : exitCodes.failed;
}

/** Writes each file whole, and says so. */
async function acceptTest(
  terminal: Terminal,
  ground: GoldenGround,
  name: string,
  text: string,
): Promise<GoldenResult> {
  const { result, files } = await acceptGolden(ground, name, text);
  for (const file of files) {
    await writeFileAtomic(await resolveInside(ground.root, file.path), file.text, file.path);
    terminal.print(say(terminal.language, 'accepted', { file: file.path }));
  }
  return result;
}

function chooseTests({ project }: ReadFolder, folder: string, names: readonly string[]): readonly string[] {
  const all = goldenNames(project.files.values());
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined)
    throw new CodedError('cli.unknown-test', { name: unknown, folder, tests: all.join(', ') || '-' });
  if (all.length === 0) throw new CodedError('cli.no-tests', { folder });
  return names.length === 0 ? all : names;
}

function groundOf(
  { root, project, model }: ReadFolder,
  supervisor: GoldenGround['supervisor'],
  timeoutMs: number,
): GoldenGround {
  const files = [...project.files.values()].filter(isForEngine);
  return { supervisor, root, model, files, timeoutMs };
}
