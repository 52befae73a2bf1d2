// Only loaded when an editor is shown: Monaco is larger than all the rest of the user interface.
import * as monaco from 'monaco-editor/editor/editor.api.js';
import 'monaco-editor/features/register.all.js';
import 'monaco-editor/languages/definitions/go/register.js';
import 'monaco-editor/languages/definitions/javascript/register.js';
import 'monaco-editor/languages/definitions/typescript/register.js';
import 'monaco-editor/languages/definitions/yaml/register.js';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import * as typescript from 'monaco-editor/languages/features/typescript/register.js';
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker.js?worker';
import { editorThemes } from './editor-themes.ts';
import { libraryTypes } from './library-types.ts';
import { runtimeTypes } from './runtime-types.ts';

self.MonacoEnvironment = {
  getWorker: (_id: string, label: string) =>
    label === 'typescript' || label === 'javascript' ? new TypeScriptWorker() : new EditorWorker(),
};

for (const [name, theme] of Object.entries(editorThemes)) monaco.editor.defineTheme(name, theme);

const { typescriptDefaults, javascriptDefaults } = typescript;
for (const defaults of [typescriptDefaults, javascriptDefaults]) {
  defaults.setCompilerOptions({
    target: typescript.ScriptTarget.ESNext,
    module: typescript.ModuleKind.ESNext,
    moduleResolution: typescript.ModuleResolutionKind.NodeJs,
    allowNonTsExtensions: true,
    allowJs: true,
    checkJs: true,
    // JavaScript says seldom what may be null: names and members that don't exist are enough to find there.
    strict: defaults === typescriptDefaults,
    noImplicitAny: false,
    noEmit: true,
    allowImportingTsExtensions: true,
    lib: ['esnext'],
  });
  defaults.setEagerModelSync(true);
  defaults.addExtraLib(libraryTypes, 'file:///node_modules/kisflow-studio/index.d.ts');
  for (const { path, text } of runtimeTypes) defaults.addExtraLib(text, `file:///${path}`);
}
// Otherwise only the syntax of JavaScript is looked at.
javascriptDefaults.setDiagnosticsOptions({ noSemanticValidation: false });

monaco.editor.addKeybindingRule({
  keybinding: monaco.KeyMod.Alt | monaco.KeyCode.Enter,
  command: 'editor.action.quickFix',
  when: 'editorTextFocus && editorHasCodeActionsProvider',
});

export { monaco, typescript };
