import { lazy, Suspense } from 'react';
import { Loading } from '../ui/loading.tsx';

/** With its knowledge of types, the code editor is large: it is loaded when the first one is shown. */
const CodeEditor = lazy(async () => ({
  default: (await import('../code-editor/code-editor.tsx')).CodeEditor,
}));

const YamlEditor = lazy(async () => ({
  default: (await import('../yaml-panel/yaml-editor.tsx')).YamlEditor,
}));

/** What the inspector shows of other features. */
export const inspectorSlots = {
  code: (path: string) => (
    <Suspense fallback={<Loading />}>
      <CodeEditor path={path} />
    </Suspense>
  ),
  yaml: (path: string) => (
    <Suspense fallback={<Loading />}>
      <YamlEditor path={path} />
    </Suspense>
  ),
};
