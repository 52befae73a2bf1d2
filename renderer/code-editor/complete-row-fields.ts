import type { App } from '../stores/app-stores.tsx';
import type { EditorHandle } from '../ui/text-editor/open-editor.ts';
import { fieldsOf } from './row-types.ts';
import { endsInRow } from './row-variable.ts';
import { seenRows } from './seen-rows.ts';

/** After `row.` offers the fields that rows of the last run really had at this function. Returns what takes it away. */
export function completeRowFields(
  app: App,
  { monaco, model }: EditorHandle,
  fname: string | null,
): () => void {
  if (fname === null) return () => undefined;
  const provider = monaco.languages.registerCompletionItemProvider(['typescript', 'javascript'], {
    triggerCharacters: ['.'],
    async provideCompletionItems(asked, position) {
      const before = asked.getValueInRange(new monaco.Range(1, 1, position.lineNumber, position.column));
      if (asked !== model || !endsInRow(before)) return { suggestions: [] };
      const word = asked.getWordUntilPosition(position);
      const range = new monaco.Range(
        position.lineNumber,
        word.startColumn,
        position.lineNumber,
        word.endColumn,
      );
      const fields = fieldsOf(await seenRows(app, fname)).filter(({ key }) => /^[A-Za-z_$][\w$]*$/.test(key));
      return {
        suggestions: fields.map(({ key, type }) => ({
          label: key,
          kind: monaco.languages.CompletionItemKind.Field,
          detail: type,
          documentation: app.text('code.fromRun'),
          insertText: key,
          sortText: `0${key}`,
          range,
        })),
      };
    },
  });
  return () => provider.dispose();
}
