import { ConnectionMode, type FinalConnectionState, ReactFlow, SelectionMode } from '@xyflow/react';
import { type MouseEvent, type ReactNode, useRef, useState } from 'react';
import { functionOfNode, placeOfNode } from '../../core/project/chain.ts';
import type { FlowEntry, ProjectModel } from '../../core/project/model.ts';
import { moveInChain } from '../flow-actions/flow-edits.ts';
import { openCodeOfSelected, selectEdge } from '../flow-actions/flow-navigation.ts';
import { refuse } from '../flow-actions/say.ts';
import { useText } from '../i18n/use-text.tsx';
import type { ContextTarget } from '../stores/canvas-store.ts';
import type { Workspace } from '../stores/scopes.ts';
import { useCanvas, useSettings, useUi, useWorkspace } from '../stores/use-scopes.tsx';
import { later } from '../ui/later.tsx';
import { ChainEdge } from './edges/chain-edge.tsx';
import { JumpEdge } from './edges/jump-edge.tsx';
import { LinkEdge } from './edges/link-edge.tsx';
import type { RowLengths } from './geometry/layout.ts';
import type { Size } from './geometry/viewport.ts';
import type { CanvasEdge, CanvasNode } from './graph/canvas-elements.ts';
import type { FlowGraph } from './graph/flow-graph.ts';
import { CanvasDots } from './moving/canvas-dots.tsx';
import { useDetail } from './moving/use-detail.ts';
import { ConnectorNode } from './nodes/connector-node.tsx';
import { EndNode } from './nodes/end-node.tsx';
import { FunctionNode } from './nodes/function-node.tsx';
import { NoteNode } from './nodes/note-node.tsx';
import { SlotNode } from './nodes/slot-node.tsx';
import { SourceNode } from './nodes/source-node.tsx';
import { useCamera } from './use-camera.ts';
import { useCanvasNodes } from './use-canvas-nodes.ts';
import { useClipboardEvents } from './use-clipboard-events.ts';
import { useDragPreview } from './use-drag-preview.ts';
import { useDrop } from './use-drop.ts';
import { useFlowGraph } from './use-flow-graph.ts';
import { useKnownSizes } from './use-known-sizes.ts';
import { useNodeDrag } from './use-node-drag.ts';
import { type KeptViews, useView } from './use-view.ts';

const nodeTypes = {
  function: FunctionNode,
  source: SourceNode,
  connector: ConnectorNode,
  note: NoteNode,
  end: EndNode,
  slot: SlotNode,
};
const edgeTypes = { chain: ChainEdge, link: LinkEdge, jump: JumpEdge };
const panButtons = [1];
const multiSelectionKeys = ['Shift', 'Control', 'Meta'];

interface FlowCanvasProps {
  flow: FlowEntry;
  model: ProjectModel;
  rows: RowLengths;
  size: Size;
  views: KeptViews;
  /** The flow's file can't be read now: what is shown is its last good state, and can't be edited. */
  readOnly: boolean;
  children?: ReactNode;
}

