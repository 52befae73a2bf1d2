import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { readConfig } from '../../core/config/read.ts';
import { configExportYaml } from '../file/config-export.ts';
import { importFolder } from '../file/config-import.ts';
import { walkYaml } from '../file/walk-yaml.ts';
import { KisFlow } from '../flow/kis-flow.ts';
import { thrownText } from '../kis/kis-error.ts';
import { Pool } from '../pool/pool.ts';
import { caseSchema, expectedSchema, type Step, type StepResult } from './case-format.ts';
import { registerModules } from './case-modules.ts';
import { compareTrees } from './compare-trees.ts';
import { stepDifferences } from './differences.ts';
import { oracleError } from './oracle-error.ts';
import { VisitRecorder } from './visit-recorder.ts';

/** A case that cannot be replayed, for what its own files say. */
export class InvalidCase extends Error {}

/** Replays one recorded case in a pool of its own; what differs from KisFlow, a line each. Its modules must not be loaded yet in this thread. */
export async function replayCase(folder: string): Promise<string[]> {
  const { steps } = readJson(folder, 'case.json', caseSchema);
  const expected = readJson(folder, 'expected.json', expectedSchema).steps;
  const exportRoot = mkdtempSync(join(tmpdir(), 'kisflow-conformance-'));
  const replay = new Replay(folder, exportRoot);
  try {
    await replay.register();
    const differences =
      expected.length === steps.length ? [] : [`${expected.length} results for ${steps.length} steps`];
    for (const [index, step] of steps.entries()) {
      const actual = await replay.step(step);
      const lines = [...stepDifferences(expected[index] ?? {}, actual), ...journalDifferences(actual)];
      differences.push(...lines.map((line) => `step ${index + 1} (${step.op}): ${line}`));
    }
    return [...differences, ...compareTrees(join(folder, 'expected-export'), exportRoot)];
  } finally {
    await replay.close();
    rmSync(exportRoot, { recursive: true, force: true });
  }
}

/** What the journal of a run told otherwise than its recording. */
function journalDifferences({ journal }: StepResult): string[] {
  return Array.isArray(journal) ? journal.map(String) : [];
}

class Replay {
  readonly #folder: string;
  readonly #exportRoot: string;
  readonly #pool = new Pool();
  readonly #forks = new Map<string, KisFlow>();
  readonly #disabled = new Set<string>();
  readonly #recorder = new VisitRecorder();
  /** The time of a replay: what a case says goes by, and not what the machine takes for its steps. */
  #slept = 0;

