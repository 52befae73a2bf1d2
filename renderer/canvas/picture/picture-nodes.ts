import { connectorHeight, nodeSize, sourceSize } from '../geometry/sizes.ts';
import type { CanvasNode, FunctionNodeData, NoteNode } from '../graph/canvas-elements.ts';
import type { Picture } from './picture.ts';
import { clipText, textSvg, wrapText } from './picture-text.ts';

const inset = 12;
const chip = 28;
const note = { size: 12.5, lineHeight: 18, inset: 10 } as const;

/** A node of the canvas as it stands there, without what a run says. */
export function nodeSvg(node: CanvasNode, picture: Picture): string {
  const { x, y } = node.position;
  switch (node.type) {
    case 'function':
      return functionSvg(x, y, node.data, picture);
    case 'source':
      return sourceSvg(x, y, picture);
    case 'connector':
      return connectorSvg(x, y, node.width ?? 0, node.data, picture);
    case 'note':
      return noteSvg(node, picture);
    default:
      return '';
  }
}

function functionSvg(x: number, y: number, data: FunctionNodeData, picture: Picture): string {
  const { colors, words, disabled } = picture;
  const known = colors.modes[data.mode ?? ''] ?? { color: colors.muted, soft: colors.line };
  const mode = disabled ? { color: colors.muted, soft: colors.line } : known;
  const summary =
    data.mode === null ? words.missing : [data.source, data.params].filter(Boolean).join(' · ') || data.mode;
  const left = x + inset + chip + 9;
  const room = nodeSize.width - (left - x) - inset;
  return [
    card(x, y, nodeSize.width, nodeSize.height, picture),
    `<rect x="${x + inset}" y="${y + inset}" width="${chip}" height="${chip}" rx="7" fill="${mode.soft}"/>`,
    textSvg(x + inset + chip / 2, y + 31, data.mode?.charAt(0) ?? '?', {
      fill: mode.color,
      size: 13,
      weight: 700,
      anchor: 'middle',
    }),
    line(picture, left, y + 25, data.fname, room, { fill: colors.text, size: 13, weight: 600 }),
    line(picture, left, y + 41, summary, room, { fill: colors.muted, size: 11.5, weight: 400 }),
    line(picture, x + inset, y + 72, data.mode ?? '', nodeSize.width - 2 * inset, {
      fill: colors.muted,
      size: 11.5,
      weight: 400,
    }),
  ].join('');
}

function sourceSvg(x: number, y: number, picture: Picture): string {
  const { colors, words } = picture;
  const room = sourceSize.width - 2 * inset;
  const file = picture.samplesPath.split('/').at(-1) ?? '';
  return [
    card(x, y, sourceSize.width, sourceSize.height, picture),
    line(picture, x + inset, y + 25, words.samples, room, { fill: colors.text, size: 13, weight: 600 }),
    line(picture, x + inset, y + 41, file, room, { fill: colors.muted, size: 11.5, weight: 400 }),
  ].join('');
}

function connectorSvg(
  x: number,
  y: number,
  width: number,
  { name, type }: { name: string; type: string | null },
  picture: Picture,
): string {
  const { colors } = picture;
  const text = type ? `${name} · ${type}` : name;
  const style = { fill: colors.text, size: 12, weight: 400, anchor: 'middle' } as const;
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${connectorHeight}" rx="15" fill="${colors.raised}" stroke="${colors.edge}" stroke-dasharray="3 3"/>`,
    line(picture, x + width / 2, y + 19, text, width - 2 * inset, style),
  ].join('');
}

/** The height a note needs for all of its text, which on the canvas may be longer than its box. */
export function noteHeight({ data, width = 0, height = 0 }: NoteNode, picture: Picture): number {
  return Math.max(
    height,
    noteLines(data.note.text, width, picture).length * note.lineHeight + 2 * note.inset,
  );
}

function noteSvg(node: NoteNode, picture: Picture): string {
  const { colors } = picture;
  const { x, y } = node.position;
  const { width = 0 } = node;
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${noteHeight(node, picture)}" rx="6" fill="${colors.note}" stroke="${colors.noteLine}"/>`,
    ...noteLines(node.data.note.text, width, picture).map((text, index) =>
      textSvg(x + note.inset, y + note.inset + 12 + index * note.lineHeight, text, {
        fill: colors.text,
        size: note.size,
        weight: 400,
      }),
    ),
  ].join('');
}

function noteLines(text: string, width: number, { measure }: Picture): string[] {
  return wrapText(text, width - 2 * note.inset, (part) => measure(part, note.size, 400));
}

function line(
  { measure }: Picture,
  x: number,
  y: number,
  text: string,
  room: number,
  style: Parameters<typeof textSvg>[3],
): string {
  const clipped = clipText(text, room, (part) => measure(part, style.size, style.weight));
  return textSvg(x, y, clipped, style);
}

function card(x: number, y: number, width: number, height: number, { colors, disabled }: Picture): string {
  const dash = disabled ? ' stroke-dasharray="4 4"' : '';
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="10" fill="${colors.raised}" stroke="${colors.line}"${dash}/><path d="M${x} ${y + 52}h${width}" stroke="${colors.line}"/>`;
}
