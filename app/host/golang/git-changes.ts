import { execFile } from 'node:child_process';

/** How long git may take to answer: a folder is exported to without its answer. */
const longestMs = 10_000;

/**
 * Files below a folder whose changes are in no commit of its git checkout, as paths from there; none where there is no checkout
 * or no git. Nothing that the checkout's own settings name is run for it.
 */
export async function uncommittedFiles(folder: string): Promise<readonly string[]> {
  const quiet = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];
  const asked = [
    'diff',
    '--no-ext-diff',
    '--no-textconv',
    '--name-only',
    '-z',
    '--relative',
    'HEAD',
    '--',
    '.',
  ];
  return await new Promise((resolve) => {
    execFile(
      'git',
      ['-C', folder, ...quiet, ...asked],
      { timeout: longestMs, maxBuffer: 2 ** 24, env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' } },
      (failed, printed) => resolve(failed ? [] : printed.split('\0').filter((path) => path !== '')),
    );
  });
}
