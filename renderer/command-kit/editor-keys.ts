import type { TextKey } from '../i18n/i18n.ts';

/** Keys that are the text editors' own wherever they have the focus: Monaco's, and no commands of the window. */
export const editorKeys: readonly { label: TextKey; keys: readonly string[] }[] = [
  { label: 'commands.editor.complete', keys: ['Mod+ '] },
  { label: 'commands.editor.definition', keys: ['F12'] },
  { label: 'commands.editor.format', keys: ['Shift+Alt+F'] },
  { label: 'commands.editor.fix', keys: ['Alt+Enter'] },
  { label: 'commands.editor.find', keys: ['Mod+F'] },
  { label: 'commands.editor.rename', keys: ['F2'] },
  { label: 'commands.editor.all', keys: ['F1'] },
];
