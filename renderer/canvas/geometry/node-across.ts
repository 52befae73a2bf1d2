import { nodeSize, type Point } from './sizes.ts';

/**
 * The node that a person sees above or below another one; null when there is none. Nodes may have been put anywhere: far
 * to the side counts more than far away.
 */
export function nodeAcross(nodes: readonly Point[], from: number, direction: 'up' | 'down'): number | null {
  const start = nodes[from];
  if (!start) return null;
  let nearest: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, node] of nodes.entries()) {
    const ahead = direction === 'down' ? node.y - start.y : start.y - node.y;
    const distance = ahead + 2 * Math.abs(node.x - start.x);
    if (ahead < nodeSize.height / 2 || distance >= least) continue;
    nearest = index;
    least = distance;
  }
  return nearest;
}
