import { lazy, Suspense } from 'react';
import type { ConnConfig } from '../../core/config/types.ts';
import type { CodeViewSlots } from '../code-view/code-view-slots.ts';
import type { FlowPlace } from '../flow-actions/flow-place.ts';
import { Loading } from '../ui/loading.tsx';

/** With its knowledge of types, the code editor is large: it is loaded when the first one is shown. */
const CodeEditor = lazy(async () => ({
  default: (await import('../code-editor/code-editor.tsx')).CodeEditor,
}));

const YamlEditor = lazy(async () => ({
  default: (await import('../yaml-panel/yaml-editor.tsx')).YamlEditor,
}));

const DebugTab = lazy(async () => ({ default: (await import('../debugger/debug-tab.tsx')).DebugTab }));
const SetupForm = lazy(async () => ({ default: (await import('../forms/setup-form.tsx')).SetupForm }));
const WideForm = lazy(async () => ({ default: (await import('../forms/wide-form.tsx')).WideForm }));

const StoreView = lazy(async () => ({
  default: (await import('../data-panel/store/store-view.tsx')).StoreView,
}));
const SeenRows = lazy(async () => ({ default: (await import('../data-panel/seen-rows.tsx')).SeenRows }));

/** What the inspector shows of other features. */
export const inspectorSlots = {
  code: (path: string) => (
    <Suspense fallback={<Loading />}>
      <CodeEditor path={path} />
    </Suspense>
  ),
  setup: (fname: string, at: FlowPlace | null) => (
    <Suspense fallback={<Loading />}>
      <SetupForm key={at?.nodeId ?? fname} place={{ fname, at }} />
    </Suspense>
  ),
  yaml: (path: string) => (
    <Suspense fallback={<Loading />}>
      <YamlEditor path={path} />
    </Suspense>
  ),
  debug: (place: FlowPlace) => (
    <Suspense fallback={<Loading />}>
      <DebugTab key={place.nodeId} {...place} />
    </Suspense>
  ),
  store: (connector: ConnConfig, hasCode: boolean) => (
    <Suspense fallback={<Loading />}>
      <StoreView key={connector.cname} connector={connector} hasCode={hasCode} />
    </Suspense>
  ),
};

/** What the code view shows of other features. */
export const codeViewSlots: CodeViewSlots = {
  code: (path) => (
    <Suspense fallback={<Loading />}>
      <CodeEditor key={path} path={path} isWide />
    </Suspense>
  ),
  setup: (fname, at, columns) => (
    <Suspense fallback={<Loading />}>
      <WideForm key={at?.nodeId ?? fname} place={{ fname, at }} columns={columns} />
    </Suspense>
  ),
  rows: (seen, side, batch) => (
    <Suspense fallback={<Loading />}>
      <SeenRows seen={seen} side={side} batch={batch} />
    </Suspense>
  ),
};
