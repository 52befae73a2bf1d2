/**
 * KisFlow as a library for Node: make flows in code or from YAML files, register functions and connectors, run.
 * @module
 */
import { importFolder } from './file/config-import.ts';
import { pool } from './file-free-library.ts';
import type { Pool } from './pool/pool.ts';

export { configExportYaml } from './file/config-export.ts';
export * from './file-free-library.ts';

/**
 * Imports every `.yml` and `.yaml` file below a folder: builds the enabled flows and puts them into the pool. Connectors must be
 * registered before, functions at the latest when they are reached. Rejects with a CodedError that names file and line.
 */
export function configImportYaml(path: string, inPool: Pool = pool): Promise<void> {
  return importFolder(path, inPool);
}
