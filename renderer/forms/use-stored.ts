import { useEffect, useMemo, useState } from 'react';
import { builtinOf } from '../../core/builtins/all.ts';
import type { Row } from '../../core/builtins/preview.ts';
import { fnamesOf } from '../../core/project/chain.ts';
import { type ProjectModel, projectModel } from '../../core/project/model.ts';
import type { Workspace } from '../stores/scopes.ts';
import { useProject, useRun, useWorkspace } from '../stores/use-scopes.tsx';
import { isRow, type StoredOf } from './preview-rows.ts';

/** Stored rows that are looked at; of more it is not known which would match. */
const mostStored = 10_000;
const pageSize = 1_000;

/**
 * The rows that the embedded store holds for the connectors that built-ins of a flow load from. A connector with code is not
 * asked: nothing is called for a preview.
 */
export function useStored(flow: string | undefined): { storedOf: StoredOf; isReading: boolean } {
  const { backend } = useWorkspace();
  const project = useProject((state) => state.project);
  const projectId = useProject((state) => state.opened.projectId);
  const phase = useRun((run) => `${run.runId}:${run.phase}`);
  const model = projectModel(project);
  const cnames = flow === undefined ? [] : loadedFrom(model, flow);
  const asked = JSON.stringify([...new Set(cnames)]);
  const [held, setHeld] = useState<ReadonlyMap<string, readonly Row[]> | null>(null);
  // A run changes what is stored.
  const request = useMemo(() => ({ projectId, asked, phase }), [projectId, asked, phase]);
  useEffect(() => {
    let isCurrent = true;
    const names = JSON.parse(request.asked) as readonly string[];
    Promise.all(names.map((cname) => storedRows(backend, request.projectId, cname))).then(
      (found) => isCurrent && setHeld(new Map(found)),
      // What can't be read is not known.
      () => isCurrent && setHeld(new Map()),
    );
    return () => {
      isCurrent = false;
    };
  }, [backend, request]);
  const storedOf = useMemo((): StoredOf => {
    const now = projectModel(project);
    return (fname) => {
      const cname = now.func(fname)?.config.option.cname ?? '';
      return now.codeFile('connectors', cname) === undefined ? held?.get(cname) : undefined;
    };
  }, [project, held]);
  return { storedOf, isReading: held === null };
}

/** The connectors without code that built-ins of a flow load from. */
function loadedFrom(model: ProjectModel, flow: string): readonly string[] {
  const config = model.flow(flow)?.config;
  if (config === undefined) return [];
  return fnamesOf(config).flatMap((fname) => {
    const option = model.func(fname)?.config.option;
    if (option === undefined || builtinOf(option.default_params)?.connector !== 'Load') return [];
    return option.cname === '' || model.codeFile('connectors', option.cname) !== undefined
      ? []
      : [option.cname];
  });
}

/** All of a connector's rows, page by page. */
async function storedRows(
  backend: Workspace['backend'],
  projectId: string,
  cname: string,
): Promise<readonly [string, readonly Row[]]> {
  const rows: Row[] = [];
  for (let read = 0; ; ) {
    const query = { projectId, cname, offset: read, limit: pageSize, find: '', onlyAdded: false };
    const page = await backend.call('store.page', query);
    if (page.total > mostStored) throw new Error('too many rows to look at');
    for (const { json } of page.rows) {
      const row: unknown = JSON.parse(json);
      if (isRow(row)) rows.push(row);
    }
    read += page.rows.length;
    if (page.rows.length === 0 || read >= page.total) return [cname, rows];
  }
}
