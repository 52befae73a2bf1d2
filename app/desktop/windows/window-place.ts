import * as z from 'zod';
import { wanted } from './window-size.ts';

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

const areaSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export const windowPlaceSchema = z.object({ area: areaSchema, maximized: z.boolean() });
export type WindowPlace = z.output<typeof windowPlaceSchema>;

/** How far a new window stands from the one before. */
const step = 28;
/** How much of a window has to be on a screen for it to be found. */
const visible = 80;

/** Where a window goes: its old place where enough of that is still on a screen, else the middle of the first screen. */
export function placeOnScreen(remembered: Area | null, screens: readonly Area[]): Area {
  const first = screens[0] ?? { x: 0, y: 0, ...wanted };
  const screen = remembered && screens.find((candidate) => isVisible(remembered, candidate));
  if (!remembered || !screen) return centred(first);
  const width = Math.min(remembered.width, screen.width);
  const height = Math.min(remembered.height, screen.height);
  return {
    x: between(remembered.x, screen.x, screen.x + screen.width - width),
    y: between(remembered.y, screen.y, screen.y + screen.height - height),
    width,
    height,
  };
}

/** Beside a window that stands exactly there. */
export function besideOthers(area: Area, others: readonly Area[], screens: readonly Area[]): Area {
  const isTaken = others.some((other) => other.x === area.x && other.y === area.y);
  if (!isTaken) return area;
  const moved = placeOnScreen({ ...area, x: area.x + step, y: area.y + step }, screens);
  return moved.x === area.x && moved.y === area.y ? area : besideOthers(moved, others, screens);
}

function centred(screen: Area): Area {
  const width = Math.min(wanted.width, screen.width);
  const height = Math.min(wanted.height, screen.height);
  return {
    x: screen.x + Math.round((screen.width - width) / 2),
    y: screen.y + Math.round((screen.height - height) / 2),
    width,
    height,
  };
}

/** The title bar must be within reach. */
function isVisible(area: Area, screen: Area): boolean {
  const across = Math.min(area.x + area.width, screen.x + screen.width) - Math.max(area.x, screen.x);
  const isTopInside = area.y >= screen.y - step && area.y <= screen.y + screen.height - visible;
  return across >= visible && isTopInside;
}

function between(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
