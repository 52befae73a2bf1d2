import type { ConnConfig } from '../../core/config/types.ts';
import { flowFiles } from '../../core/live/flow-files.ts';
import { nodeIds } from '../../core/project/chain.ts';
import { isForEngine } from '../../core/project/engine-files.ts';
import { connectorsOf } from '../../core/project/flow-connectors.ts';
import type { ProjectModel } from '../../core/project/model.ts';
import type { Project } from '../../core/project/project.ts';
import { identifiedSinks, keeperOf, loadedBy, mayTryParts, sinksOf } from '../../core/sources/delivery.ts';
import { isEachBatchAlone } from '../../core/sources/kept-state.ts';
import { originLostAt } from '../../core/sources/row-origin.ts';
import type { Source } from '../../core/sources/source-file.ts';
import { shownAddress } from '../../core/storage/address.ts';
import { createLiveEngine } from './live-engine.ts';
import type { LiveLog } from './live-log.ts';
import type { LiveStorage } from './live-storage.ts';
import type { LoadedFlow } from './loaded-flow.ts';

/** A project as it was read. */
export interface LiveProject {
  root: string;
  project: Project;
  model: ProjectModel;
}

/** Makes the storage of a flow from the connectors that it uses. */
export type StorageMaker = (connectors: readonly ConnConfig[], root: string) => LiveStorage;

export interface LoadSettings {
  source: Source;
  from: LiveProject;
  batchLimitMs: number;
  storageOf: StorageMaker;
  log: LiveLog;
}

/** Loads a source's flow: its engine with its code, and its storage. Rejects with why it can't be run. */
export async function loadFlow({
  source,
  from,
  batchLimitMs,
  storageOf,
  log,
}: LoadSettings): Promise<LoadedFlow> {
  const { root, project, model } = from;
  const entry = model.flow(source.flow);
  if (!entry) throw new Error('a source that was chosen has its flow');
  const sinks = sinksOf(model, entry);
  const connectors = connectorsOf(model, entry).map(({ config }) => config);
  const storage = storageOf(connectors, root);
  const identified = identifiedSinks(sinks, (cname) => originLostAt(project, model, entry, cname));
  const engine = createLiveEngine({
    ...{ root, flow: source.flow, storage, batchLimitMs, identified },
    files: [...project.files.values()].filter(isForEngine),
    onLog({ level, message, fname, file, line }) {
      log.say(level, 'log', message, { function: fname, file, line });
    },
  });
  async function close(): Promise<void> {
    await engine.close();
    await storage.close();
  }
  try {
    await storage.open();
    return {
      ...{ engine, storage, close },
      files: flowFiles(project, model, entry),
      connectors: connectors.map((config) => ({
        ...{ cname: config.cname, type: config.type, addrs: shownAddress(config) },
      })),
      nodes: await engine.start(),
      places: nodeIds(entry.config),
      mayTryParts: mayTryParts(sinks, identified, loadedBy(model, entry)),
      mayRunEarly: isEachBatchAlone(project, model, entry),
      hasIds: identified.length > 0,
      keeper: source.type.hasPositions ? (keeperOf(sinks)?.cname ?? null) : null,
    };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}
