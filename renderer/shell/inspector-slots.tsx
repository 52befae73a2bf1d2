import type { ConnConfig } from '../../core/config/types.ts';
import type { CodeViewSlots } from '../code-view/code-view-slots.ts';
import type { FlowPlace } from '../flow-actions/flow-place.ts';
import { later } from '../ui/later.tsx';
import { Waiting } from '../ui/loading.tsx';

/** With its knowledge of types, the code editor is large: it is loaded when the first one is shown. */
const CodeEditor = later(async () => (await import('../code-editor/code-editor.tsx')).CodeEditor, Waiting);

const YamlEditor = later(async () => (await import('../yaml-panel/yaml-editor.tsx')).YamlEditor, Waiting);

const SourceForm = later(async () => (await import('../forms/source-form.tsx')).SourceForm, Waiting);
const SourceSamples = later(
  async () => (await import('../data-panel/samples/from-source/source-samples.tsx')).SourceSamples,
  Waiting,
);
const SourceText = later(async () => (await import('../forms/source-text.tsx')).SourceText, Waiting);
const DebugTab = later(async () => (await import('../debugger/debug-tab.tsx')).DebugTab, Waiting);
const SetupForm = later(async () => (await import('../forms/setup-form.tsx')).SetupForm, Waiting);
const WideForm = later(async () => (await import('../forms/wide-form.tsx')).WideForm, Waiting);

const StoreView = later(async () => (await import('../data-panel/store/store-view.tsx')).StoreView, Waiting);
const SeenRows = later(async () => (await import('../data-panel/seen-rows.tsx')).SeenRows, Waiting);

/** What the inspector shows of other features. */
export const inspectorSlots = {
  code: (path: string) => <CodeEditor path={path} />,
  setup: (fname: string, at: FlowPlace | null) => (
    <SetupForm key={at?.nodeId ?? fname} place={{ fname, at }} />
  ),
  yaml: (path: string) => <YamlEditor path={path} />,
  source: (path: string) => <SourceForm key={path} path={path} samples={<SourceSamples path={path} />} />,
  sourceText: (path: string) => <SourceText key={path} path={path} />,
  debug: (place: FlowPlace) => <DebugTab key={place.nodeId} {...place} />,
  store: (connector: ConnConfig, hasCode: boolean) => (
    <StoreView key={connector.cname} connector={connector} hasCode={hasCode} />
  ),
};

/** What the code view shows of other features. */
export const codeViewSlots: CodeViewSlots = {
  code: (path) => <CodeEditor key={path} path={path} isWide />,
  setup: (fname, at, columns) => (
    <WideForm key={at?.nodeId ?? fname} place={{ fname, at }} columns={columns} />
  ),
  rows: (seen, side, batch) => <SeenRows seen={seen} side={side} batch={batch} />,
};
