import { useLayoutEffect, useRef } from 'react';
import type { View } from '../geometry/viewport.ts';
import type { LightMoves } from './light-moves.ts';

/** Draws for where the view is: now, and whenever it moves; never through React, which would do so a frame's work each time. */
export function useFollowView({ view }: Pick<LightMoves, 'view'>, draw: (view: View) => void): void {
  const latest = useRef(draw);
  latest.current = draw;
  useLayoutEffect(() => {
    latest.current(view.getState());
  });
  useLayoutEffect(() => view.subscribe((moved) => latest.current(moved)), [view]);
}
