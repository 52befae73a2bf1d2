import '@xyflow/react/dist/base.css';
import './canvas.css';
import './map/project-map.css';
import { Background, ReactFlow, type ReactFlowInstance, useReactFlow } from '@xyflow/react';
import { Map as MapIcon, Maximize, Minus, Plus } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { useProject } from '../stores/use-scopes.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { boxAround, firstView } from './geometry/viewport.ts';
import { type MapNode, mapGraph } from './map/map-graph.ts';
import { FlowCard, MapConnector } from './map/map-nodes.tsx';

const nodeTypes = { flow: FlowCard, connector: MapConnector };

/** All flows of the project and the connectors that splice them together. */
export function ProjectMap() {
  const text = useText();
  const project = useProject((state) => state.project);
  const frame = useRef<HTMLElement>(null);
  const graph = useMemo(() => mapGraph(project), [project]);
  if (graph.nodes.length === 0)
    return (
      <EmptyState
        icon={MapIcon}
        title={text('canvas.map.empty.title')}
        text={text('canvas.map.empty.text')}
      />
    );
  return (
    <section ref={frame} className="project-map" aria-label={text('canvas.map.label')}>
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
        minZoom={0.1}
        onInit={(flow) => frame.current && showBeginning(flow, frame.current)}
        proOptions={{ hideAttribution: true }}
      >
        <Background gap={20} size={1} />
        <MapTools />
      </ReactFlow>
      {graph.unread > 0 && (
        <p className="project-map__unread">{text('canvas.map.unread', { count: graph.unread })}</p>
      )}
    </section>
  );
}

/** As a flow is first shown: whole where that can be read, else legibly from its beginning. */
function showBeginning(flow: ReactFlowInstance<MapNode>, { clientWidth, clientHeight }: HTMLElement): void {
  const boxes = flow
    .getNodes()
    .map(({ position, width = 0, height = 0 }) => ({ ...position, width, height }));
  void flow.setViewport(firstView(boxAround(boxes), { width: clientWidth, height: clientHeight }));
}

function MapTools() {
  const text = useText();
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  return (
    <div className="canvas-tools" role="toolbar" aria-label={text('canvas.tools')}>
      <IconButton icon={Plus} label={text('canvas.command.zoomIn')} onClick={() => void zoomIn()} />
      <IconButton icon={Minus} label={text('canvas.command.zoomOut')} onClick={() => void zoomOut()} />
      <IconButton
        icon={Maximize}
        label={text('canvas.command.fit')}
        onClick={() => void fitView({ maxZoom: 1, padding: 0.15 })}
      />
    </div>
  );
}
