import { toErrorData } from '../../core/errors/coded-error.ts';
import type { NodeId } from '../../core/project/chain.ts';
import { createProject } from '../../core/project/project.ts';
import { setBreakpoint } from '../../core/project/studio.ts';
import { flowStudio, studioPath } from '../../core/project/studio-file.ts';
import { tellTrouble } from '../command-kit/tell-trouble.ts';
import type { Workspace } from '../stores/scopes.ts';
import { shownFlow } from './shown-flow.ts';

/**
 * Sets breakpoints at the selected functions, or removes them where the first has one. That is no edit of the project:
 * undo does not take it back, nothing becomes unsaved, and it is written to studio.json at once.
 */
export async function toggleSelectedBreakpoints(workspace: Workspace): Promise<void> {
  const shown = shownFlow(workspace);
  const ids = shown?.selected.flatMap((place) => shown.ids[place] ?? []) ?? [];
  const [first] = ids;
  if (!shown || first === undefined) return;
  const flow = shown.entry.name;
  const isSet = flowStudio(shown.model.studio, flow).breakpoints.includes(first);
  workspace.project.getState().amend(studioPath, (text) => withBreakpoints(text, flow, ids, !isSet));
  const { life } = workspace;
  const written = life.getState().aside.then(() => write(workspace));
  life.setState({ aside: written });
  await written;
}

/** The text of studio.json with breakpoints set or removed; a text that can't be read stays as it is. */
function withBreakpoints(
  text: string | null,
  flow: string,
  ids: readonly NodeId[],
  isSet: boolean,
): string | null {
  const alone = createProject('', text === null ? [] : [{ path: studioPath, text }]);
  try {
    const changed = ids.reduce((project, id) => setBreakpoint(project, flow, id, isSet), alone);
    return changed.files.get(studioPath)?.text ?? null;
  } catch {
    return text;
  }
}

/** Writes studio.json as it was last saved, with the breakpoints; what else is edited in it waits for its save. */
async function write(workspace: Workspace): Promise<void> {
  await untilSaved(workspace);
  const { opened, saved, setSaved } = workspace.project.getState();
  const file = saved.get(studioPath);
  if (opened.readOnly || file === undefined) return;
  const change = { path: studioPath, text: file.text, baseHash: file.hash };
  try {
    const { projectId } = opened;
    const result = await workspace.backend.call('project.save', { projectId, changes: [change] });
    const hash = result.saved[0]?.hash;
    if (hash) setSaved(studioPath, { text: file.text, hash });
    workspace.life.setState(({ conflicts }) => ({ conflicts: [...conflicts, ...result.conflicts] }));
    for (const { error } of result.failed) tellTrouble(workspace, error);
  } catch (thrown) {
    // They hold in this window all the same.
    tellTrouble(workspace, toErrorData(thrown));
  }
}

/** Resolves when no save is going on: both would begin from the same state of the disk. */
function untilSaved({ life }: Workspace): Promise<void> {
  if (!life.getState().saving) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = life.subscribe(({ saving }) => {
      if (saving) return;
      stop();
      resolve();
    });
  });
}
