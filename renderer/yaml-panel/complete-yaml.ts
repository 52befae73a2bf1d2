import type { languages } from 'monaco-editor/editor/editor.api.js';
import { configFields } from '../../core/config/fields.ts';
import { type ConfigKind, functionModes } from '../../core/config/types.ts';
import { projectModel } from '../../core/project/model.ts';
import type { StudioWindow, Workspace } from '../stores/scopes.ts';
import type { EditorHandle } from '../ui/text-editor/open-editor.ts';
import { keyHelp } from './key-help.ts';
import { type YamlPlace, yamlPlace } from './yaml-place.ts';

interface Offer {
  label: string;
  insert: string;
  detail: string;
}

/** Completes keys and values (modes, the project's functions and connectors), and tells what KisFlow does with a key under the pointer. */
export function completeYaml(workspace: Workspace, { monaco, model }: EditorHandle): () => void {
  const provider = monaco.languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' ', '\n'],
    provideCompletionItems(asked, position) {
      if (asked !== model) return { suggestions: [] };
      const word = asked.getWordUntilPosition(position);
      const range = new monaco.Range(
        position.lineNumber,
        word.startColumn,
        position.lineNumber,
        word.endColumn,
      );
      const lines = asked.getLinesContent();
      const place = yamlPlace(lines, position.lineNumber - 1, position.column - 1);
      const kinds = monaco.languages.CompletionItemKind;
      const offers = place.value ? valueOffers(workspace, place) : keyOffers(workspace, place);
      const kind = place.value ? kinds.Value : kinds.Property;
      return {
        suggestions: offers.map((offer): languages.CompletionItem => ({ ...item(offer), kind, range })),
      };
    },
  });
  const hover = monaco.languages.registerHoverProvider('yaml', {
    provideHover(asked, { lineNumber, column }) {
      const { resolvedLanguage } = workspace.settings.getState();
      const found =
        asked === model ? keyHelp(asked.getLinesContent(), lineNumber - 1, resolvedLanguage) : null;
      if (found === null || column - 1 < found.from || column - 1 > found.to) return null;
      const range = new monaco.Range(lineNumber, found.from + 1, lineNumber, found.to + 1);
      return { range, contents: [{ value: found.help }] };
    },
  });
  return () => {
    provider.dispose();
    hover.dispose();
  };
}

function item({ label, insert, detail }: Offer) {
  return { label, insertText: insert, documentation: detail };
}

function keyOffers(studio: StudioWindow, { kind, parents, siblings }: YamlPlace): Offer[] {
  const language = studio.settings.getState().resolvedLanguage;
  if (kind === null)
    return parents.length === 0 ? [{ label: 'kistype', insert: 'kistype: ', detail: '' }] : [];
  const depth = parents.length;
  const names = new Map<string, string>();
  for (const { path, help } of configFields[kind]) {
    const keys = path.filter((part) => typeof part === 'string');
    const key = keys[depth];
    if (key === undefined || parents.some((parent, at) => keys[at] !== parent) || siblings.includes(key))
      continue;
    if (!names.has(key) || keys.length === depth + 1)
      names.set(key, keys.length === depth + 1 ? help[language] : '');
  }
  return [...names].map(([label, detail]) => ({ label, insert: `${label}: `, detail }));
}

function valueOffers(workspace: Workspace, { kind, parents, value }: YamlPlace): Offer[] {
  const { project } = workspace.project.getState();
  const model = projectModel(project);
  const plain = (labels: readonly string[]): Offer[] =>
    labels.map((label) => ({ label, insert: label, detail: '' }));
  const kinds: readonly ConfigKind[] = ['flow', 'func', 'conn', 'global'];
  if (value === 'kistype') return plain(kinds);
  if (kind === 'func' && value === 'fmode') return plain(functionModes);
  if (kind === 'flow' && value === 'fname') return plain(model?.functions.map(({ name }) => name) ?? []);
  if (kind === 'flow' && value === 'status') return plain(['1', '0']);
  if (kind === 'func' && value === 'cname' && parents[0] === 'option')
    return plain(model?.connectors.map(({ name }) => name) ?? []);
  if (kind === 'conn' && value === 'type') return plain(['redis', 'mysql', 'kafka', 'tidb', 'es']);
  if (kind === 'global' && (value === 'prometheus_enable' || value === 'prometheus_listen'))
    return plain(['true', 'false']);
  return [];
}
