import { useReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { firstView, type Size, type View, wholeView } from './geometry/viewport.ts';
import type { FlowGraph } from './graph/flow-graph.ts';
import { graphBox } from './graph/graph-box.ts';

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
  /** From now on the view is where a person put it. */
  release(): void;
}

const duration = 160;

/** Shows a flow from its beginning at first, then as the person left it; it follows the size of the canvas until moved. */
export function useView(flow: string, graph: FlowGraph, size: Size, views: KeptViews) {
  const { setViewport } = useReactFlow();
  const latest = useRef({ graph, size });
  latest.current = { graph, size };
  const [initial] = useState((): KeptView => {
    const kept = views.get(flow);
    if (kept?.following === 'nothing') return kept;
    return { view: firstView(graphBox(graph), size), following: kept?.following ?? 'start' };
  });
  const following = useRef(initial.following);
  const shownSize = useRef(size);
  const { width, height } = size;
  // Rows may wrap otherwise in another width: what was shown whole, or from its beginning, is shown so again.
  useEffect(() => {
    if (shownSize.current.width === width && shownSize.current.height === height) return;
    shownSize.current = { width, height };
    if (following.current === 'nothing') return;
    const show = following.current === 'whole' ? wholeView : firstView;
    void setViewport(show(graphBox(latest.current.graph), { width, height }));
  }, [width, height, setViewport]);
  const control = useMemo(
    (): ViewControl => ({
      showWhole() {
        following.current = 'whole';
        const { graph: shown, size: room } = latest.current;
        void setViewport(wholeView(graphBox(shown), room), { duration });
      },
      release() {
        following.current = 'nothing';
      },
    }),
    [setViewport],
  );
  const moves = useMemo(
    () => ({
      onMoveStart: (event: unknown) => event !== null && control.release(),
      onMoveEnd: (_event: unknown, view: View) => views.set(flow, { view, following: following.current }),
    }),
    [control, flow, views],
  );
  return { initial: initial.view, control, moves };
}
