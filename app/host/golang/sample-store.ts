import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { storeFileName } from '../../../core/golang/go-files.ts';
import { nodeFinder } from '../engine/find-node.ts';
import { spawnEngine } from '../engine/spawn-engine.ts';
import { createStoreKeeper, type StoreKeeper } from '../engine/store-keeper.ts';
import { storeFileOf } from '../project/studio-folder.ts';

/** Rows as JSON texts, by connector, in the order in which they were first saved. */
export type StoredTexts = ReadonlyMap<string, readonly string[]>;

const pageRows = 1000;

/** What a project's sample store holds of these connectors now; nothing where nothing was ever saved. */
export async function readSampleStore(root: string, cnames: readonly string[]): Promise<StoredTexts> {
  const storePath = storeFileOf(root);
  if (cnames.length === 0 || (await stat(storePath).catch(() => undefined)) === undefined) return new Map();
  const stores = createStoreKeeper({ spawn: spawnEngine, findNode: nodeFinder() });
  try {
    const found = new Map<string, readonly string[]>();
    for (const cname of cnames) found.set(cname, await storedTexts(stores, { root, storePath }, cname));
    return found;
  } finally {
    await stores.close();
  }
}

async function storedTexts(
  stores: StoreKeeper,
  place: { root: string; storePath: string },
  cname: string,
): Promise<readonly string[]> {
  const texts: string[] = [];
  for (;;) {
    const query = { cname, offset: texts.length, limit: pageRows, find: '', onlyAdded: false };
    const { rows, total } = await stores.page(place, query);
    texts.push(...rows.map(({ json }) => json));
    if (rows.length === 0 || texts.length >= total) return texts;
  }
}

/** Writes them as the files that an exported program reads, a row a line. */
export async function writeStoreFiles(folder: string, store: StoredTexts): Promise<void> {
  for (const [cname, rows] of store)
    await writeFile(join(folder, storeFileName(cname)), rows.map((row) => `${row}\n`).join(''));
}
