import '@xyflow/react/dist/base.css';
import './canvas.css';
import { ReactFlowProvider } from '@xyflow/react';
import { FileQuestion, Plus } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { useApp } from '../stores/app-stores.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { CanvasAnnouncer } from './canvas-announcer.tsx';
import { BrokenBanner, DisabledBanner } from './canvas-banners.tsx';
import { CanvasOutline } from './canvas-outline.tsx';
import { CanvasTools } from './canvas-tools.tsx';
import { FlowCanvas } from './flow-canvas.tsx';
import { columnsIn } from './geometry/layout.ts';
import { CanvasMenu } from './menus/canvas-menu.tsx';
import { InsertMenu } from './menus/insert-menu.tsx';
import { type CanvasFlow, useShownFlow } from './use-shown-flow.ts';

/** The flow that is shown: its graph with everything that floats above it. */
export function Canvas() {
  const shown = useShownFlow();
  const { frame, columns } = useColumns();
  return (
    <div ref={frame} className="canvas">
      {shown.state === 'missing' && <MissingFlow name={shown.name} />}
      {shown.state === 'shown' && columns !== null && <Shown shown={shown} columns={columns} />}
      <CanvasAnnouncer />
    </div>
  );
}

function Shown({ shown, columns }: { shown: Extract<CanvasFlow, { state: 'shown' }>; columns: number }) {
  const text = useText();
  const { flow, model, broken } = shown;
  return (
    <ReactFlowProvider key={flow.name}>
      <CanvasOutline flow={flow} model={model} />
      <FlowCanvas flow={flow} model={model} columns={columns} readOnly={broken !== null} />
      <p id="canvas-help" className="visually-hidden">
        {text('canvas.help')}
      </p>
      {broken === null ? <DisabledBanner flow={flow} /> : <BrokenBanner broken={broken} />}
      {flow.config.flows.length === 0 && broken === null && <EmptyFlow />}
      <CanvasTools />
      {broken === null && <InsertMenu />}
      <CanvasMenu />
    </ReactFlowProvider>
  );
}

/** How many functions fit into a row of the canvas; null until its width is known. */
function useColumns() {
  const frame = useRef<HTMLDivElement>(null);
  const [columns, setColumns] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const margins = 96;
    const measure = () => setColumns(columnsIn(element.clientWidth - margins));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { frame, columns };
}

function EmptyFlow() {
  const app = useApp();
  const text = useText();
  return (
    <div className="canvas-empty">
      <p className="canvas-empty__title">{text('canvas.empty.title')}</p>
      <p className="canvas-empty__text">{text('canvas.empty.text')}</p>
      <button
        type="button"
        className="button button--go"
        onClick={({ currentTarget }) => {
          const { left, bottom } = currentTarget.getBoundingClientRect();
          app.canvas.getState().set({ insertMenu: { index: 0, at: { x: left, y: bottom + 6 } } });
        }}
      >
        <Plus size={14} aria-hidden />
        <span>{text('canvas.empty.insert')}</span> <Kbd combination="A" />
      </button>
    </div>
  );
}

function MissingFlow({ name }: { name: string }) {
  const app = useApp();
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
        onClick={() => app.selection.getState().closeFlow(name)}
      >
        {text('canvas.missing.close')}
      </button>
    </EmptyState>
  );
}
