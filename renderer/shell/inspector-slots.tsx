import { lazy, Suspense } from 'react';
import { Loading } from '../ui/loading.tsx';
import { YamlEditor } from '../yaml-panel/yaml-editor.tsx';

/** With its knowledge of types, the code editor is large: it is loaded when the first one is shown. */
const CodeEditor = lazy(async () => ({
  default: (await import('../code-editor/code-editor.tsx')).CodeEditor,
}));

/** What the inspector shows of other features. */
export const inspectorSlots = {
  code: (path: string) => (
    <Suspense fallback={<Loading />}>
      <CodeEditor path={path} />
    </Suspense>
  ),
  yaml: (path: string) => <YamlEditor path={path} />,
};
