import type { Tone } from '../../../core/run/node-outcome.ts';
import type { Rect } from '../geometry/sizes.ts';

/** How a node stands out: by the colour token of the same name. */
export type MinimapTone = 'decoration' | 'accent' | 'warn' | 'err';

export interface MinimapNode {
  box: Rect;
  tone: MinimapTone;
}

/** A node's tone is that of the node itself, which says why: what failed or is to be looked at stands out more than a selection. */
export function minimapTone(tone: Tone | undefined, isAccented: boolean): MinimapTone {
  if (tone === 'red') return 'err';
  if (tone === 'amber') return 'warn';
  return isAccented ? 'accent' : 'decoration';
}

/** In this order, so that what stands out isn't covered. */
const tones: readonly MinimapTone[] = ['decoration', 'accent', 'warn', 'err'];

/** The nodes of each tone that there is as one SVG path, in canvas units; what is drawn last comes last. */
export function minimapPaths(nodes: readonly MinimapNode[]): { tone: MinimapTone; path: string }[] {
  return tones.flatMap((tone) => {
    const path = nodes
      .filter((node) => node.tone === tone)
      .map(({ box: { x, y, width, height } }) => `M${x} ${y}h${width}v${height}h${-width}z`)
      .join('');
    return path === '' ? [] : [{ tone, path }];
  });
}
