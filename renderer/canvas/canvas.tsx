import '@xyflow/react/dist/base.css';
import './canvas.css';
import './nodes/function-node.css';
import './nodes/function-node-run.css';
import './nodes/nodes.css';
import './edges/edges.css';
import './canvas-outline.css';
import { ReactFlowProvider } from '@xyflow/react';
import { FileQuestion, Plus } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { useCanvas, useWorkspace } from '../stores/use-scopes.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { later } from '../ui/later.tsx';
import { CanvasAnnouncer } from './canvas-announcer.tsx';
import { BrokenBanner, DisabledBanner, PinnedBanner } from './canvas-banners.tsx';
import { CanvasOutline } from './canvas-outline.tsx';
import { CanvasTools } from './canvas-tools.tsx';
import { DragRefusal } from './drag-refusal.tsx';
import { floating } from './floating-controls.ts';
import { FlowCanvas } from './flow-canvas.tsx';
import type { Size } from './geometry/viewport.ts';
import { rowsFor } from './geometry/whole-rows.ts';
import { type CanvasFlow, useShownFlow } from './use-shown-flow.ts';
import type { KeptViews } from './use-view.ts';

/** The flow that is shown: its graph with everything that floats above it. */
export function Canvas() {
  const shown = useShownFlow();
  const { frame, size } = useSize();
  const [views] = useState((): KeptViews => new Map());
  return (
    <div className="canvas">
      {shown.state === 'shown' && <Banners shown={shown} />}
      <div ref={frame} className="canvas__stage">
        {shown.state === 'missing' && <MissingFlow name={shown.name} />}
        {shown.state === 'shown' && size !== null && <Shown shown={shown} size={size} views={views} />}
      </div>
      <CanvasAnnouncer />
    </div>
  );
}

/** Above the stage, not over it: a banner of any length covers no function. */
function Banners({ shown: { flow, model, broken } }: Pick<ShownProps, 'shown'>) {
  if (broken !== null) return <BrokenBanner broken={broken} />;
  return (
    <>
      <DisabledBanner flow={flow} />
      <PinnedBanner flow={flow} model={model} />
    </>
  );
}

interface ShownProps {
  shown: Extract<CanvasFlow, { state: 'shown' }>;
  size: Size;
  views: KeptViews;
}

function Shown({ shown, size, views }: ShownProps) {
  const text = useText();
  const { flow, model, broken } = shown;
  const isInserting = useCanvas(({ insertMenu }) => insertMenu !== null);
  const { flows } = flow.config;
  const hasConnectors = flows.some(({ fname }) => (model.func(fname)?.config.option.cname ?? '') !== '');
  const { first, next } = rowsFor(flows.length, size, hasConnectors);
  const rows = useMemo(() => ({ first, next }), [first, next]);
  return (
    <ReactFlowProvider key={flow.name}>
      <CanvasOutline flow={flow} model={model} />
      <FlowCanvas
        flow={flow}
        model={model}
        rows={rows}
        size={size}
        views={views}
        readOnly={broken !== null}
      />
      <p id="canvas-help" className="visually-hidden">
        {text('canvas.help')}
      </p>
      {flows.length === 0 && broken === null && <EmptyFlow />}
      <CanvasTools />
      {broken === null && isInserting && <InsertMenu />}
      <ContextMenu />
      <DragRefusal />
    </ReactFlowProvider>
  );
}

/** The canvas's size; null until it is known. */
function useSize() {
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { frame, size };
}

/** What is inserted is chosen when a person wants to. */
const InsertMenu = later(async () => (await import('./menus/insert-menu.tsx')).InsertMenu);
/** Loaded when it is first asked for. */
const CanvasMenu = later(async () => (await import('./menus/canvas-menu.tsx')).CanvasMenu);

function ContextMenu() {
  const isOpen = useCanvas(({ contextMenu }) => contextMenu !== null);
  return isOpen && <CanvasMenu />;
}

function EmptyFlow() {
  const workspace = useWorkspace();
  const text = useText();
  return (
    <div className="canvas-empty" {...floating}>
      <p className="canvas-empty__title">{text('canvas.empty.title')}</p>
      <p className="canvas-empty__text">{text('canvas.empty.text')}</p>
      <button
        type="button"
        className="button button--go"
        onClick={({ currentTarget }) => {
          const { left, bottom } = currentTarget.getBoundingClientRect();
          workspace.canvas.getState().set({ insertMenu: { index: 0, at: { x: left, y: bottom + 6 } } });
        }}
      >
        <Plus size={14} aria-hidden />
        <span>{text('canvas.empty.insert')}</span> <Kbd combination="A" />
      </button>
    </div>
  );
}

function MissingFlow({ name }: { name: string }) {
  const workspace = useWorkspace();
  const text = useText();
  return (
    <EmptyState
      icon={FileQuestion}
      title={text('canvas.missing.title', { name })}
      text={text('canvas.missing.text')}
    >
      <button
        type="button"
        className="button button--line"
        onClick={() => workspace.selection.getState().closeFlow(name)}
      >
        {text('canvas.missing.close')}
      </button>
    </EmptyState>
  );
}
