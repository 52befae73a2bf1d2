import { Braces, Maximize2, WandSparkles } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { projectModel } from '../../core/project/model.ts';
import type { Project } from '../../core/project/project.ts';
import { withFile } from '../../core/project/project.ts';
import { markerOf } from '../config-actions/problem-marker.ts';
import { openWideCode } from '../flow-actions/wide-code.ts';
import { useText } from '../i18n/use-text.tsx';
import { useProblems, useProject, useRun, useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import type { EditorHandle } from '../ui/text-editor/open-editor.ts';
import { TextEditor } from '../ui/text-editor/text-editor.tsx';
import { completeTyped } from './complete-typed.ts';
import './code-editor.css';
import { shareModels } from './share-models.ts';
import { typeRowsFromRun } from './type-rows.ts';
import { useCodeHints } from './use-code-hints.ts';

/** The code of a function or connector: typed, checked, completed from the rows of the last run. */
export function CodeEditor({ path, isWide = false }: { path: string; isWide?: boolean }) {
  const text = useText();
  const workspace = useWorkspace();
  const handle = useRef<EditorHandle | null>(null);
  const [shown, setShown] = useState<EditorHandle | null>(null);
  const content = useProject((state) => state.project.files.get(path)?.text ?? '');
  const readOnly = useProject((state) => state.opened.readOnly);
  const language = useSettings((settings) => settings.resolvedLanguage);
  const diagnostics = useProblems((state) => state.diagnostics);
  const markers = useMemo(
    () =>
      diagnostics
        // Monaco underlines what TypeScript says by itself, at once and with its own fixes.
        .filter((diagnostic) => diagnostic.path === path && !diagnostic.code.startsWith('typescript.'))
        .map((diagnostic) => markerOf(workspace, diagnostic, language)),
    [workspace, diagnostics, path, language],
  );
  useCodeHints(isWide ? shown : null, path, content);
  const hasRun = useRun((run) => run.runId !== null);
  const fname = functionOf(workspace.project.getState().project, path);
  const change = (next: string, burst: number) =>
    workspace.project
      .getState()
      .edit('code.edit', (project) => withFile(project, path, next), `code:${path}:${burst}`);
  function extend(made: EditorHandle) {
    handle.current = made;
    setShown(made);
    if (isWide) made.editor.focus();
    const stopSharing = shareModels(workspace, made);
    const completion = completeTyped(workspace, made, fname);
    return () => {
      handle.current = null;
      setShown(null);
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
            void handle.current?.format();
          }}
        />
        {!isWide && (
          <IconButton
            icon={Maximize2}
            size="small"
            label={text('code.commandOpenWide')}
            onClick={() => openWideCode(workspace)}
          />
        )}
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
