import { useEffect, useState } from 'react';
import type { SourceFile } from '../../core/project/project.ts';
import type { ProjectState } from '../stores/project-store.ts';
import { samplesPath } from '../stores/samples-path.ts';
import type { Workspace } from '../stores/scopes.ts';
import { useProject, useWorkspace } from '../stores/use-scopes.tsx';
import { mostRows } from './preview-rows.ts';

/** Rows asked for at a time, and characters of all of them: a preview has to be held in memory. */
const rowsAtOnce = 1_000;
const mostCharacters = 8_000_000;

/** A file of samples that is too large to be held as a text. */
type LargeFile = ProjectState['opened']['largeFiles'][number];

const known = new WeakMap<LargeFile, Promise<SourceFile>>();
/** Those of which there are more rows than were read. */
const cut = new WeakSet<SourceFile>();

/** Whether a file has rows that nobody looked at. */
export function isCutFile(file: SourceFile): boolean {
  return cut.has(file);
}

/** The samples of a flow: the project's file, or the first rows of one that is too large to be held. */
export function useFormSamples(flow: string | undefined): SourceFile | undefined {
  const workspace = useWorkspace();
  const path = useProject((state) => (flow === undefined ? undefined : samplesPath(state, flow)));
  const file = useProject(({ project }) => (path === undefined ? undefined : project.files.get(path)));
  const large = useProject(({ opened }) => opened.largeFiles.find((one) => one.path === path));
  const [read, setRead] = useState<{ of: LargeFile; samples: SourceFile } | null>(null);
  useEffect(() => {
    if (file !== undefined || large === undefined) return;
    let isCurrent = true;
    firstRows(workspace, large).then(
      (samples) => isCurrent && setRead({ of: large, samples }),
      // A file that can't be read says so where its rows are shown, and in every run.
      () => known.delete(large),
    );
    return () => {
      isCurrent = false;
    };
  }, [workspace, file, large]);
  return file ?? (large !== undefined && read?.of === large ? read.samples : undefined);
}

function firstRows(workspace: Workspace, large: LargeFile): Promise<SourceFile> {
  const reading = known.get(large) ?? readFirstRows(workspace, large.path);
  known.set(large, reading);
  return reading;
}

async function readFirstRows(workspace: Workspace, path: string): Promise<SourceFile> {
  const { projectId } = workspace.project.getState().opened;
  const rows: string[] = [];
  let characters = 0;
  let isMore = true;
  while (isMore && rows.length < mostRows && characters < mostCharacters) {
    const asked = { projectId, path, offset: rows.length, limit: rowsAtOnce };
    const window = await workspace.backend.call('samples.window', asked);
    for (const row of window.rows) {
      rows.push(row);
      characters += row.length;
    }
    isMore = window.rows.length > 0 && (window.total === null || window.total > rows.length);
  }
  // The window's rows are JSON, whatever the file is.
  const file = { path: `${path}.jsonl`, text: rows.map((row) => `${row}\n`).join('') };
  if (isMore) cut.add(file);
  return file;
}
