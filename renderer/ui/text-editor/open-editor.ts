import type * as Monaco from 'monaco-editor/editor/editor.api.js';
import type * as TypeScript from 'monaco-editor/languages/features/typescript/register.js';
import { textChange } from '../../../core/project/text-change.ts';
import { changedLines } from './changed-lines.ts';
import type { EditorMarker } from './editor-marker.ts';
import { offerFixes } from './marker-fixes.ts';

type MonacoApi = typeof Monaco;

export interface EditorHandle {
  monaco: MonacoApi;
  /** Monaco's TypeScript and JavaScript: the workers that know types. */
  typescript: typeof TypeScript;
  editor: Monaco.editor.IStandaloneCodeEditor;
  model: Monaco.editor.ITextModel;
  setText(text: string): void;
  setTheme(theme: 'light' | 'dark'): void;
  setReadOnly(readOnly: boolean): void;
  setMarkers(markers: readonly EditorMarker[]): void;
  /** Marks the lines that differ from the saved text. */
  setChangedFrom(saved: string, text: string): void;
  reveal(line: number, column: number): void;
  /** Formats the text as a step of its own for undo, once what knows its language is there. */
  format(): Promise<void>;
  dispose(): void;
}

interface EditorOptions {
  path: string;
  text: string;
  language: string;
  label: string;
  onChange(text: string, burst: number): void;
  onUndo(): void;
  onRedo(): void;
}

const burstMs = 900;
/** A language comes after its editor: for so long a key to format is kept in mind. */
const languageMs = 10_000;

/** Loads Monaco if need be and opens an editor on a file; the model of that file is shared by all editors on it. */
export async function openEditor(element: HTMLElement, options: EditorOptions): Promise<EditorHandle> {
  const { monaco, typescript } = await import('./monaco-setup.ts');
  const model = modelOf(monaco, options.path, options.text, options.language);
  const editor = monaco.editor.create(element, {
    model,
    ariaLabel: options.label,
    automaticLayout: true,
    fixedOverflowWidgets: true,
    fontFamily: 'JetBrains Mono Variable, ui-monospace, monospace',
    fontSize: 12,
    lineHeight: 19,
    minimap: { enabled: false },
    padding: { top: 8, bottom: 8 },
    scrollBeyondLastLine: false,
    renderLineHighlight: 'line',
    tabSize: options.language === 'yaml' ? 4 : 2,
    accessibilitySupport: 'auto',
    lineNumbersMinChars: 3,
    // Where types know nothing, words that happen to stand in the text are no help.
    wordBasedSuggestions: 'off',
  });
  // Monaco shows no byte order mark and gives none back: it is kept here.
  let mark = markOf(options.text);
  let fromOutside = false;
  let burst = 0;
  let lastTyped = 0;
  const listening = model.onDidChangeContent(() => {
    if (fromOutside || !editor.hasTextFocus()) return;
    const now = performance.now();
    if (now - lastTyped > burstMs) burst += 1;
    lastTyped = now;
    options.onChange(mark + model.getValue(), burst);
  });
  async function format(): Promise<void> {
    const action = editor.getAction('editor.action.formatDocument');
    for (const begun = performance.now(); !action?.isSupported(); )
      if (performance.now() - begun > languageMs || !(await nextFrame(editor))) return;
    lastTyped = Number.NEGATIVE_INFINITY;
    await action.run();
    lastTyped = Number.NEGATIVE_INFINITY;
  }
  const { CtrlCmd, Shift, Alt } = monaco.KeyMod;
  const isCode = options.language === 'typescript' || options.language === 'javascript';
  // Monaco's own key for it is another one on Linux; here one key does it everywhere.
  if (isCode) editor.addCommand(Shift | Alt | monaco.KeyCode.KeyF, () => void format());
  editor.addCommand(CtrlCmd | monaco.KeyCode.KeyZ, options.onUndo);
  editor.addCommand(CtrlCmd | Shift | monaco.KeyCode.KeyZ, options.onRedo);
  editor.addCommand(CtrlCmd | monaco.KeyCode.KeyY, options.onRedo);
  const changed = editor.createDecorationsCollection();
  let shown: readonly EditorMarker[] = [];
  const fixing = offerFixes(monaco, editor, model, () => shown);

  return {
    monaco,
    typescript,
    editor,
    model,
    setText(text) {
      mark = markOf(text);
      const change = textChange(model.getValue(), text.slice(mark.length));
      if (change === null) return;
      fromOutside = true;
      const start = model.getPositionAt(change.start);
      const end = model.getPositionAt(change.end);
      model.applyEdits([{ range: monaco.Range.fromPositions(start, end), text: change.text }]);
      fromOutside = false;
    },
    setTheme: (theme) => monaco.editor.setTheme(`kisflow-${theme}`),
    setReadOnly: (readOnly) => editor.updateOptions({ readOnly }),
    setMarkers(markers) {
      shown = markers;
      monaco.editor.setModelMarkers(model, 'kisflow', markers.map(toMarker(monaco)));
    },
    setChangedFrom(saved, text) {
      const lines = changedLines(saved, text);
      const decoration = lines && {
        range: new monaco.Range(lines.first, 1, lines.last, 1),
        options: { isWholeLine: true, linesDecorationsClassName: 'text-editor__changed' },
      };
      changed.set(decoration ? [decoration] : []);
    },
    reveal(line, column) {
      editor.setPosition({ lineNumber: line, column });
      editor.revealLineInCenter(line);
      editor.focus();
    },
    format,
    dispose() {
      listening.dispose();
      fixing.dispose();
      changed.clear();
      editor.dispose();
      // The TypeScript worker looks at other files' models; those of YAML and rows are not needed any more.
      if (!isCode && !model.isAttachedToEditor()) model.dispose();
    },
  };
}

function markOf(text: string): string {
  return text.startsWith('\uFEFF') ? '\uFEFF' : '';
}

/** The model of a file of the project, made when there is none. */
export function modelOf(
  monaco: MonacoApi,
  path: string,
  text: string,
  language: string,
): Monaco.editor.ITextModel {
  const uri = monaco.Uri.file(`/${path}`);
  const known = monaco.editor.getModel(uri);
  if (known) return known;
  const model = monaco.editor.createModel(text, language, uri);
  // The worker that knows types tells texts apart by path and version only: one that comes again must be a newer one.
  while (model.getVersionId() <= (lastVersions.get(path) ?? 0)) model.setValue(text);
  model.onWillDispose(() => lastVersions.set(path, model.getVersionId()));
  return model;
}

/** The version that a text had when it went, by path. */
const lastVersions = new Map<string, number>();

function toMarker(monaco: MonacoApi) {
  const severities = {
    error: monaco.MarkerSeverity.Error,
    warning: monaco.MarkerSeverity.Warning,
    info: monaco.MarkerSeverity.Info,
  };
  return (marker: EditorMarker): Monaco.editor.IMarkerData => ({
    severity: severities[marker.severity],
    message: marker.message,
    startLineNumber: marker.line,
    startColumn: marker.column,
    endLineNumber: marker.endLine,
    endColumn: marker.endColumn,
  });
}

/** Resolves with the next frame; false where the editor is gone by then. */
function nextFrame(editor: Monaco.editor.ICodeEditor): Promise<boolean> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve(editor.getModel() !== null)));
}
