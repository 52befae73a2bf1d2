import type { LiveLetter } from '../../../core/contract/live-control.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { jsonProblem } from '../../../core/errors/json-error.ts';
import { isNodeId } from '../../../core/project/chain.ts';
import { projectModel } from '../../../core/project/model.ts';
import { withFile } from '../../../core/project/project.ts';
import { appendRows } from '../../../core/samples/append-rows.ts';
import { attempt } from '../../command-kit/run-command.ts';
import { tellWithUndo } from '../../command-kit/tell-with-undo.ts';
import { performAction } from '../../outcome-actions/act.ts';
import { samplesPath } from '../../stores/samples-path.ts';
import type { Workspace } from '../../stores/scopes.ts';
import { askConfirm } from '../../ui/ask.tsx';
import { begunLetters } from './letter-drafts.ts';

/** Sends letters again as one batch, as they were mended here or as they came. Resolves to how many rows came to the end of their flow. */
export async function sendLetters(workspace: Workspace, ids: readonly string[]): Promise<number> {
  const { backend, project, live } = workspace;
  const { rows } = begunLetters(live);
  const letters = ids.map((id) => ({ id, row: rows.get(id) ?? null }));
  const { projectId } = project.getState().opened;
  const { sent } = await backend.call('live.send', { projectId, letters });
  for (const id of ids) rows.delete(id);
  return sent;
}

/** Asks first; resolves to how many were discarded, null when the person would rather not. */
export async function discardLetters(workspace: Workspace, ids: readonly string[]): Promise<number | null> {
  const { backend, project, live, text } = workspace;
  const count = ids.length;
  const isSure = await askConfirm(workspace, {
    title: text('live.letters.discardTitle', { count }),
    body: text('live.letters.discardBody', { count }),
    confirm: text('live.letters.discardNow'),
  });
  if (!isSure) return null;
  const { projectId } = project.getState().opened;
  const { discarded } = await backend.call('live.discard', { projectId, ids: [...ids], confirm: count });
  for (const id of ids) begunLetters(live).rows.delete(id);
  return discarded;
}

/**
 * Appends a row to the sample rows of its flow, as one undo step, so that it can be looked at in a sample run. Throws
 * `live.letter-not-json`; what else keeps it from that is returned in words.
 */
export function addToSamples(workspace: Workspace, { flow }: LiveLetter, row: string): string | null {
  const { project, opened, edit } = workspace.project.getState();
  const { text } = workspace;
  if (projectModel(project).flow(flow) === undefined) return text('live.letters.noFlow', { flow });
  const path = samplesPath({ project, opened }, flow);
  const isLarge = opened.largeFiles.some((file) => file.path === path);
  if (opened.readOnly || isLarge || !path.endsWith('.jsonl')) return text('live.letters.noLines', { path });
  requireJson(row);
  const line = row.replace(/\s*[\r\n]+\s*/g, ' ');
  edit('live.letters.addEdit', (current) =>
    withFile(current, path, appendRows(current.files.get(path)?.text ?? '', [line])),
  );
  tellWithUndo(workspace, text('live.letters.added', { path }));
  return null;
}

function requireJson(row: string): void {
  try {
    JSON.parse(row);
  } catch (thrown) {
    throw new CodedError('live.letter-not-json', { detail: jsonProblem(thrown, row).detail });
  }
}

/** Shows where it failed on the canvas; nothing where this project has no such place. */
export function showLetterPlace(
  { selection, canvas, project }: Workspace,
  { flow, error }: LiveLetter,
): void {
  if (projectModel(project.getState().project).flow(flow) === undefined) return;
  selection.getState().showFlow(flow);
  const { place } = error;
  if (place === undefined || !isNodeId(place)) return;
  selection.getState().selectNodes([place]);
  canvas.getState().camera?.reveal(place);
}

/** Shows the code that failed. */
export function showLetterCode(
  workspace: Workspace,
  place: { file?: string | undefined; line?: number | undefined },
): void {
  const { file, line } = place;
  if (file === undefined) return;
  const action = { kind: 'go-to-line', file, line: line ?? null, column: null } as const;
  void attempt(() => performAction(workspace, action));
}
