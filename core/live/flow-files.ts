import { connectorsOf } from '../project/flow-connectors.ts';
import { importedFiles } from '../project/imported-files.ts';
import type { FlowEntry, ProjectModel } from '../project/model.ts';
import type { Project } from '../project/project.ts';
import { textHash } from '../text/text-hash.ts';

/**
 * By path: hashes of the files that a live run of a flow is made of. Its own, its functions' with their code and what that imports,
 * and its connectors'; no code of connectors, since a live run uses the drivers.
 */
export function flowFiles(
  { files }: Pick<Project, 'files'>,
  model: Pick<ProjectModel, 'func' | 'connector' | 'codeFile'>,
  entry: FlowEntry,
): Record<string, string> {
  const paths = new Set([entry.path, ...connectorsOf(model, entry).map(({ path }) => path)]);
  for (const { fname } of entry.config.flows) {
    const path = model.func(fname)?.path;
    if (path !== undefined) paths.add(path);
    const code = model.codeFile('functions', fname);
    if (code === undefined) continue;
    for (const file of [code, ...importedFiles(code, files).values()]) paths.add(file.path);
  }
  return Object.fromEntries(
    [...paths].sort().map((path) => [path, textHash(files.get(path)?.text ?? '')] as const),
  );
}

/** In what a flow drawn here differs from one that runs elsewhere, by path. */
export interface FlowDrift {
  /** Other text. */
  changed: readonly string[];
  /** Only part of what runs. */
  missing: readonly string[];
  /** Only part of what is drawn here. */
  added: readonly string[];
}

/** Null where they are the same. */
export function flowDrift(
  running: Readonly<Record<string, string>>,
  here: Readonly<Record<string, string>>,
): FlowDrift | null {
  const changed = Object.keys(here).filter((path) => path in running && running[path] !== here[path]);
  const missing = Object.keys(running).filter((path) => !(path in here));
  const added = Object.keys(here).filter((path) => !(path in running));
  return changed.length + missing.length + added.length === 0 ? null : { changed, missing, added };
}
