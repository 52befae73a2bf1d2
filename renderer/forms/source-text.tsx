import { useMemo } from 'react';
import { withFile } from '../../core/project/project.ts';
import { markerOf } from '../config-actions/problem-marker.ts';
import { useText } from '../i18n/use-text.tsx';
import { useProblems, useProject, useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { TextEditor } from '../ui/text-editor/text-editor.tsx';

/** A source's file as text, beside its form: edits in either appear in the other. */
export function SourceText({ path }: { path: string }) {
  const text = useText();
  const workspace = useWorkspace();
  const content = useProject(({ project }) => project.files.get(path)?.text ?? '');
  const readOnly = useProject(({ opened }) => opened.readOnly);
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const diagnostics = useProblems((state) => state.diagnostics);
  const markers = useMemo(
    () =>
      diagnostics
        .filter((diagnostic) => diagnostic.path === path && diagnostic.severity !== 'info')
        .map((diagnostic) => markerOf(workspace, diagnostic, language)),
    [workspace, diagnostics, path, language],
  );
  const change = (next: string, burst: number) =>
    workspace.project
      .getState()
      .edit('sources.editText', (project) => withFile(project, path, next), `source:${path}:${burst}`);
  return (
    <TextEditor
      path={path}
      text={content}
      // JSON is YAML: its colours are those of YAML.
      language="yaml"
      label={text('sources.textOf', { path })}
      markers={markers}
      readOnly={readOnly}
      onChange={change}
    />
  );
}
