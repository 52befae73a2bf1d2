import type * as Monaco from 'monaco-editor/editor/editor.api.js';
import type { Workspace } from '../stores/scopes.ts';
import type { EditorHandle } from '../ui/text-editor/open-editor.ts';
import { seenRows } from './seen-rows.ts';
import { typedCode } from './typed-code.ts';

/** What TypeScript offers at a place, as far as it is used here. */
interface Offered {
  isGlobalCompletion: boolean;
  entries: { name: string; kind: string; sortText: string }[];
}

const mostDetails = 40;
const identifier = /^[A-Za-z_$][\w$]*$/;

/**
 * Completes members of `ctx`, `flow` and the rows in code that does not type them: TypeScript is asked about the same code
 * with their types, the rows' being that of the rows the function really saw in the last run. What TypeScript offers for the
 * code itself is left to it. Returns what takes the completion away.
 */
export function completeTyped(workspace: Workspace, handle: EditorHandle, fname: string | null): () => void {
  if (fname === null) return () => undefined;
  const { monaco, model } = handle;
  const provider = monaco.languages.registerCompletionItemProvider(['typescript', 'javascript'], {
    triggerCharacters: ['.'],
    async provideCompletionItems(asked, position) {
      if (asked !== model) return { suggestions: [] };
      const code = model.getValue();
      const offset = model.getOffsetAt(position);
      const typed = typedCode(code, await seenRows(workspace, fname));
      const typedOffset = typed?.offsetOf(offset);
      if (typed === undefined || typedOffset === undefined) return { suggestions: [] };
      const suggestions = await offerings(handle, typed.text, typedOffset, offset);
      const word = model.getWordUntilPosition(position);
      const { lineNumber } = position;
      const range = new monaco.Range(lineNumber, word.startColumn, lineNumber, word.endColumn);
      return {
        suggestions: suggestions.map(({ name, kind, sortText, detail }) => ({
          label: name,
          kind: kindOf(monaco, kind),
          detail,
          ...(detail.includes('__Row.') ? { documentation: workspace.text('code.fromRun') } : {}),
          insertText: name,
          sortText,
          range,
        })),
      };
    },
  });
  return () => provider.dispose();
}

/** The members that only the typed code has at this place. */
async function offerings(handle: EditorHandle, text: string, typedOffset: number, offset: number) {
  const { monaco, model, typescript } = handle;
  // Beside the file itself, so that its imports are found.
  const uri = model.uri.with({ path: `${model.uri.path}.typed-${crypto.randomUUID()}.ts` });
  const twin = monaco.editor.createModel(text, 'typescript', uri);
  try {
    const worker = await (await typescript.getTypeScriptWorker())(uri);
    const all = await offered(worker, uri, typedOffset);
    if (all === undefined || all.isGlobalCompletion) return [];
    const own = await ownWorker(handle).then((of) => offered(of, model.uri, offset));
    const known = new Set(own?.entries.map(({ name }) => name));
    const entries = all.entries.filter(({ name }) => identifier.test(name) && !known.has(name));
    return await Promise.all(
      entries.map(async (entry, index) => {
        if (index >= mostDetails) return { ...entry, detail: '' };
        const details = await worker.getCompletionEntryDetails(uri.toString(), typedOffset, entry.name);
        const parts: { text: string }[] = details?.displayParts ?? [];
        return { ...entry, detail: parts.map(({ text: part }) => part).join('') };
      }),
    );
  } finally {
    twin.dispose();
  }
}

type Worker = Awaited<ReturnType<Awaited<ReturnType<EditorHandle['typescript']['getTypeScriptWorker']>>>>;

async function ownWorker({ model, typescript }: EditorHandle): Promise<Worker> {
  const get = model.getLanguageId() === 'typescript' ? 'getTypeScriptWorker' : 'getJavaScriptWorker';
  return (await typescript[get]())(model.uri);
}

async function offered(worker: Worker, uri: Monaco.Uri, offset: number): Promise<Offered | undefined> {
  return await worker.getCompletionsAtPosition(uri.toString(), offset);
}

function kindOf({ languages }: EditorHandle['monaco'], kind: string) {
  if (kind === 'method' || kind === 'function') return languages.CompletionItemKind.Method;
  return kind === 'property' || kind === 'getter'
    ? languages.CompletionItemKind.Field
    : languages.CompletionItemKind.Variable;
}
