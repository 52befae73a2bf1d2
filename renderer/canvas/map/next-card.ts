import type { Point } from '../geometry/sizes.ts';

const ways: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The card that an arrow key leads to: the nearest one that way, where far aside counts more than far ahead; null for none. */
export function nextCard<T extends Point>(cards: readonly T[], from: Point, key: string): T | null {
  const way = ways[key];
  if (!way) return null;
  let nearest: T | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const card of cards) {
    const [dx, dy] = [card.x - from.x, card.y - from.y];
    const ahead = dx * way.x + dy * way.y;
    const aside = Math.abs(dx * way.y) + Math.abs(dy * way.x);
    if (ahead <= 0 || ahead + 2 * aside >= least) continue;
    nearest = card;
    least = ahead + 2 * aside;
  }
  return nearest;
}
