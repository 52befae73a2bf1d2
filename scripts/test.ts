// `npm test`: checks, unit tests, then the journeys in a real browser and a real Electron; closes with one plain line.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed, in a line or two each: told again at the end, where a reader of a long log looks. */
  failures: string[];
}

const reports = mkdtempSync(join(tmpdir(), 'kisflow-studio-test-'));
const total: Count = { passed: 0, failed: 0, skipped: 0, failures: [] };

function run(title: string, command: string, args: string[], env: Record<string, string> = {}): boolean {
  console.log(`\n=== ${title}`);
  const started = Date.now();
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  console.log(
    `=== ${title}: ${status === 0 ? 'ok' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`,
  );
  return status === 0;
}

/** Counts a step that is one test in itself. */
function step(title: string, command: string, args: string[]): boolean {
  const ok = run(title, command, args);
  add(
    ok
      ? { passed: 1, failed: 0, skipped: 0, failures: [] }
      : { passed: 0, failed: 1, skipped: 0, failures: [title] },
  );
  return ok;
}

/** Begins something that waits for the network more than it works, beside the steps that follow; gives what waits for it and prints what it said. */
function beginBeside(title: string, command: string, args: string[]): () => Promise<void> {
  const said = join(reports, 'beside.txt');
  const output = openSync(said, 'w');
  const started = Date.now();
  const child = spawn(command, args, { stdio: ['ignore', output, output] });
  const ended = once(child, 'close');
  return async () => {
    console.log(`\n=== ${title}`);
    const waitedSince = Date.now();
    await ended;
    process.stdout.write(readFileSync(said));
    const [waited, whole] = [waitedSince, started].map((since) => Math.round((Date.now() - since) / 1000));
    console.log(
      `=== ${title}: ${child.exitCode === 0 ? 'ok' : 'FAILED'}, begun ${whole} s ago, waited for ${waited} s`,
    );
  };
}

function add(count: Count): void {
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  total.failures.push(...count.failures);
}

/** Counts a runner's tests from its report; a runner that failed without naming a failed test counts as one failure. */
function suite(
  title: string,
  command: string,
  args: string[],
  report: string,
  read: (json: never) => Count,
  env = {},
): void {
  const ok = run(title, command, args, env);
  const count = existsSync(report)
    ? read(JSON.parse(readFileSync(report, 'utf8')) as never)
    : { passed: 0, failed: 0, skipped: 0, failures: [] };
  if (!ok && count.failed === 0) {
    count.failed = 1;
    count.failures.push('the runner failed outside of any test');
  }
  add({ ...count, failures: count.failures.map((failure) => `${title} > ${failure}`) });
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] | null }[];
  }[];
}

function readVitest(report: VitestReport): Count {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests,
    failures: report.testResults.flatMap((file) => {
      const failed = file.assertionResults.filter((test) => test.status === 'failed');
      const at = relative(process.cwd(), file.name);
      if (failed.length === 0 && file.status === 'failed') return [`${at}\n${firstLines(file.message)}`];
      return failed.map(
        (test) => `${at} > ${test.fullName}\n${firstLines(test.failureMessages?.join('\n') ?? '')}`,
      );
    }),
  };
}

interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[];
  specs?: {
    title: string;
    ok: boolean;
    file: string;
    tests: { results: { error?: { message?: string } }[] }[];
  }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: PlaywrightSuite[];
}

function readPlaywright(report: PlaywrightReport): Count {
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failures = (suite: PlaywrightSuite): string[] => [
    ...(suite.specs ?? [])
      .filter((spec) => !spec.ok)
      .map((spec) => {
        const message = spec.tests.flatMap((test) => test.results).find((result) => result.error)?.error;
        return `${spec.file} > ${spec.title}\n${firstLines(message?.message ?? '')}`;
      }),
    ...(suite.suites ?? []).flatMap(failures),
  ];
  return {
    passed: expected,
    failed: unexpected + flaky,
    skipped,
    failures: report.suites.flatMap(failures),
  };
}

/** The first twelve lines of a failure, indented and without colours: enough to know which, not the whole page again. */
function firstLines(text: string): string {
  return stripVTControlCharacters(text)
    .split('\n')
    .slice(0, 12)
    .map((line) => `    ${line.slice(0, 300)}`)
    .join('\n');
}

const servers = beginBeside('Servers for tests', 'node', ['scripts/servers/install.ts']);
step('Format, lint, imports, types, dead code', 'node', ['scripts/check.ts']);
for (const [title, project] of [
  ['Unit tests', 'unit'],
  ['Hosts, commands and examples', 'hosts'],
] as const) {
  const report = join(reports, `${project}.json`);
  suite(
    title,
    'vitest',
    ['run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    report,
    readVitest,
  );
}
const attackReport = join(reports, 'attacks.json');
suite(
  'Attacks, Stop and kills',
  'vitest',
  [
    'run',
    '-c',
    'e2e/attacks/vitest.config.ts',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${attackReport}`,
  ],
  attackReport,
  readVitest,
);
// One journey has its servers there, too.
const isBuilt = step('Build of the user interface', 'vite', [
  'build',
  '-c',
  'renderer/vite.config.ts',
  '--logLevel',
  'warn',
]);
const serverReport = join(reports, 'servers.json');
await servers();
suite(
  'Servers',
  'vitest',
  [
    'run',
    '-c',
    'e2e/servers/vitest.config.ts',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${serverReport}`,
  ],
  serverReport,
  readVitest,
);
if (isBuilt) {
  const report = join(reports, 'journeys.json');
  suite(
    'Journeys',
    'playwright',
    ['test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'],
    report,
    readPlaywright,
    { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  );
}
const desktopReport = join(reports, 'desktop.json');
suite(
  'Desktop journeys',
  'vitest',
  [
    'run',
    '-c',
    'e2e/desktop/vitest.config.ts',
    '--reporter=verbose',
    '--reporter=json',
    `--outputFile.json=${desktopReport}`,
  ],
  desktopReport,
  readVitest,
);
step('Packaging', 'node', ['scripts/package-check.ts', '--built']);
rmSync(reports, { recursive: true, force: true });
if (total.failures.length > 0) console.log(`\nFailed:\n${total.failures.join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
