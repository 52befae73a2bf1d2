import { projectModel } from '../../core/project/model.ts';
import type { Workspace } from '../stores/scopes.ts';
import type { Inspected } from '../stores/selection-store.ts';
import { type EditorHandle, modelOf } from '../ui/text-editor/open-editor.ts';
import { importedFiles } from './imported-files.ts';

const mostFiles = 100;

/** What the inspector shows for a code file: its function or connector, else the file by itself. */
function ownerOf(workspace: Workspace, path: string): Inspected {
  const { project } = workspace.project.getState();
  const model = projectModel(project);
  const func = model?.functions.find(({ name }) => model.codeFile('functions', name)?.path === path);
  if (func) return { kind: 'function', name: func.name };
  const conn = model?.connectors.find(({ name }) => model.codeFile('connectors', name)?.path === path);
  return conn ? { kind: 'connector', name: conn.name } : { kind: 'file', path };
}

/** Gives Monaco the project's other code files, so that imports between them are typed and "go to definition" finds them. */
export function shareModels(workspace: Workspace, { monaco, model }: EditorHandle): () => void {
  function share() {
    const { project } = workspace.project.getState();
    const codeFiles = [...project.files.values()].filter(({ path }) => /\.m?[jt]s$/.test(path));
    for (const { path, text } of importedFiles(codeFiles).slice(0, mostFiles)) {
      const language = /\.m?ts$/.test(path) ? 'typescript' : 'javascript';
      const other = modelOf(monaco, path, text, language);
      if (other !== model && !other.isAttachedToEditor() && other.getValue() !== text) other.setValue(text);
    }
  }
  share();
  const opener = monaco.editor.registerEditorOpener({
    openCodeEditor(_source, resource, at) {
      const path = resource.path.slice(1);
      if (!workspace.project.getState().project.files.has(path)) return false;
      const [line, column] =
        at && 'lineNumber' in at
          ? [at.lineNumber, at.column]
          : [at?.startLineNumber ?? 1, at?.startColumn ?? 1];
      workspace.selection
        .getState()
        .set({ inspected: ownerOf(workspace, path), inspectorTab: 'code', reveal: { path, line, column } });
      return true;
    },
  });
  const stop = workspace.project.subscribe((state, before) => {
    if (state.project !== before.project) share();
  });
  return () => {
    opener.dispose();
    stop();
  };
}
