import { createHash } from 'node:crypto';
import type { JournalEventOf, JournalPlace } from '../../../core/contract/journal.ts';
import { journalVersion } from '../../../core/contract/journal.ts';
import type { ResumePayload } from '../../../core/contract/resume-payload.ts';
import type { RunOptions, StorageKind } from '../../../core/contract/run-payloads.ts';
import { effectiveParams, type NodeId, nodeIds } from '../../../core/project/chain.ts';
import { importedFiles } from '../../../core/project/imported-files.ts';
import { type ProjectModel, projectModel } from '../../../core/project/model.ts';
import { createProject, type Project, type SourceFile } from '../../../core/project/project.ts';

type KeptOption = 'journal' | 'alone' | 'upTo' | 'pinned' | 'batchSize' | 'onError' | 'withoutRow';

/** A run as it is asked for. */
export interface AskedRun {
  runId: string;
  flow: string;
  files: readonly SourceFile[];
  options: { [Option in KeptOption]?: RunOptions[Option] | undefined };
  resume?: Pick<ResumePayload, 'from'> | undefined;
  storage?: StorageKind | undefined;
}

/** What a run's journal begins with. The chain is what the files say: the engine builds the same. */
export function startedEvent(
  { runId, flow, files, options, resume, storage }: AskedRun,
  source: string,
): JournalEventOf<'started'> {
  const project = createProject('', [...files]);
  const model = projectModel(project);
  const config = model.flow(flow)?.config;
  const ids = config ? nodeIds(config) : [];
  const { journal = 'sampled', alone, upTo, pinned = [], batchSize = 0, onError, withoutRow } = options;
  return {
    kind: 'started',
    version: journalVersion,
    ...{ runId, flow, source, batchSize },
    at: Date.now(),
    chain: ids.map((id, place) => placeOf(id, config?.flows[place]?.params ?? {}, project, model)),
    level: journal === 'none' ? 'counters' : journal,
    ...(alone !== undefined && { alone }),
    ...(upTo !== undefined && { upTo }),
    ...(onError === 'record' && pinned.length === 0 && alone === undefined && { records: true as const }),
    ...(pinned.length > 0 && { pinned: pinned.map(({ node }) => node) }),
    ...(withoutRow !== undefined && { withoutRow }),
    ...(resume && { continues: resume.from }),
    ...(storage === 'real' && { storage }),
  };
}

function placeOf(
  id: NodeId,
  params: Record<string, string>,
  project: Project,
  model: ProjectModel,
): JournalPlace {
  const fname = id.slice(0, id.lastIndexOf('#'));
  const config = model.func(fname)?.config;
  const connector = config?.option.cname || null;
  const parts = [
    fname,
    config ?? null,
    effectiveParams(config, { fname, params }),
    codeOf(model.codeFile('functions', fname), project),
    connector === null ? null : (model.connector(connector)?.config ?? null),
    connector === null ? null : codeOf(model.codeFile('connectors', connector), project),
  ];
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
  return { id, fname, mode: config?.fmode ?? '', connector, hash };
}

/** Code with all that it imports from the project. */
function codeOf(file: SourceFile | undefined, { files }: Project): string[] {
  if (!file) return [];
  return [file.text, ...[...importedFiles(file, files).values()].map(({ path, text }) => `${path}\n${text}`)];
}
