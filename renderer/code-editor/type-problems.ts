import type * as Monaco from 'monaco-editor/editor/editor.api.js';
import type * as TypeScript from 'monaco-editor/languages/features/typescript/register.js';
import type { Diagnostic, QuickFix } from '../../core/lint/diagnostic.ts';
import { projectModel } from '../../core/project/model.ts';
import { type Project, type SourceFile, withFile } from '../../core/project/project.ts';
import { rangesIn } from '../../core/project/text-range.ts';
import { attemptQuietly } from '../command-kit/tell-trouble.ts';
import type { Workspace } from '../stores/scopes.ts';
import { monaco } from '../ui/text-editor/monaco-setup.ts';
import { modelOf } from '../ui/text-editor/open-editor.ts';
import { importedFiles } from './imported-files.ts';
import { typeWords } from './type-words.ts';
import { endWorkers, workersFor } from './type-workers.ts';

const mostFiles = 300;
/** Files that others import and that are kept for them. */
const mostShared = 100;
/** Fixes are asked for one by one: for so many errors of a file. */
const mostFixed = 10;
const mostErrors = 100;
const gatherMs = 400;
/** A person who goes from code to code finds the workers still there. */
const restMs = 10_000;
const errorCategory = 1;

const docs = {
  en: 'TypeScript found this. Types are not looked at when code runs, so it stops neither a run nor an export; kisflow-studio check does not look at them.',
  'zh-CN':
    '由 TypeScript 发现。运行代码时不检查类型，因此它既不阻止运行也不阻止导出；kisflow-studio check 也不检查类型。',
};

/**
 * Keeps what TypeScript says of a project's code among its problems: all of it once, then what an edit touches. Its workers end when
 * no code is open or edited any more, of which `onEnded` hears. Returns what ends it.
 */
export function checkTypes(workspace: Workspace, onEnded: () => void): () => void {
  const found = new Map<string, { text: string; problems: readonly Diagnostic[] }>();
  const ours = new Set<Monaco.editor.ITextModel>();
  let gone = false;
  let busy = false;
  let timer = setTimeout(lookQuietly, 0);
  let resting: ReturnType<typeof setTimeout> | undefined;

  /** Nobody waits for it: what goes wrong is told once. */
  function lookQuietly(): void {
    void attemptQuietly(workspace, look);
  }
  async function look(): Promise<void> {
    // One look at a time: what was edited meanwhile is looked at next.
    if (busy) return again();
    busy = true;
    try {
      const { project } = workspace.project.getState();
      await check(project);
      if (!gone)
        workspace.problems.getState().setTypes([...found.values()].flatMap(({ problems }) => [...problems]));
    } finally {
      busy = false;
      if (gone) rest();
      else restLater();
    }
  }
  async function check(project: Project): Promise<void> {
    const files = codeFiles(project);
    for (const path of found.keys()) if (!files.some((file) => file.path === path)) found.delete(path);
    for (const file of importedFiles(files).slice(0, mostShared)) ours.add(shareModel(file));
    const changed = files.filter(({ path, text }) => found.get(path)?.text !== text);
    const isDependent = ({ text }: SourceFile) => changed.length > 0 && importsFiles.test(text);
    for (const file of files.filter((one) => changed.includes(one) || isDependent(one))) {
      if (gone || workspace.project.getState().project !== project) return again();
      const model = shareModel(file);
      found.set(file.path, { text: file.text, problems: await problemsIn(project, file, model) });
      // A text that nothing imports is needed for its own sake only.
      if (!ours.has(model)) drop(model);
    }
  }
  function again(): void {
    clearTimeout(timer);
    if (!gone) timer = setTimeout(lookQuietly, gatherMs);
  }
  function restLater(): void {
    clearTimeout(resting);
    resting = setTimeout(rest, restMs);
  }
  function rest(): void {
    if (busy || !endWorkers()) return;
    ours.clear();
    onEnded();
  }
  const watching = monaco.editor.onDidCreateEditor((editor) => void editor.onDidDispose(restLater));
  const unsubscribe = workspace.project.subscribe((state, before) => {
    if (state.project !== before.project) again();
  });
  return () => {
    gone = true;
    clearTimeout(timer);
    clearTimeout(resting);
    watching.dispose();
    unsubscribe();
    for (const model of ours) drop(model);
    rest();
    // Nobody looks after them any more.
    workspace.problems.getState().setTypes([]);
  };
}

