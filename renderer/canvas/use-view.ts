import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { moveDuration } from '../ui/motion.ts';
import { floatingControls } from './floating-controls.ts';
import { firstView, type Size, type View, wholeView } from './geometry/viewport.ts';
import type { FlowGraph } from './graph/flow-graph.ts';
import { graphBox, graphParts } from './graph/graph-box.ts';
import { useLightMoves } from './moving/light-moves.ts';

/** What the view keeps showing when the canvas gets another size: nothing, once a person has moved it. */
type Following = 'start' | 'whole' | 'nothing';

interface KeptView {
  view: View;
  following: Following;
}

/** By flow: a flow that is shown again is shown where it was left. */
export type KeptViews = Map<string, KeptView>;

/** How commands move what is shown. */
export interface ViewControl {
  /** Shows the whole flow, and keeps doing so. */
  showWhole(): void;
  /** Shows the whole flow anew, where that is what it keeps doing: the flow has changed. Answers whether it is. */
  keepWhole(): boolean;
  /** From now on the view is where a person put it. */
  release(): void;
}

type Frame = RefObject<HTMLDivElement | null>;

/** Shows a flow from its beginning at first, then as the person left it; it follows the size of the canvas until moved. */
export function useView(flow: string, graph: FlowGraph, size: Size, views: KeptViews, frame: Frame) {
  const { setViewport } = useReactFlow();
  const latest = useRef({ graph, size });
  latest.current = { graph, size };
  const [initial] = useState((): KeptView => {
    const kept = views.get(flow);
    if (kept?.following === 'nothing') return kept;
    return { view: firstView(graphBox(graph), size), following: kept?.following ?? 'start' };
  });
  const moves = useLightMoves(initial.view);
  const following = useRef(initial.following);
  const { width, height } = size;
  // Rows may wrap otherwise in another size: what was shown whole, or from its beginning, is shown so again. The controls
  // that float over the canvas are there only now, so this also corrects the first view.
  useEffect(() => {
    if (following.current === 'nothing') return;
    const show = following.current === 'whole' ? wholeView : firstView;
    void setViewport(viewBy(show, latest.current.graph, { width, height }, frame.current));
  }, [width, height, setViewport, frame]);
  const control = useMemo((): ViewControl => {
    function showWhole(): void {
      following.current = 'whole';
      const { graph: shown, size: room } = latest.current;
      void setViewport(viewBy(wholeView, shown, room, frame.current), { duration: moveDuration(160) });
    }
    return {
      showWhole,
      keepWhole() {
        const isKept = following.current === 'whole';
        if (isKept) showWhole();
        return isKept;
      },
      release() {
        following.current = 'nothing';
      },
    };
  }, [setViewport, frame]);
  const handlers = useMemo(
    () => ({
      onMoveStart: (event: unknown) => event !== null && control.release(),
      onMoveEnd(_event: unknown, view: View) {
        moves.settle();
        views.set(flow, { view, following: following.current });
      },
    }),
    [control, flow, views, moves],
  );
  return { initial: initial.view, control, moves, handlers };
}

function viewBy(show: typeof wholeView, graph: FlowGraph, size: Size, frame: HTMLElement | null): View {
  return show(graphBox(graph), size, { parts: graphParts(graph), controls: floatingControls(frame) });
}
