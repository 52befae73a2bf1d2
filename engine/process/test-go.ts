import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { ProjectModel } from '../../core/project/model.ts';

/** Whether Go is installed: where it isn't, tests that compile what is exported are skipped. */
export const hasGo = spawnSync('go', ['version']).status === 0;

const goEnv = { ...process.env, GOFLAGS: '-mod=mod', GOPROXY: 'off', GO111MODULE: 'on', GOWORK: 'off' };
const standIn = resolve(import.meta.dirname, '../../e2e/go/kis-flow');

/** What the stand-in reads in place of the YAML. */
export function standInConfigs({ functions, connectors, flows }: ProjectModel): string {
  return JSON.stringify({
    functions: functions.map(({ config: { fname, fmode, option } }) => ({
      FName: fname,
      FMode: fmode,
      Option: { CName: option.cname, Params: option.default_params },
    })),
    connectors: connectors.map(({ config: { cname, params } }) => ({ CName: cname, Params: params })),
    flows: flows.map(({ config }) => ({
      FlowName: config.flow_name,
      Status: config.status,
      Flows: config.flows.map(({ fname, params }) => ({ FuncName: fname, Params: params })),
    })),
  });
}

/** A Go module in a folder of its own, with the stand-in for KisFlow. */
export class GoModule {
  readonly folder = mkdtempSync(join(tmpdir(), 'kisflow-go-'));

  constructor(files: ReadonlyMap<string, string>, name = 'example.com/exported') {
    const mod = `module ${name}\n\ngo 1.18\n\nrequire github.com/aceld/kis-flow v0.0.0\n\nreplace github.com/aceld/kis-flow => ${standIn}\n`;
    for (const [path, text] of new Map([...files, ['go.mod', mod]])) {
      const target = join(this.folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
    rmSync(join(this.folder, 'go.sum'), { force: true });
  }

  /** Runs Go's command; gives what it prints. */
  go(args: readonly string[], input = ''): string {
    return this.#run('go', args, input);
  }

  /** Runs a program that was built here, its input on standard input; what it prints, and how it ended. */
  program(path: string, args: readonly string[], input = '') {
    return this.#ended(join(this.folder, path), args, input);
  }

  /** Runs the module's tests. */
  tests() {
    return this.#ended('go', ['test', './...'], '');
  }

  #ended(command: string, args: readonly string[], input: string) {
    const options = { cwd: this.folder, input, env: goEnv, encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
    const { status, stdout, stderr } = spawnSync(command, args, options);
    return { code: status, out: stdout, error: stderr };
  }

  /** The files that gofmt would change. */
  unformatted(): string {
    return this.#run('gofmt', ['-l', '.'], '');
  }

  #run(command: string, args: readonly string[], input: string): string {
    return execFileSync(command, args, {
      cwd: this.folder,
      input,
      env: goEnv,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
