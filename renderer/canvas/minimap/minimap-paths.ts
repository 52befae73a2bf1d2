import type { Rect } from '../geometry/sizes.ts';

/** How a node stands out: by the colour token of the same name. */
export type MinimapTone = 'decoration' | 'accent' | 'warn' | 'err';

export interface MinimapNode {
  box: Rect;
  tone: MinimapTone;
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
