import { keyFields } from '../../../core/config/key-fields.ts';
import type { JournalRow, RunSummary } from '../../../core/contract/host/runs.ts';
import { functionOfNode, type NodeId, nodeIds } from '../../../core/project/chain.ts';
import { type ProjectModel, projectModel } from '../../../core/project/model.ts';
import type { KeyedPlace, StoredRow, StoreRun, StoreSource } from '../../../core/run/follow/stored-rows.ts';
import type { Workspace } from '../../stores/scopes.ts';
import { readVisit } from './explain-visit.ts';

/** Rows that are looked at of one side of a place. */
const mostRows = 10_000;

type Model = Pick<ProjectModel, 'codeFile' | 'connector' | 'flow' | 'func'>;

/** What is read of the followed run and of those that share its storage; which places use a connector is as the project has it now. */
export function storeSourceOf(workspace: Workspace, runId: string): StoreSource {
  const { backend, project, run } = workspace;
  const { projectId } = project.getState().opened;
  const model = run.getState().basis?.model ?? projectModel(project.getState().project);
  const ids = run.getState().nodeIds;
  const summaries = backend.call('runs.list', { projectId }).then(({ runs }) => runs);
  const sizes = new Map<string, number>();

  async function runsWith(connector: string) {
    const all = (await summaries).toReversed();
    const own = all.find((one) => one.runId === runId);
    const list = all
      .filter((one) => one.runId === runId || one.storage === own?.storage)
      .map((one) => storeRun(model, one, connector))
      .filter((one) => one.runId === runId || one.saves.length + one.loads.length > 0);
    for (const one of all) sizes.set(one.runId, one.bytes);
    return { list, own: list.findIndex((one) => one.runId === runId) };
  }
  async function rowsAt(of: string, place: string, side: 'in' | 'out', find: string) {
    try {
      const filter = { find };
      const page = await backend.call('runs.placeRows', {
        ...{ projectId, runId: of, place, side, limit: mostRows, filter },
      });
      return { rows: page.rows, isWhole: page.kept === page.total && page.matching === page.rows.length };
    } catch {
      // Only its counts are left, or its chain had no such place.
      return { rows: [] as JournalRow[], isWhole: (sizes.get(of) ?? 0) > 0 };
    }
  }

  return {
    async keyedPlace({ visit, node }) {
      const keyed = keyedPlace(model, ids[node], (await ownStorage()) === 'real');
      return keyed && ((await readVisit(workspace, runId, visit))?.connectorCalls ?? 0) > 0
        ? keyed
        : undefined;
    },
    async rowAt({ visit, side, row }) {
      const page = await backend.call('runs.visitRows', { projectId, runId, visit, side, limit: mostRows });
      const found = page.rows.find((one) => one.row === row);
      return found?.cutFromBytes === undefined ? found?.json : undefined;
    },
    runs: runsWith,
    async rows({ runId: of, saves, loads }, side, containing) {
      const rows: StoredRow[] = [];
      let isWhole = true;
      for (const place of side === 'in' ? saves : loads) {
        const found = await rowsAt(of, place, side, containing);
        isWhole &&= found.isWhole;
        rows.push(...found.rows.map(({ visit, batch, row, json }) => ({ place, visit, batch, row, json })));
      }
      return { rows, isWhole };
    },
  };

  async function ownStorage(): Promise<RunSummary['storage']> {
    return (await summaries).find((one) => one.runId === runId)?.storage;
  }
}

/** The connector of a place, where its storage keeps rows by a key; code of a connector does what it likes. */
function keyedPlace(model: Model, id: NodeId | undefined, isReal: boolean): KeyedPlace | undefined {
  const func = id === undefined ? undefined : model.func(functionOfNode(id))?.config;
  const mode = func?.fmode;
  const connector = func === undefined ? undefined : model.connector(func.option.cname);
  if ((mode !== 'Save' && mode !== 'Load') || !connector) return undefined;
  if (!isReal && model.codeFile('connectors', connector.name)) return undefined;
  const key = keyFields(connector.config);
  return key.length === 0 ? undefined : { connector: connector.name, mode, key };
}

function storeRun(model: Model, { runId, flow }: RunSummary, connector: string): StoreRun {
  const config = model.flow(flow)?.config;
  const saves: string[] = [];
  const loads: string[] = [];
  for (const id of config ? nodeIds(config) : []) {
    const func = model.func(functionOfNode(id))?.config;
    if (func?.option.cname !== connector) continue;
    if (func.fmode === 'Save') saves.push(id);
    if (func.fmode === 'Load') loads.push(id);
  }
  return { runId, flow, saves, loads };
}
