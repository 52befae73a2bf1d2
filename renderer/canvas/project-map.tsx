import '@xyflow/react/dist/base.css';
import './canvas.css';
import './map/project-map.css';
import { ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { Map as MapIcon, Maximize, Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { projectMap } from '../../core/project/splices.ts';
import { useText } from '../i18n/use-text.tsx';
import { useProject } from '../stores/use-scopes.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { floating, floatingControls } from './floating-controls.ts';
import { boxAround, boxOnScreen, firstView, shiftIntoView, wholeView } from './geometry/viewport.ts';
import { type FlowCardNode, type MapNode, mapGraph } from './map/map-graph.ts';
import { FlowCard, MapConnector } from './map/map-nodes.tsx';
import { MapSearch } from './map/map-search.tsx';
import { nextCard } from './map/next-card.ts';
import { CanvasDots } from './moving/canvas-dots.tsx';
import { useLightMoves } from './moving/light-moves.ts';
import { useDetail } from './moving/use-detail.ts';
import { useKnownSizes } from './use-known-sizes.ts';

/** The names on its cards are larger than a function's: all of it can be read somewhat smaller. */
const legible = 0.65;
const firstMapView: typeof wholeView = (box, size, around) => firstView(box, size, around, legible);

/** Until the map is there to be shown from its beginning. */
const atOrigin = { x: 0, y: 0, zoom: 1 };
const nodeTypes = { flow: FlowCard, connector: MapConnector };

function isEmptyMap({ flows, uses }: ReturnType<typeof projectMap>): boolean {
  return flows.length === 0 && uses.size === 0;
}

/** All flows of the project and the connectors that splice them together. */
export function ProjectMap() {
  const text = useText();
  const isEmpty = useProject(({ project }) => isEmptyMap(projectMap(project)));
  if (isEmpty)
    return (
      <EmptyState
        icon={MapIcon}
        title={text('canvas.map.empty.title')}
        text={text('canvas.map.empty.text')}
      />
    );
  return (
    <ReactFlowProvider>
      <ShownMap />
    </ReactFlowProvider>
  );
}

function ShownMap() {
  const text = useText();
  const project = useProject((state) => state.project);
  const [search, setSearch] = useState('');
  const frame = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const graph = useMemo(() => mapGraph(project, search), [project, search]);
  useKnownSizes();
  const moves = useLightMoves(atOrigin);
  useDetail(frame, moves);
  const { show, goTo } = useMapView(frame, graph.nodes);
  const cards = graph.nodes.filter((node): node is FlowCardNode => node.type === 'flow');
  function moveByKey(event: KeyboardEvent) {
    const name = document.activeElement?.getAttribute('data-flow');
    const from = cards.find(({ data }) => data.name === name);
    const at = cards.map(({ position, data }) => ({ ...position, name: data.name }));
    const next = from && nextCard(at, from.position, event.key);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    goTo(next.name);
  }
  return (
    <section
      ref={frame}
      className="project-map canvas__stage"
      aria-label={text('canvas.map.label')}
      onKeyDown={moveByKey}
    >
      <h2 className="visually-hidden">{text('canvas.map.title')}</h2>
      <ReactFlow<MapNode>
        nodes={graph.nodes}
        edges={graph.edges}
        nodeTypes={nodeTypes}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        onlyRenderVisibleElements
        minZoom={0.05}
        onInit={() => show(firstMapView)}
        onMoveEnd={moves.settle}
        {...moves.controlled}
        proOptions={{ hideAttribution: true }}
      >
        <CanvasDots moves={moves} />
      </ReactFlow>
      <MapTools onFit={() => show(wholeView)} />
      <MapSearch
        field={field}
        value={search}
        found={graph.found}
        total={graph.total}
        onChange={setSearch}
        onEnter={() => cards[0] && goTo(cards[0].data.name)}
      />
      {graph.unread > 0 && (
        <p className="project-map__unread">{text('canvas.map.unread', { count: graph.unread })}</p>
      )}
    </section>
  );
}

/** Moves the map: as a flow is first shown, or all of it; to a card, which then has the focus. */
function useMapView(frame: RefObject<HTMLElement | null>, nodes: readonly MapNode[]) {
  const { setViewport, getViewport } = useReactFlow();
  const boxes = nodes.map(({ position, width = 0, height = 0 }) => ({ ...position, width, height }));
  function show(view: typeof wholeView) {
    if (!frame.current) return;
    const { clientWidth: width, clientHeight: height } = frame.current;
    const around = { parts: boxes, controls: floatingControls(frame.current) };
    void setViewport(view(boxAround(boxes), { width, height }, around));
  }
  const latest = useRef(show);
  latest.current = show;
  // What a search leaves is shown anew.
  const names = nodes.map(({ id }) => id).join(' ');
  const shown = useRef(names);
  useEffect(() => {
    if (shown.current === names) return;
    shown.current = names;
    latest.current(firstMapView);
  }, [names]);
  async function goTo(name: string) {
    const box = boxes[nodes.findIndex((node) => node.type === 'flow' && node.data.name === name)];
    if (!box || !frame.current) return;
    const { clientWidth: width, clientHeight: height } = frame.current;
    const view = getViewport();
    const controls = floatingControls(frame.current);
    const { x, y } = shiftIntoView(boxOnScreen(box, view), { width, height }, controls);
    await setViewport({ zoom: view.zoom, x: view.x + x, y: view.y + y });
    // A card out of sight has no element until it comes into sight.
    requestAnimationFrame(() => {
      const card = frame.current?.querySelector<HTMLElement>(`[data-flow="${CSS.escape(name)}"]`);
      card?.focus({ preventScroll: true });
    });
  }
  return { show, goTo: (name: string) => void goTo(name) };
}

function MapTools({ onFit }: { onFit(): void }) {
  const text = useText();
  const { zoomIn, zoomOut } = useReactFlow();
  return (
    <div className="canvas-tools" role="toolbar" aria-label={text('canvas.tools')} {...floating}>
      <IconButton icon={Plus} label={text('canvas.command.zoomIn')} onClick={() => void zoomIn()} />
      <IconButton icon={Minus} label={text('canvas.command.zoomOut')} onClick={() => void zoomOut()} />
      <IconButton icon={Maximize} label={text('canvas.map.fit')} onClick={onFit} />
    </div>
  );
}