/** One flow's chain as a graph that people see, run and edit. */
export function FlowCanvas({ flow, model, rows, size, views, readOnly, children }: FlowCanvasProps) {
  const workspace = useWorkspace();
  const text = useText();
  const frame = useRef<HTMLDivElement>(null);
  // React Flow takes this key from the whole window, buttons and code editors included.
  const [hasFocus, setHasFocus] = useState(false);
  const graph = useFlowGraph(flow, model, rows);
  useKnownSizes();
  const drawn = useDragPreview(graph);
  const { nodes, onNodesChange, reset } = useCanvasNodes(graph, drawn.nodes);
  const drag = useNodeDrag(flow.name, graph, reset);
  const drop = useDrop(flow.name, graph);
  const isDragging = useCanvas(({ dragging }) => dragging !== null);
  const isRefused = useCanvas(({ dragging }) => dragging !== null && dragging.refusal !== null);
  const view = useView(flow.name, graph, size, views, frame);
  const { moves } = view;
  useDetail(frame, moves);
  useCamera(graph, frame, view.control);
  useClipboardEvents(frame);
  const wantsMinimap = useSettings(({ minimap }) => minimap);
  const isPainted = useUi((ui) => ui.painted);
  const showsMinimap =
    isPainted && wantsMinimap && size.width >= minimapRoom.width && size.height >= minimapRoom.height;
  return (
    <div
      ref={frame}
      className="flow-canvas"
      role="application"
      aria-label={text('canvas.label', { flow: flow.name })}
      aria-describedby="canvas-help"
      tabIndex={0}
      data-disabled={flow.config.status === 0 || undefined}
      data-canvas={flow.name}
      data-arranging={isDragging || undefined}
      data-refused={isRefused || undefined}
      {...drop}
      onFocus={({ target, currentTarget }) => setHasFocus(target === currentTarget)}
      onBlur={() => setHasFocus(false)}
      onPointerDown={({ target }) => takeFocus(frame.current, target)}
    >
      <ReactFlow<CanvasNode, CanvasEdge>
        nodes={nodes}
        edges={drawn.edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onNodeClick={(event, node) => clickNode(workspace, event, node)}
        onNodeDoubleClick={(_event, node) => openNode(workspace, node)}
        onEdgeClick={(_event, edge) => edge.type === 'chain' && selectEdge(workspace, edge.data?.index ?? 0)}
        onPaneClick={() => clickPane(workspace)}
        onNodeContextMenu={(event, node) => openMenu(workspace, event, targetOfNode(node))}
        onEdgeContextMenu={(event, edge) =>
          edge.type === 'chain' && openMenu(workspace, event, { kind: 'edge', index: edge.data?.index ?? 0 })
        }
        onSelectionContextMenu={(event, selected) =>
          openMenu(workspace, event, targetOfNode(selected.find(({ type }) => type === 'function')))
        }
        onPaneContextMenu={(event) => openPaneMenu(workspace, event)}
        onConnectEnd={(_event, connection) => refuseConnection(workspace, graph, connection)}
        {...drag}
        connectionMode={ConnectionMode.Strict}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        multiSelectionKeyCode={multiSelectionKeys}
        selectionKeyCode={null}
        selectionOnDrag
        selectionMode={SelectionMode.Partial}
        panOnDrag={panButtons}
        panOnScroll
        panActivationKeyCode={hasFocus ? 'Space' : null}
        zoomOnDoubleClick={false}
        elevateNodesOnSelect={false}
        onlyRenderVisibleElements
        nodeDragThreshold={4}
        minZoom={0.05}
        maxZoom={2}
        defaultViewport={view.initial}
        {...moves.controlled}
        {...view.handlers}
        proOptions={{ hideAttribution: true }}
      >
        <CanvasDots moves={moves} />
        <JumpArrow />
        {showsMinimap && (
          <Minimap flow={flow.name} nodes={nodes} room={size} moves={moves} onMove={view.control.release} />
        )}
        {children}
      </ReactFlow>
    </div>
  );
}

const Minimap = later(async () => (await import('./minimap/minimap.tsx')).Minimap);

/** In a smaller canvas the map of the flow would lie on the flow itself. */
const minimapRoom = { width: 640, height: 400 };

function JumpArrow() {
  return (
    <svg className="visually-hidden" aria-hidden>
      <defs>
        <marker
          id="jump-arrow"
          viewBox="0 0 8 8"
          refX="6"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto-start-reverse"
        >
          <path d="M0 0L8 4L0 8z" fill="var(--accent)" />
        </marker>
      </defs>
    </svg>
  );
}

/** Keys belong to the canvas once it was clicked, unless the click went to something with a focus of its own. */
function takeFocus(frame: HTMLDivElement | null, target: EventTarget): void {
  if (target instanceof Element && target.closest('textarea, input, [data-mantine-portal]')) return;
  requestAnimationFrame(() => {
    const active = document.activeElement;
    if (
      active instanceof HTMLElement &&
      (active.matches('input, textarea') || active.closest('[role="dialog"]'))
    )
      return;
    frame?.focus({ preventScroll: true });
  });
}

function clickNode(workspace: Workspace, { shiftKey, ctrlKey, metaKey }: MouseEvent, node: CanvasNode): void {
  const { nodeIds, selectNodes } = workspace.selection.getState();
  // A drag of one of several moves all; a click on it means only this one.
  if (node.type === 'function' && nodeIds.length > 1 && nodeIds.includes(node.data.nodeId))
    if (!shiftKey && !ctrlKey && !metaKey) selectNodes([node.data.nodeId]);
  if (node.type === 'connector')
    workspace.selection.getState().set({ inspected: { kind: 'connector', name: node.data.name } });
  if (node.type === 'source') {
    workspace.selection.getState().selectNodes([]);
    workspace.selection.getState().set({ bottomTab: 'samples' });
  }
}

function openNode(workspace: Workspace, node: CanvasNode): void {
  if (node.type === 'note') workspace.canvas.getState().set({ editedNote: node.data.note.id });
  else if (node.type === 'function') openCodeOfSelected(workspace);
}

function clickPane(workspace: Workspace): void {
  workspace.selection.getState().selectNodes([]);
  workspace.selection.getState().set({ edgeIndex: null });
  workspace.canvas.getState().set({ selectedNotes: [], contextMenu: null, insertMenu: null });
}

function targetOfNode(node: CanvasNode | undefined): ContextTarget | null {
  if (node?.type === 'function') return { kind: 'node', nodeId: node.data.nodeId };
  if (node?.type === 'connector') return { kind: 'connector', name: node.data.name };
  if (node?.type === 'note') return { kind: 'note', id: node.data.note.id };
  return null;
}

function openMenu(workspace: Workspace, event: MouseEvent, target: ContextTarget | null): void {
  event.preventDefault();
  if (target === null) return;
  const { nodeIds, selectNodes } = workspace.selection.getState();
  if (target.kind === 'node' && !nodeIds.includes(target.nodeId)) selectNodes([target.nodeId]);
  if (target.kind === 'note') workspace.canvas.getState().set({ selectedNotes: [target.id] });
  if (target.kind === 'edge') {
    selectNodes([]);
    workspace.selection.getState().set({ edgeIndex: target.index });
  }
  if (target.kind === 'connector')
    workspace.selection.getState().set({ inspected: { kind: 'connector', name: target.name } });
  workspace.canvas.getState().set({ contextMenu: { at: { x: event.clientX, y: event.clientY }, target } });
}

function openPaneMenu(workspace: Workspace, event: MouseEvent | globalThis.MouseEvent): void {
  event.preventDefault();
  const at = { x: event.clientX, y: event.clientY };
  workspace.canvas.getState().set({ contextMenu: { at, target: { kind: 'canvas' } } });
}

/** A flow is a chain: a freely drawn connection can't be exported. What the person may have meant is offered instead. */
function refuseConnection(
  workspace: Workspace,
  graph: FlowGraph,
  { fromNode, toNode }: FinalConnectionState,
): void {
  if (!fromNode) return;
  const from = placeOfNode(graph.ids, fromNode.id);
  if (!toNode) return;
  const to = placeOfNode(graph.ids, toNode.id);
  const moved = graph.ids[to];
  if (moved === undefined || to === from + 1) return;
  refuse(
    workspace,
    'canvas.refused.connection',
    {},
    {
      label: workspace.text('canvas.refused.connection.move', { name: functionOfNode(moved) }),
      run: () => moveInChain(workspace, [to], from + 1),
    },
  );
}
