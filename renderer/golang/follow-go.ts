import { projectModel } from '../../core/project/model.ts';
import type { Workspace } from '../stores/scopes.ts';
import { readGoCode } from './read-go-code.ts';

/**
 * Keeps what the Go code registers as it is: read at once, when the window gets the focus again (Go is written elsewhere), and
 * when studio.json names another folder. Shows a place in it that something asks for.
 */
export function followGo(workspace: Workspace): () => void {
  const read = () => void readGoCode(workspace);
  const folderOf = () => projectModel(workspace.project.getState().project).studio.goFolder;
  let folder = folderOf();
  const ends = [
    workspace.project.subscribe((state, before) => {
      if (state.project === before.project || folderOf() === folder) return;
      folder = folderOf();
      read();
    }),
    workspace.go.subscribe(({ asked }) => asked && void show()),
  ];
  async function show(): Promise<void> {
    const { asked } = workspace.go.getState();
    workspace.go.setState({ asked: null });
    const { showGoCode } = await import('./go-dialog.tsx');
    await showGoCode(workspace, asked);
  }
  window.addEventListener('focus', read);
  read();
  if (workspace.go.getState().asked !== null) void show();
  return () => {
    window.removeEventListener('focus', read);
    for (const end of ends) end();
  };
}
