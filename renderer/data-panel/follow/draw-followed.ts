import { functionOfNode } from '../../../core/project/chain.ts';
import { drawnLinks, drawnWays } from '../../../core/run/follow/drawn-ways.ts';
import { wayOf } from '../../stores/canvas-store.ts';
import type { Workspace } from '../../stores/scopes.ts';
import { endWords, gradeOf } from './follow-words.ts';

/** Keeps the followed row drawn on the canvas until none is; called when the first is. */
export function drawFollowed({ rows, run, canvas, text, settings }: Workspace): void {
  function draw(): boolean {
    const { followed } = rows.getState();
    const { flow, nodeIds, runId } = run.getState();
    if (!followed?.found || flow === null) {
      canvas.getState().set({ followed: null });
      return followed !== null;
    }
    const { found, place, stored } = followed;
    // What another run did of it is not drawn in this one.
    const shown = { runId: runId ?? '', nodeIds };
    const idOf = (node: number | null) => (node === null ? null : (nodeIds[node] ?? null));
    const nameOf = (node: number) => functionOfNode(nodeIds[node] ?? '#1');
    const texts = { nameOf, text, language: settings.getState().resolvedLanguage };
    const ends = [found.begin, ...found.ends].filter(({ kind }) => kind !== 'source' && kind !== 'end');
    canvas.getState().set({
      followed: {
        flow,
        ways: new Map(
          drawnWays(found, place).map(({ from, to, grade }) => [wayOf(idOf(from), idOf(to)), grade]),
        ),
        links: drawnLinks(stored ?? [], shown),
        ends: new Map(
          ends.map((end) => [idOf(end.node) ?? '', { grade: gradeOf(end), words: endWords(end, texts) }]),
        ),
      },
    });
    return true;
  }
  const stop = rows.subscribe((now, before) => {
    if (now.followed !== before.followed && !draw()) stop();
  });
  draw();
}