  constructor(folder: string, exportRoot: string) {
    this.#folder = folder;
    this.#exportRoot = exportRoot;
    this.#pool.setClock(() => this.#slept);
    const silent = (): void => {};
    this.#pool.setLogger({
      info: silent,
      error: silent,
      debug: silent,
      infoX: silent,
      errorX: silent,
      debugX: silent,
    });
  }

  register(): Promise<void> {
    return registerModules(this.#folder, this.#pool, this.#recorder);
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  /** Does one step; a step that throws has an error and whatever can still be told. */
  async step(step: Step): Promise<StepResult> {
    const common = { op: step.op, ...('flow' in step && { flow: step.flow }) };
    this.#recorder.inits = {};
    let error: unknown = null;
    let result: StepResult = {};
    try {
      result = await this.#do(step);
    } catch (thrown) {
      error = oracleError(thrown);
    }
    return { ...common, error, ...result, ...this.#afterwards(step) };
  }

  async #do(step: Step): Promise<StepResult> {
    switch (step.op) {
      case 'import':
        await this.#import(join(this.#folder, step.path));
        return {};
      case 'commit':
        for (const row of this.#rowsOf(step)) this.#flow(step.flow).commitRow(row);
        return {};
      case 'commitBatch':
        this.#flow(step.flow).commitRowBatch(step.rows as unknown[]);
        return {};
      case 'run':
        return await this.#run(step.flow);
      case 'fork':
        return await this.#fork(step);
      case 'setStatus':
        this.#flow(step.flow).getConfig().status = step.status;
        return {};
      case 'sleep':
        this.#slept += step.ms;
        return {};
      case 'export':
        return this.#export(step);
    }
  }

  /** What a step's result has whether it failed or not. */
  #afterwards(step: Step): StepResult {
    switch (step.op) {
      case 'import':
        return { flows: this.#poolNow(), connectorInits: this.#recorder.inits };
      case 'commit':
      case 'commitBatch':
        return { buffered: this.#find(step.flow)?.buffered() ?? 0 };
      case 'fork':
        return { as: step.as, connectorInits: this.#recorder.inits };
      default:
        return {};
    }
  }

  async #import(path: string): Promise<void> {
    try {
      await importFolder(path, this.#pool);
    } finally {
      for (const name of disabledFlows(path)) this.#disabled.add(name);
    }
  }

  #rowsOf(step: Extract<Step, { op: 'commit' }>): unknown[] {
    if (step.rowsFile === undefined) return step.rows ?? [];
    const lines = readFileSync(join(this.#folder, step.rowsFile), 'utf8').split('\n');
    return lines.filter((line) => line.trim() !== '').map((line): unknown => JSON.parse(line));
  }

  async #run(name: string): Promise<StepResult> {
    const flow = this.#find(name);
    if (flow !== undefined) return await this.#recorder.run(flow);
    return {
      flowFound: false,
      status: 'skipped',
      stoppedBecause: this.#disabled.has(name) ? 'disabled' : 'not-found',
      failedAt: null,
      sourceRows: [],
      visits: [],
      leftInBuffer: [],
      metaAfter: {},
      cacheAfter: {},
    };
  }

  async #fork(step: Extract<Step, { op: 'fork' }>): Promise<StepResult> {
    const fork = this.#flow(step.flow).fork();
    await fork.ready();
    this.#forks.set(step.as, fork);
    const inPool = [...this.#pool.flows.values()].includes(fork);
    return { name: fork.getName(), inPool, forked: describeFlow(fork) };
  }

  #export(step: Extract<Step, { op: 'export' }>): StepResult {
    const dir = step.dir === '' ? '' : `${step.dir.replace(/\/+$/, '')}/`;
    const target = `${this.#exportRoot}/${dir}`;
    mkdirSync(target, { recursive: true });
    configExportYaml(this.#flow(step.flow), target);
    const entries = readdirSync(target, { withFileTypes: true }).filter((entry) => entry.isFile());
    return { dir: `expected-export/${dir}`, files: entries.map((entry) => entry.name).sort() };
  }

  #poolNow(): StepResult {
    const flows = [...this.#pool.flows].filter(
      (entry): entry is [string, KisFlow] => entry[1] instanceof KisFlow,
    );
    return Object.fromEntries(flows.map(([name, flow]) => [name, describeFlow(flow)]));
  }

  #find(name: string): KisFlow | undefined {
    const flow = this.#forks.get(name) ?? this.#pool.getFlow(name);
    return flow instanceof KisFlow ? flow : undefined;
  }

  #flow(name: string): KisFlow {
    const flow = this.#find(name);
    if (flow === undefined) throw new Error(`there is no flow ${name}`);
    return flow;
  }
}

function describeFlow(flow: KisFlow): StepResult {
  const nodes = flow.chain.map(({ name, mode, params, connConfig }) => ({
    function: name,
    mode,
    params,
    connector: connConfig?.cname ?? null,
  }));
  return { status: flow.getConfig().status, nodes };
}

/** Names of the flows that the files below a path disable. */
function disabledFlows(path: string): string[] {
  const names: string[] = [];
  try {
    for (const { text } of walkYaml(path)) {
      const read = readConfig(text);
      if (read.ok && read.document.kind === 'flow' && read.document.config.status === 0)
        names.push(read.document.config.flow_name);
    }
  } catch {
    // The import has reported what cannot be read.
  }
  return names;
}

/** One of the case's own files. Throws an InvalidCase that says what is wrong with it. */
function readJson<T>(folder: string, name: string, schema: z.ZodType<T>): T {
  const path = join(folder, name);
  if (!existsSync(path)) throw new InvalidCase(`there is no ${name}`);
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (thrown) {
    const why = thrown instanceof z.ZodError ? z.prettifyError(thrown) : thrownText(thrown);
    throw new InvalidCase(`${name}: ${why}`);
  }
}
