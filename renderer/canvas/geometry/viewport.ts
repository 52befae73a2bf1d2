import type { Point, Rect } from './sizes.ts';

export interface Size {
  width: number;
  height: number;
}

/** Where canvas units are on the screen: `screen = units * zoom + (x, y)`. */
export interface View extends Point {
  zoom: number;
}

/** What must not lie on one another: parts of the graph, in canvas units, and what floats over the canvas, in its pixels. */
export interface Surroundings {
  parts: readonly Rect[];
  controls: readonly Rect[];
}

const nothingAround: Surroundings = { parts: [], controls: [] };

/** Below this, names can't be read at a glance. */
const legible = 0.75;
const smallest = 0.05;
/** Kept free around the chain, in pixels: a wrapped edge runs a little outside of its rows. */
const margin = 36;
/** Kept free beside what floats over the canvas. */
const gap = 10;

/** All of the box in the middle of the frame, or of what the controls leave of it; never larger than life. */
export function wholeView(box: Rect, frame: Size, around = nothingAround): View {
  const views = roomsBeside(around.controls, frame)
    .map((room) => viewIn(room, box))
    .sort((a, b) => b.zoom - a.zoom);
  return views.find((view) => isClear(view, around)) ?? views.at(-1) ?? viewIn({ x: 0, y: 0, ...frame }, box);
}

/** How a flow is first shown: whole where that can be read, else legibly from its beginning, as a text is. */
export function firstView(box: Rect, frame: Size, around = nothingAround, smallestWhole = legible): View {
  const whole = wholeView(box, frame, around);
  if (whole.zoom >= smallestWhole) return whole;
  const zoom = Math.max(legible, Math.min(1, spare(frame.width) / box.width));
  const left = Math.max(margin, (frame.width - box.width * zoom) / 2);
  const height = box.height * zoom;
  const top = Math.max(
    belowBars(around),
    Math.min((frame.height - height) / 2, aboveTools(around, frame) - height),
  );
  return { zoom, x: left - box.x * zoom, y: top - box.y * zoom };
}

/** Where a graph begins that is longer than the frame: below a bar that floats along the upper edge. */
function belowBars({ controls }: Surroundings): number {
  const bars = controls.filter(({ y, height }) => y < margin && height < 2 * margin);
  return Math.max(margin, ...bars.map(({ y, height }) => y + height + gap));
}

/** Where a graph that is longer than the frame ends at best: above what floats along the lower edge. */
function aboveTools({ controls }: Surroundings, frame: Size): number {
  const low = controls.filter(({ y, height }) => y + height / 2 > frame.height / 2);
  return Math.min(frame.height, ...low.map(({ y }) => y - gap));
}

/**
 * How far to move the view, in pixels, so that a box (in the frame's pixels) can be seen whole and nothing floats over it:
 * only as far as it takes. What is larger than the frame is seen from its beginning.
 */
export function shiftIntoView(box: Rect, frame: Size, controls: readonly Rect[]): Point {
  const rooms = roomsBeside(controls, frame);
  const shifts = rooms.map((room) => shiftInto(box, room));
  const isFree = (shift: Point) =>
    !controls.some((control) => meet({ ...box, x: box.x + shift.x, y: box.y + shift.y }, control, gap - 1));
  const length = ({ x, y }: Point) => Math.abs(x) + Math.abs(y);
  const free = shifts.filter(isFree).sort((a, b) => length(a) - length(b));
  return free[0] ?? shifts[0] ?? { x: 0, y: 0 };
}

/** A box of the graph in the pixels of the frame. */
export function boxOnScreen({ x, y, width, height }: Rect, view: View): Rect {
  const { zoom } = view;
  return { x: x * zoom + view.x, y: y * zoom + view.y, width: width * zoom, height: height * zoom };
}

/** The part of the flow that a canvas of this size shows. */
export function seenBox({ x, y, zoom }: View, { width, height }: Size): Rect {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

/** The frame, and what is left of it when controls are cut off by a line above, below or beside them. */
function roomsBeside(controls: readonly Rect[], frame: Size): Rect[] {
  const whole: Rect = { x: 0, y: 0, ...frame };
  return controls.reduce(
    (rooms, control) => rooms.flatMap((room) => [room, cutAcross(room, control), cutBeside(room, control)]),
    [whole],
  );
}

function cutAcross(room: Rect, control: Rect): Rect {
  const isLow = control.y + control.height / 2 > room.y + room.height / 2;
  const line = isLow ? control.y + margin - gap : control.y + control.height - margin + gap;
  const height = isLow ? line - room.y : room.y + room.height - line;
  return { ...room, y: isLow ? room.y : line, height: Math.max(1, Math.min(room.height, height)) };
}

function cutBeside(room: Rect, control: Rect): Rect {
  const isRight = control.x + control.width / 2 > room.x + room.width / 2;
  const line = isRight ? control.x + margin - gap : control.x + control.width - margin + gap;
  const width = isRight ? line - room.x : room.x + room.width - line;
  return { ...room, x: isRight ? room.x : line, width: Math.max(1, Math.min(room.width, width)) };
}

function viewIn(room: Rect, box: Rect): View {
  const zoom = Math.max(
    smallest,
    Math.min(1, spare(room.width) / box.width, spare(room.height) / box.height),
  );
  return {
    zoom,
    x: room.x + (room.width - box.width * zoom) / 2 - box.x * zoom,
    y: room.y + (room.height - box.height * zoom) / 2 - box.y * zoom,
  };
}

function isClear(view: View, { parts, controls }: Surroundings): boolean {
  return !parts.some((part) => {
    const shown = boxOnScreen(part, view);
    return controls.some((control) => meet(shown, control, 2));
  });
}

function meet(a: Rect, b: Rect, distance: number): boolean {
  return (
    a.x < b.x + b.width + distance &&
    b.x < a.x + a.width + distance &&
    a.y < b.y + b.height + distance &&
    b.y < a.y + a.height + distance
  );
}

function shiftInto(box: Rect, room: Rect): Point {
  return {
    x: shift(box.x, box.x + box.width, room.x, room.x + room.width),
    y: shift(box.y, box.y + box.height, room.y, room.y + room.height),
  };
}

function shift(start: number, end: number, roomStart: number, roomEnd: number): number {
  if (start < roomStart + margin || end - start > roomEnd - roomStart - 2 * margin)
    return start < roomStart + margin || end > roomEnd - margin ? roomStart + margin - start : 0;
  return end > roomEnd - margin ? roomEnd - margin - end : 0;
}

function spare(length: number): number {
  return Math.max(1, length - 2 * margin);
}

/** The smallest box around points and boxes; a box of no size at 0, 0 around nothing. */
export function boxAround(parts: readonly (Rect | Point)[]): Rect {
  if (parts.length === 0) return { x: 0, y: 0, width: 1, height: 1 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const part of parts) {
    const size = 'width' in part ? part : { width: 0, height: 0 };
    left = Math.min(left, part.x);
    top = Math.min(top, part.y);
    right = Math.max(right, part.x + size.width);
    bottom = Math.max(bottom, part.y + size.height);
  }
  return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}
