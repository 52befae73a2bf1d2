import type { EditorMarker } from '../../ui/text-editor/editor-marker.ts';
import type { EditorHandle } from '../../ui/text-editor/open-editor.ts';
import type { SampleLine } from './sample-lines.ts';

const languageId = 'jsonl';
/** Lines that are marked; in a file that is something else all would be. */
const maxMarkers = 200;

/** Colours JSON Lines; each line is a value of its own, which Monaco's JSON would take for an error. */
export function colorJsonLines({ monaco, model }: EditorHandle): () => void {
  if (!monaco.languages.getLanguages().some(({ id }) => id === languageId)) {
    monaco.languages.register({ id: languageId });
    monaco.languages.setMonarchTokensProvider(languageId, {
      tokenizer: {
        root: [
          [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'type'],
          [/"(?:[^"\\]|\\.)*"/, 'string'],
          [/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/, 'number'],
          [/\b(?:true|false|null)\b/, 'keyword'],
        ],
      },
    });
  }
  monaco.editor.setModelLanguage(model, languageId);
  return () => undefined;
}

/** A mark on each line that is no JSON, where reading it failed if that is known. */
export function badLineMarkers(lines: readonly SampleLine[], message: string): EditorMarker[] {
  return lines
    .filter(({ value }) => value === undefined)
    .slice(0, maxMarkers)
    .map(({ line, text }) => ({
      severity: 'error',
      message,
      line: line + 1,
      column: failsAt(text) + 1,
      endLine: line + 1,
      endColumn: text.length + 1,
    }));
}

/** Where reading a text as JSON fails, as far as the engine tells; 0 when it doesn't. */
function failsAt(text: string): number {
  try {
    JSON.parse(text);
    return 0;
  } catch (thrown) {
    const position = Number(/position (\d+)/.exec(String(thrown))?.[1] ?? 0);
    return Math.max(0, Math.min(position, text.length - 1));
  }
}
