import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeIds } from '../../../core/project/chain.ts';
import type { ProjectModel } from '../../../core/project/model.ts';
import { readSampleStore, writeStoreFiles } from '../golang/sample-store.ts';
import { openVisitSpool, type VisitSpool } from './visit-spool.ts';

/** What a comparison keeps on the disk while it goes. */
interface ComparisonGround {
  /** For what the Studio's run hands on. */
  readonly spool: VisitSpool;
  /** A folder with what connectors hold before it: both runs begin with the same stored rows, and the program touches no file of its own. */
  readonly store: string;
}

/** Does something on such a ground, and clears it away. `root` is the project's folder. */
export async function onComparisonGround<T>(
  { root, model, flow }: { root: string; model: ProjectModel; flow: string },
  work: (ground: ComparisonGround) => Promise<T>,
): Promise<T> {
  const config = model.flow(flow)?.config;
  const spool = await openVisitSpool(config === undefined ? [] : nodeIds(config));
  const store = await mkdtemp(join(tmpdir(), 'kisflow-store-'));
  try {
    const names = model.connectors.map(({ name }) => name);
    await writeStoreFiles(store, await readSampleStore(root, names));
    return await work({ spool, store });
  } finally {
    await spool.remove();
    await rm(store, { recursive: true, force: true });
  }
}
