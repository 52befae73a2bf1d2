import type { RefObject } from 'react';
import { detailAt } from '../level-of-detail.ts';
import type { LightMoves } from './light-moves.ts';
import { useFollowView } from './use-follow-view.ts';

/** From afar, only what can be read then is drawn: styles find the level on the canvas's frame. */
export function useDetail(frame: RefObject<HTMLElement | null>, moves: Pick<LightMoves, 'view'>): void {
  useFollowView(moves, ({ zoom }) => {
    const detail = detailAt(zoom);
    if (frame.current?.getAttribute('data-detail') !== detail)
      frame.current?.setAttribute('data-detail', detail);
  });
}
