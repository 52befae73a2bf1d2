import { monaco, typescript } from '../ui/text-editor/monaco-setup.ts';

type Workers = Awaited<ReturnType<typeof typescript.getTypeScriptWorker>>;
type CodeLanguage = 'typescript' | 'javascript';

const mostTries = 100;
const tryAgainMs = 200;

/**
 * The workers of a language. Monaco makes them ready some time after the first text of that language was made, and refuses
 * until then.
 */
export async function workersFor(language: CodeLanguage): Promise<Workers> {
  const get = language === 'typescript' ? typescript.getTypeScriptWorker : typescript.getJavaScriptWorker;
  for (let tries = 1; ; tries += 1) {
    try {
      return await get();
    } catch (thrown) {
      if (tries === mostTries) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, tryAgainMs));
    }
  }
}

/**
 * Ends the workers, unless code is open in an editor: each holds all of TypeScript and what it knows of the language's library. The
 * texts that they looked at go with them, and come again with who wants them, as workers do. Whether they were ended.
 */
export function endWorkers(): boolean {
  const texts = monaco.editor.getModels().filter((model) => isCode(model.getLanguageId()));
  if (texts.some((model) => model.isAttachedToEditor())) return false;
  for (const model of texts) model.dispose();
  // Monaco ends the workers that began with other options, or with the same before.
  for (const defaults of [typescript.typescriptDefaults, typescript.javascriptDefaults])
    defaults.setWorkerOptions(defaults.workerOptions);
  return true;
}

function isCode(language: string): boolean {
  return language === 'typescript' || language === 'javascript';
}
