#!/usr/bin/env node
// The command's first file is plain JavaScript for any Node >= 20.19: in a clone it runs the TypeScript sources, in the
// installed package what scripts/build.ts made of them. Both need Node 26, so an older Node starts the one of the
// `node` package.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const wanted = 26;
const [major = 0] = process.versions.node.split('.').map(Number);

refuseBareClone();
if (major >= wanted) await runHere();
else runOnNewerNode();

/** What is kept of the last run has to be known before the rest is loaded. */
async function runHere() {
  const { keepCompiled } = await import(ownModule('compile-cache'));
  keepCompiled(process.env);
  await import(ownModule('main'));
}

/** In a clone nothing is there to run with before the packages are installed. */
function refuseBareClone() {
  const packages = fileURLToPath(new URL('../../node_modules/commander', import.meta.url));
  if (!existsSync(sourceModule('main')) || existsSync(packages)) return;
  console.error('The packages of this clone are not installed yet. Install them first: npm ci');
  console.error('尚未安装此克隆的依赖包。请先安装：npm ci');
  process.exit(2);
}

function sourceModule(name) {
  return new URL(`./${name}.ts`, import.meta.url);
}

function ownModule(name) {
  const source = sourceModule(name);
  return existsSync(source) ? source.href : new URL(`../../dist/app/cli/${name}.js`, import.meta.url).href;
}

function runOnNewerNode() {
  const executable = newerNode();
  if (executable === undefined) {
    console.error(
      `kisflow-studio needs Node ${wanted}; this is ${process.version}, and the package "node" is not installed.`,
    );
    console.error(`Install Node ${wanted} (https://nodejs.org), or run: npm install node@${wanted}`);
    process.exit(2);
  }
  const child = spawn(executable, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

function newerNode() {
  try {
    const packageFile = createRequire(import.meta.url).resolve('node/package.json');
    const executable = join(dirname(packageFile), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(executable) ? executable : undefined;
  } catch {
    return undefined;
  }
}
