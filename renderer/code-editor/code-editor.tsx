import { Braces, WandSparkles } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { projectModel } from '../../core/project/model.ts';
import type { Project } from '../../core/project/project.ts';
import { withFile } from '../../core/project/project.ts';
import { markerOf } from '../config-actions/problem-marker.ts';
import { useText } from '../i18n/use-text.tsx';
import { useProblems, useProject, useRun, useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import type { EditorHandle } from '../ui/text-editor/open-editor.ts';
import { TextEditor } from '../ui/text-editor/text-editor.tsx';
import { completeTyped } from './complete-typed.ts';
import './code-editor.css';
import { shareModels } from './share-models.ts';
import { typeRowsFromRun } from './type-rows.ts';

/** The code of a function or connector: typed, checked, completed from the rows of the last run. */
export function CodeEditor({ path }: { path: string }) {
  const text = useText();
  const workspace = useWorkspace();
  const handle = useRef<EditorHandle | null>(null);
  const content = useProject((state) => state.project.files.get(path)?.text ?? '');
  const readOnly = useProject((state) => state.opened.readOnly);
  const language = useSettings((settings) => settings.resolvedLanguage);
  const diagnostics = useProblems((state) => state.diagnostics);
  const markers = useMemo(
    () =>
      diagnostics
        .filter((diagnostic) => diagnostic.path === path)
        .map((diagnostic) => markerOf(workspace, diagnostic, language)),
    [workspace, diagnostics, path, language],
  );
  const hasRun = useRun((run) => run.runId !== null);
  const fname = functionOf(workspace.project.getState().project, path);
  const change = (next: string, burst: number) =>
    workspace.project
      .getState()
      .edit('code.edit', (project) => withFile(project, path, next), `code:${path}:${burst}`);
  function extend(made: EditorHandle) {
    handle.current = made;
    const stopSharing = shareModels(workspace, made);
    const completion = completeTyped(workspace, made, fname);
    return () => {
      handle.current = null;
      stopSharing();
      completion();
    };
  }
  return (
    <div className="code-editor" data-scope="code">
      <div className="code-editor__bar">
        <code>{path}</code>
        <IconButton
          icon={Braces}
          size="small"
          label={text('code.typeRows')}
          disabled={!hasRun || fname === null}
          onClick={() => void typeRowsFromRun(workspace, path, fname ?? '')}
        />
        <IconButton
          icon={WandSparkles}
          size="small"
          label={text('code.format')}
          combination="Shift+Alt+F"
          onClick={() => {
            handle.current?.editor.focus();
            void handle.current?.editor.getAction('editor.action.formatDocument')?.run();
          }}
        />
      </div>
      <TextEditor
        path={path}
        text={content}
        language={/\.m?ts$/.test(path) ? 'typescript' : 'javascript'}
        label={text('code.label', { path })}
        markers={markers}
        readOnly={readOnly}
        onChange={change}
        extend={extend}
      />
    </div>
  );
}

/** The function that a code file belongs to; null for a connector's or a shared file. */
function functionOf(project: Project, path: string): string | null {
  const model = projectModel(project);
  return model.functions.find(({ name }) => model.codeFile('functions', name)?.path === path)?.name ?? null;
}