function drop(model: Monaco.editor.ITextModel): void {
  if (!model.isDisposed() && !model.isAttachedToEditor()) model.dispose();
}

const importsFiles = /\b(?:from|import)\s*\(?\s*['"]\./;

function codeFiles(project: Project): SourceFile[] {
  return [...project.files.values()]
    .filter(({ path }) => /^(?:functions|connectors)\/.*\.m?[jt]s$/.test(path))
    .slice(0, mostFiles);
}

function languageOf(path: string): 'typescript' | 'javascript' {
  return /\.m?ts$/.test(path) ? 'typescript' : 'javascript';
}

/** The editor's text of a file, made as the project's; an open editor keeps its own up to date. */
function shareModel({ path, text }: SourceFile): Monaco.editor.ITextModel {
  const model = modelOf(monaco, path, text, languageOf(path));
  if (!model.isAttachedToEditor() && model.getValue() !== text) model.setValue(text);
  return model;
}

async function problemsIn(
  project: Project,
  file: SourceFile,
  model: Monaco.editor.ITextModel,
): Promise<Diagnostic[]> {
  const worker = await (await workersFor(languageOf(file.path)))(model.uri);
  const uri = model.uri.toString();
  const [syntactic, semantic] = await Promise.all([
    worker.getSyntacticDiagnostics(uri),
    worker.getSemanticDiagnostics(uri),
  ]);
  const errors = [...syntactic, ...semantic]
    .filter(({ category }) => category === errorCategory)
    .slice(0, mostErrors);
  // A text with a byte order mark, or edited meanwhile, has other places: its fixes would hit something else.
  const isSame = !model.isDisposed() && model.getValue() === file.text;
  return await Promise.all(
    errors.map(async (error, index) => {
      const fixes = isSame && index < mostFixed ? await fixesOf(worker, uri, file, error) : [];
      return problemOf(project, file, error, fixes);
    }),
  );
}

function problemOf(
  project: Project,
  file: SourceFile,
  { code, messageText, start = 0, length = 0 }: TypeScript.Diagnostic,
  fixes: QuickFix[],
): Diagnostic {
  return {
    code: `typescript.${code}`,
    severity: 'error',
    stopsImport: false,
    message: typeWords(typeof messageText === 'string' ? messageText : messageText.messageText),
    path: file.path,
    range: rangesIn(file.text)(start, start + length),
    ...ownerOf(project, file.path),
    docs,
    traps: [],
    fixes,
  };
}

function ownerOf(project: Project, path: string): { func?: string; connector?: string } {
  const model = projectModel(project);
  const func = model.functions.find(({ name }) => model.codeFile('functions', name)?.path === path);
  if (func) return { func: func.name };
  const connector = model.connectors.find(({ name }) => model.codeFile('connectors', name)?.path === path);
  return connector ? { connector: connector.name } : {};
}

/** A fix of TypeScript's, as far as it is used here. */
interface CodeFix {
  description: string;
  changes: {
    fileName: string;
    textChanges: { span: { start: number; length: number }; newText: string }[];
  }[];
}

async function fixesOf(
  worker: TypeScript.TypeScriptWorker,
  uri: string,
  file: SourceFile,
  { code, start = 0, length = 0 }: TypeScript.Diagnostic,
): Promise<QuickFix[]> {
  const format = { indentSize: 2, tabSize: 2, convertTabsToSpaces: true };
  const offered: readonly CodeFix[] = await worker.getCodeFixesAtPosition(
    uri,
    start,
    start + length,
    [code],
    format,
  );
  return offered
    .filter(({ changes }) => changes.every(({ fileName }) => fileName === uri))
    .map(({ description, changes }) => ({
      title: typeWords(description),
      apply: (project) =>
        withChanges(
          project,
          file,
          changes.flatMap(({ textChanges }) => textChanges),
        ),
    }));
}

/** Nothing is changed in a text that is another one by now: its problems are looked for anew. */
function withChanges(
  project: Project,
  { path, text }: SourceFile,
  changes: CodeFix['changes'][number]['textChanges'],
): Project {
  if (project.files.get(path)?.text !== text) return project;
  const changed = changes
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce(
      (now, { span, newText }) => now.slice(0, span.start) + newText + now.slice(span.start + span.length),
      text,
    );
  return withFile(project, path, changed);
}
