import { useMemo } from 'react';
import { readConfig } from '../../core/config/read.ts';
import { problemText } from '../../core/lint/problem-text.ts';
import { setConfigText } from '../../core/project/edits/edit-config-file.ts';
import { markerOf } from '../config-actions/problem-marker.ts';
import { useText } from '../i18n/use-text.tsx';
import { useProblems, useProject, useSettings, useShownModel, useWorkspace } from '../stores/use-scopes.tsx';
import { TextEditor } from '../ui/text-editor/text-editor.tsx';
import { completeYaml } from './complete-yaml.ts';
import './yaml-editor.css';

/** A config file as text, beside its form: edits in either appear in the other. */
export function YamlEditor({ path }: { path: string }) {
  const text = useText();
  const workspace = useWorkspace();
  const model = useShownModel();
  const content = useProject((state) => state.project.files.get(path)?.text ?? '');
  const readOnly = useProject((state) => state.opened.readOnly);
  const language = useSettings((settings) => settings.resolvedLanguage);
  const diagnostics = useProblems((state) => state.diagnostics);
  const broken = useMemo(() => {
    const read = readConfig(content);
    return read.ok ? null : read.problem;
  }, [content]);
  const hasLastGood = [model?.flows, model?.functions, model?.connectors, model?.globals].some((entries) =>
    entries?.some((entry) => entry.path === path),
  );
  const markers = useMemo(() => {
    const found = diagnostics.filter((diagnostic) => diagnostic.path === path);
    const shown = found.map((diagnostic) => markerOf(workspace, diagnostic, language));
    return broken === null || shown.length > 0
      ? shown
      : [{ severity: 'error' as const, message: problemText(broken)[language], ...broken.range }];
  }, [workspace, diagnostics, path, language, broken]);
  const lastRead = model?.functions.find((entry) => entry.path === path)?.config;
  const change = (next: string, burst: number) =>
    workspace.project
      .getState()
      .edit('yaml.edit', (project) => setConfigText(project, path, next, lastRead), `yaml:${path}:${burst}`);
  return (
    <div className="yaml-editor" data-scope="yaml">
      {broken !== null && (
        <p className="yaml-editor__broken" role="alert">
          {text('yaml.broken', { line: broken.range.line, why: withoutStop(problemText(broken)[language]) })}
          {hasLastGood && ` ${text('yaml.lastGood')}`}
        </p>
      )}
      <TextEditor
        path={path}
        text={content}
        language="yaml"
        label={text('yaml.label', { path })}
        markers={markers}
        readOnly={readOnly}
        onChange={change}
        extend={(handle) => completeYaml(workspace, handle)}
      />
    </div>
  );
}

/** The reason within a sentence. */
function withoutStop(words: string): string {
  return words.replace(/[.。]$/, '');
}
