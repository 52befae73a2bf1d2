import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lintProject } from '../../core/lint/lint.ts';
import { anyProject } from '../../core/lint/test-any-project.ts';
import { configFiles } from '../../core/project/config-files.ts';
import { projectModel } from '../../core/project/model.ts';
import type { Project } from '../../core/project/project.ts';
import { Pool } from '../pool/pool.ts';
import { importConfig } from './config-import.ts';

/** Whether the import gives an error, with an init for every connector, as a program that is complete has. */
async function isRefused(project: Project): Promise<boolean> {
  const pool = new Pool();
  for (const { name } of projectModel(project).connectors) {
    try {
      pool.caasInit(name, () => undefined);
    } catch {
      // A name that comes twice.
    }
  }
  try {
    await importConfig(configFiles(project), pool, { serveMetrics: false });
    return false;
  } catch {
    return true;
  }
}

test('the linter says that the import stops exactly where it does', async () => {
  await fc.assert(
    fc.asyncProperty(anyProject, async (project) => {
      // A folder that is named as a file is told by its path; an import from memory has no folders.
      fc.pre(![...project.files.keys()].some((path) => path.includes('.yml/')));
      const told = lintProject(project).filter(({ stopsImport }) => stopsImport);
      const codes = told.map(({ code, path }) => `${code} ${path}`).join(', ');
      expect(codes !== '', codes).toBe(await isRefused(project));
    }),
    { numRuns: 300 },
  );
});
