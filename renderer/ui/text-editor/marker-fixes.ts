import type * as Monaco from 'monaco-editor/editor/editor.api.js';
import type { EditorMarker } from './editor-marker.ts';

/** Offers the fixes of an editor's markers where Monaco offers its own. Returns what ends it. */
export function offerFixes(
  monaco: typeof Monaco,
  editor: Monaco.editor.IStandaloneCodeEditor,
  model: Monaco.editor.ITextModel,
  markers: () => readonly EditorMarker[],
): Monaco.IDisposable {
  const apply = editor.addCommand(0, (_services: unknown, run: () => void) => run()) ?? '';
  return monaco.languages.registerCodeActionProvider(model.getLanguageId(), {
    provideCodeActions(asked, range) {
      const here = asked === model ? markers().filter((marker) => touches(marker, range)) : [];
      const actions = here.flatMap(({ fixes = [] }) =>
        fixes.map(({ title, run }) => ({
          title,
          kind: 'quickfix',
          command: { id: apply, title, arguments: [run] },
        })),
      );
      return { actions, dispose() {} };
    },
  });
}

/** A fix is offered on every line of its marker: the caret seldom stands on the very letter. */
function touches({ line, endLine }: EditorMarker, range: Monaco.Range): boolean {
  return line <= range.endLineNumber && endLine >= range.startLineNumber;
}
