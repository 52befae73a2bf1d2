import { type ReactFlowProps, type ReactFlowState, useStoreApi } from '@xyflow/react';
import { useEffect, useState } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Area, areaOf, clearArea, isWithin } from '../geometry/clear-area.ts';
import { seenBox, type View } from '../geometry/viewport.ts';

type FlowStore = ReturnType<typeof useStoreApi>;
type Transform = ReactFlowState['transform'];

/** Where the view is now, for what is drawn without React, and a way to end a move. */
export interface LightMoves {
  view: Pick<StoreApi<View>, 'getState' | 'subscribe'>;
  /** Lets React Flow see where the view has come to: what has left it is dropped. */
  settle(): void;
  /** For React Flow, which says where the view goes and leaves it to this. */
  controlled: Required<Pick<ReactFlowProps, 'viewport' | 'onViewportChange'>>;
}

/**
 * React Flow tells every node, handle and edge of every pixel that the view moves by and of every step of a zoom; with a
 * hundred of them in sight that costs more than all else. Here they are told when something comes into sight: until then a
 * move is a new transform of the viewport's element, and who asks the state finds it there.
 */
export function useLightMoves(initial: View): LightMoves {
  const store = useStoreApi();
  const [moves] = useState(() => lightMoves(store, initial));
  useEffect(() => moves.start(), [moves]);
  return moves;
}

function lightMoves(store: FlowStore, initial: View): LightMoves & { start(): () => void } {
  const view = createStore(() => initial);
  let clear: Area | null = null;
  let viewport: HTMLElement | null = null;

  function moveAlone(state: ReactFlowState, to: View): boolean {
    if (!canMoveAlone(state)) return false;
    clear ??= clearAround(state);
    if (!isWithin(seenIn(state, to), clear)) return false;
    viewport ??= state.domNode?.querySelector<HTMLElement>('.react-flow__viewport') ?? null;
    if (viewport === null) return false;
    // In place, so that nobody is told.
    state.transform = transformOf(to);
    const moved = `translate(${to.x}px,${to.y}px) scale(${to.zoom})`;
    viewport.style.transform = moved;
    if (state.nodesSelectionActive) moveSelectionBox(state, moved);
    view.setState(to, true);
    return true;
  }

  return {
    view,
    settle() {
      setMoving(store.getState(), false);
      store.setState({ transform: [...store.getState().transform] });
    },
    controlled: {
      viewport: liveView(view),
      onViewportChange(to) {
        const state = store.getState();
        setMoving(state, true);
        if (!moveAlone(state, to)) store.setState({ transform: transformOf(to) });
      },
    },
    start() {
      const follow = ({ transform }: Pick<ReactFlowState, 'transform'>) => {
        clear = null;
        const shown = viewOf(transform);
        if (!isSame(shown, view.getState())) view.setState(shown, true);
      };
      follow(store.getState());
      const ends = [
        store.subscribe(follow),
        view.subscribe(({ zoom }, before) => {
          if (zoom !== before.zoom) scaleHandles(store.getState(), zoom);
        }),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}

/** For styles: a press that has moved nothing yet is no pan. */
function setMoving({ domNode }: ReactFlowState, isMoving: boolean): void {
  if (domNode && domNode.hasAttribute('data-moving') !== isMoving)
    domNode.toggleAttribute('data-moving', isMoving);
}

/** React Flow takes a view that it is given once its parts are there: by then it may have moved. */
function liveView(view: Pick<StoreApi<View>, 'getState'>): View {
  return {
    get x() {
      return view.getState().x;
    },
    get y() {
      return view.getState().y;
    },
    get zoom() {
      return view.getState().zoom;
    },
  };
}

function isSame(a: View, b: View): boolean {
  return a.x === b.x && a.y === b.y && a.zoom === b.zoom;
}

/** A box that is being drawn around nodes, and a line to the pointer, are drawn by React. */
function canMoveAlone({ userSelectionActive, connection }: ReactFlowState): boolean {
  return !userSelectionActive && !connection.inProgress;
}

/** The box around selected nodes lies beside the viewport: first comes where the view is, then its own place. */
function moveSelectionBox({ domNode }: ReactFlowState, moved: string): void {
  const box = domNode?.querySelector<HTMLElement>('.react-flow__nodesselection');
  const place = box && /translate\([^)]*\)$/.exec(box.style.transform)?.[0];
  if (place) box.style.transform = `${moved} ${place}`;
}

/** The handles of a note that is selected are as large from afar as from near; React Flow sees to that once it is told. */
function scaleHandles({ domNode }: ReactFlowState, zoom: number): void {
  for (const handle of domNode?.querySelectorAll<HTMLElement>('.react-flow__resize-control.handle') ?? [])
    handle.style.scale = `${Math.max(1 / zoom, 1)}`;
}

/** Nodes and edges as React Flow decides which of them are in sight: an edge by the box around both of its nodes. */
function clearAround(state: ReactFlowState): Area {
  const { nodeLookup, edges, transform } = state;
  const nodes = new Map<string, Area>();
  for (const [id, { internals, measured }] of nodeLookup) {
    const { width = 0, height = 0 } = measured;
    nodes.set(id, areaOf({ ...internals.positionAbsolute, width, height }));
  }
  const between = edges.flatMap(({ source, target }) => {
    const [from, to] = [nodes.get(source), nodes.get(target)];
    return from && to ? [around(from, to)] : [];
  });
  return clearArea(seenIn(state, viewOf(transform)), [...nodes.values(), ...between]);
}

function around(a: Area, b: Area): Area {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function seenIn({ width, height }: ReactFlowState, view: View): Area {
  return areaOf(seenBox(view, { width, height }));
}

function viewOf([x, y, zoom]: Transform): View {
  return { x, y, zoom };
}

function transformOf({ x, y, zoom }: View): Transform {
  return [x, y, zoom];
}
