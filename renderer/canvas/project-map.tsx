import '@xyflow/react/dist/base.css';
import './canvas.css';
import './map/project-map.css';
import { ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { Map as MapIcon, Maximize, Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { projectMap } from '../../core/project/splices.ts';
import { useText } from '../i18n/use-text.tsx';
import { useProject } from '../stores/use-scopes.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { floating } from './floating-controls.ts';
import { type FlowCardNode, type MapNode, mapGraph } from './map/map-graph.ts';
import { FlowCard, MapConnector } from './map/map-nodes.tsx';
import { MapSearch } from './map/map-search.tsx';
import { nextCard } from './map/next-card.ts';
import { useMapView } from './map/use-map-view.ts';
import { CanvasDots } from './moving/canvas-dots.tsx';
import { useLightMoves } from './moving/light-moves.ts';
import { useDetail } from './moving/use-detail.ts';
import { useKnownSizes } from './use-known-sizes.ts';

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
  const view = useMapView(frame, graph.nodes);
  const { goTo } = view;
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
        onInit={view.showFirst}
        onMoveStart={(event) => event !== null && view.release()}
        onMoveEnd={moves.settle}
        {...moves.controlled}
        proOptions={{ hideAttribution: true }}
      >
        <CanvasDots moves={moves} />
      </ReactFlow>
      <MapTools onFit={view.showWhole} onZoom={view.release} />
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

function MapTools({ onFit, onZoom }: { onFit(): void; onZoom(): void }) {
  const text = useText();
  const { zoomIn, zoomOut } = useReactFlow();
  function zoom(by: typeof zoomIn): void {
    onZoom();
    void by();
  }
  return (
    <div className="canvas-tools" role="toolbar" aria-label={text('canvas.tools')} {...floating}>
      <IconButton icon={Plus} label={text('canvas.command.zoomIn')} onClick={() => zoom(zoomIn)} />
      <IconButton icon={Minus} label={text('canvas.command.zoomOut')} onClick={() => zoom(zoomOut)} />
      <IconButton icon={Maximize} label={text('canvas.map.fit')} onClick={onFit} />
    </div>
  );
}
