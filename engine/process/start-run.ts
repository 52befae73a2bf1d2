import { builtinOf } from '../../core/builtins/all.ts';
import { placeOfField } from '../../core/builtins/failure-place.ts';
import { setupRange } from '../../core/chain-types/setup-place.ts';
import type { CheckedParamsOf } from '../../core/contract/contract.ts';
import type { EngineContract } from '../../core/contract/engine-contract.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import { newCodePath } from '../../core/project/code-path.ts';
import { keepsState } from '../../core/project/code-state.ts';
import { connectorsOf } from '../../core/project/flow-connectors.ts';
import { importedFiles } from '../../core/project/imported-files.ts';
import { type ProjectModel, projectModel } from '../../core/project/model.ts';
import { createProject, type Project } from '../../core/project/project.ts';
import type { UserCode } from '../faas/user-code.ts';
import { placeOfCaller } from '../faas/user-error.ts';
import { createContext } from '../kis/context.ts';
import { Pool } from '../pool/pool.ts';
import { createBreather } from './breather.ts';
import { buildFlow, findFlow, placeOf } from './build-flow.ts';
import { BuiltinFunctions } from './builtin-functions.ts';
import { explainError, type RunPlaces } from './explain-error.ts';
import type { LogBox, LogLevel } from './log-box.ts';
import { createRowQueue } from './row-queue.ts';
import type { RunLog } from './run-log.ts';
import type { RunParts, RunSession } from './run-parts.ts';
import { createRunSession } from './run-session.ts';
import { registerConnectors, registerFunctions, registerRealStorage } from './user-functions.ts';

type StartParams = CheckedParamsOf<EngineContract, 'run.start'>;

export interface StartedRun {
  session: RunSession;
  nodes: { fname: string; mode: string; connector: string | null }[];
}

/** Loads the code of one flow, builds it, and makes the session that will run it. Throws coded errors with file and line. */
export async function startRun(
  params: StartParams,
  code: UserCode,
  parts: Pick<RunParts, 'store' | 'emit' | 'onEnd' | 'pipe'> & { log: RunLog },
): Promise<StartedRun> {
  const project = createProject('', params.files);
  const model = projectModel(project);
  const entry = findFlow(model, params.flow);
  const places = runPlaces(project, model, code);
  const stopper = new AbortController();
  const breather = createBreather();
  const queue = createRowQueue(breather);
  const { log, ...ends } = parts;
  const { logs } = log;
  const pool = new Pool();
  pool.setLogger(poolLogger(logs));
  try {
    const { alone } = params.options;
    const called = alone === undefined ? entry.config.flows : entry.config.flows.slice(alone, alone + 1);
    const fnames = called.map(({ fname }) => fname);
    const builtins = new BuiltinFunctions(project, model, entry);
    await registerFunctions(pool, model, code, builtins, fnames);
    const cnames = connectorsOf(model, entry).map(({ name }) => name);
    if (params.storage === 'real') registerRealStorage(pool, model, logs, parts.store, cnames);
    else await registerConnectors(pool, model, code, parts.store, cnames);
    const flow = await buildFlow(pool, model, entry);
    const context = createContext(contextLog(logs, code), stopper.signal);
    const { runId, options, resume } = params;
    const own = { runId, flow, options, resume, context, stopper, logs, queue, breather, places };
    const session = createRunSession({ ...own, ...ends });
    log.origin = session.origin;
    const nodes = flow.chain.map(({ name: fname, mode, connector }) => ({
      fname,
      mode,
      connector: connector?.name ?? null,
    }));
    return { session, nodes };
  } catch (thrown) {
    throw explainError(thrown, places);
  }
}

/** Where the parts of a run are in these files. */
export function runPlaces(project: Project, model: ProjectModel, code: UserCode): RunPlaces {
  return {
    code,
    codeFile: (fname) => model.codeFile('functions', fname),
    newCodePath: (fname) => newCodePath(project, 'functions', fname),
    keepsState(fname) {
      const file = model.codeFile('functions', fname);
      return file !== undefined && [file, ...importedFiles(file, project.files).values()].some(keepsState);
    },
    configPlace(fname) {
      const entry = model.func(fname);
      return entry ? placeOf(entry, ['fname']) : {};
    },
    setupPlace(fname, field) {
      const func = model.func(fname);
      const builtin = func && builtinOf(func.config.option.default_params);
      if (!builtin) return {};
      const part = placeOfField(builtin, func.config.option.default_params, field);
      const range = part && setupRange(project, func, part);
      return range === undefined
        ? placeOf(func, ['fname'])
        : { file: func.path, line: range.line, column: range.column };
    },
  };
}

/** KisFlow's own lines; its debug lines, one or more a visit, are left out: the visits themselves say it all. */
export function poolLogger(logs: LogBox) {
  const info = (message: string): void => logs.add('info', [message]);
  const error = (message: string, error?: CodedError): void => logs.add('error', [message], undefined, error);
  const debug = (): void => {};
  return {
    info,
    error,
    debug,
    infoX: (_ctx: unknown, message: string) => info(message),
    errorX: (_ctx: unknown, message: string, coded?: CodedError) => error(message, coded),
    debugX: debug,
  };
}

/** `ctx.log`, with the line of code that wrote. */
export function contextLog(logs: LogBox, code: UserCode) {
  const at = (level: LogLevel) => {
    const write = (...values: unknown[]): void => {
      // What a built-in says of its rows has words in both languages.
      const [said] = values;
      const error = said instanceof CodedError && values.length === 1 ? said : undefined;
      logs.add(
        level,
        error === undefined ? values : [error.message],
        () => placeOfCaller(code, write),
        error,
      );
    };
    return write;
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
