import type { CheckedParamsOf } from '../../core/contract/contract.ts';
import type { EngineContract } from '../../core/contract/engine-contract.ts';
import { fnamesOf } from '../../core/project/chain.ts';
import { connectorsOf } from '../../core/project/flow-connectors.ts';
import { projectModel } from '../../core/project/model.ts';
import { createProject } from '../../core/project/project.ts';
import type { UserCode } from '../faas/user-code.ts';
import { RowOrigins } from '../flow/row-origins.ts';
import { createContext } from '../kis/context.ts';
import { Pool } from '../pool/pool.ts';
import { createBreather } from './breather.ts';
import { buildFlow, findFlow } from './build-flow.ts';
import { BuiltinFunctions } from './builtin-functions.ts';
import { explainError } from './explain-error.ts';
import { createLiveSession, type LiveSession } from './live-session.ts';
import type { RunLog } from './run-log.ts';
import type { StartedRun } from './start-run.ts';
import { contextLog, poolLogger, runPlaces } from './start-run.ts';
import type { RunStore } from './store-client.ts';
import { registerConnectors, registerFunctions, registerRealStorage } from './user-functions.ts';

export interface StartedLive {
  session: LiveSession;
  nodes: StartedRun['nodes'];
}

/** Loads the code of one flow, and builds it for batches to come. Throws coded errors with file and line. */
export async function startLive(
  {
    runId,
    flow: name,
    files,
    storage,
    identified,
    maxVisitsPerBatch,
  }: CheckedParamsOf<EngineContract, 'live.start'>,
  code: UserCode,
  { store, log }: { store: RunStore; log: RunLog },
): Promise<StartedLive> {
  const project = createProject('', files);
  const model = projectModel(project);
  const entry = findFlow(model, name);
  const places = runPlaces(project, model, code);
  const pool = new Pool();
  pool.setLogger(poolLogger(log.logs));
  const origins = identified.length > 0 ? new RowOrigins() : undefined;
  const build = () => buildFlow(pool, model, entry);
  try {
    const builtins = new BuiltinFunctions(project, model, entry);
    await registerFunctions(pool, model, code, builtins, fnamesOf(entry.config));
    const cnames = connectorsOf(model, entry).map(({ name: cname }) => cname);
    if (storage === 'real')
      registerRealStorage(pool, model, log.logs, store, cnames, { origins, identified });
    else await registerConnectors(pool, model, code, store, cnames);
    const flow = await build();
    if (origins) flow.trackOrigins(origins);
    const session = createLiveSession({
      ...{ runId, code, flow, build, maxVisits: maxVisitsPerBatch, places, store, origins },
      logs: log.logs,
      breather: createBreather(),
      context: createContext(contextLog(log.logs, code), new AbortController().signal),
    });
    log.origin = session.origin;
    const nodes = flow.chain.map(({ name: fname, mode, connector }) => {
      return { fname, mode, connector: connector?.name ?? null };
    });
    return { session, nodes };
  } catch (thrown) {
    throw explainError(thrown, places);
  }
}
