import { chainEdgePath, connectorPath, type EdgePath } from '../geometry/edge-path.ts';
import { firstLane, jumpPath } from '../geometry/jump-path.ts';
import { jumpOffset, nodeSize, type Point, sourceSize } from '../geometry/sizes.ts';
import type { CanvasEdge, CanvasNode } from '../graph/canvas-elements.ts';
import { endId } from '../graph/canvas-elements.ts';
import type { FlowGraph } from '../graph/flow-graph.ts';
import type { Picture } from './picture.ts';
import { nodeSvg, noteHeight } from './picture-nodes.ts';
import { attribute, textSvg } from './picture-text.ts';

const margin = 32;

/** The whole chain as an SVG of its own: no scripts, no links, nothing to load; texts stay texts. */
export function flowSvg(graph: FlowGraph, picture: Picture): string {
  const { colors, words, disabled, font } = picture;
  const nodes = graph.nodes.filter(({ id }) => id !== endId);
  const edges = graph.edges.flatMap((edge) => drawEdge(nodes, edge, picture));
  const box = bounds(nodes, edges, picture);
  const top = box.y - (disabled ? 28 : 0);
  const [x = 0, y = 0, width = 0, height = 0] = [
    box.x - margin,
    top - margin,
    box.width + 2 * margin,
    box.y + box.height - top + 2 * margin,
  ].map(Math.round);
  const said = { fill: colors.muted, size: 13, weight: 600 };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}" font-family="${attribute(font.families)}">`,
    `<defs><style>${font.rule}</style><marker id="jump" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" fill="${colors.accent}"/></marker></defs>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colors.background}"/>`,
    ...(disabled ? [textSvg(box.x, top + 12, words.disabled, said)] : []),
    ...edges.map(({ svg }) => svg),
    ...nodes.map((node) => nodeSvg(node, picture)),
    // Above the cards, since a jump's words may lie over another line.
    ...edges.map(({ label }) => label),
    '</svg>',
  ].join('\n');
}

interface DrawnEdge {
  svg: string;
  label: string;
  /** Where it runs, as far as that is outside of the nodes. */
  points: readonly Point[];
}

function bounds(nodes: readonly CanvasNode[], edges: readonly DrawnEdge[], picture: Picture) {
  const corners = nodes.flatMap((node): Point[] => {
    const { x, y } = node.position;
    const height = node.type === 'note' ? noteHeight(node, picture) : (node.height ?? 0);
    return [
      { x, y },
      { x: x + (node.width ?? 0), y: y + height },
    ];
  });
  const points = [...corners, ...edges.flatMap((edge) => edge.points)];
  const x = Math.min(...points.map((point) => point.x));
  const y = Math.min(...points.map((point) => point.y));
  const right = Math.max(...points.map((point) => point.x));
  const bottom = Math.max(...points.map((point) => point.y));
  return { x, y, width: right - x, height: bottom - y };
}

function drawEdge(nodes: readonly CanvasNode[], edge: CanvasEdge, picture: Picture): DrawnEdge[] {
  const source = nodes.find(({ id }) => id === edge.source);
  const target = nodes.find(({ id }) => id === edge.target);
  if (!source || !target) return [];
  const stroke = `fill="none" stroke="${picture.colors.edge}" stroke-width="1.6"`;
  if (edge.type === 'link') {
    const d = connectorPath(
      at(source, nodeSize.width / 2, nodeSize.height),
      at(target, (target.width ?? 0) / 2, 0),
    );
    return [{ svg: `<path d="${d}" ${stroke} stroke-dasharray="3 4"/>`, label: '', points: [] }];
  }
  if (edge.type === 'jump') {
    const drawn = jumpPath(
      at(source, nodeSize.width / 2 + jumpOffset, 0),
      at(target, nodeSize.width / 2 - jumpOffset, 0),
      edge.data?.lane ?? firstLane,
    );
    const svg = `<path d="${drawn.path}" ${stroke} stroke-dasharray="5 5" marker-end="url(#jump)"/>`;
    return [{ svg, label: jumpLabel(drawn, picture), points: drawn.points }];
  }
  const from = source.type === 'source' ? sourceSize : nodeSize;
  const { path, points } = chainEdgePath(
    at(source, from.width, from.height / 2),
    at(target, 0, nodeSize.height / 2),
  );
  return [{ svg: `<path d="${path}" ${stroke}/>`, label: '', points }];
}

function jumpLabel({ label }: EdgePath, { colors, words, measure }: Picture): string {
  const text = `↷ ${words.jump}`;
  const width = Math.round(measure(text, 11, 400)) + 14;
  const style = { fill: colors.muted, size: 11, weight: 400, anchor: 'middle' } as const;
  return [
    `<rect x="${label.x - width / 2}" y="${label.y - 9}" width="${width}" height="18" rx="9" fill="${colors.raised}" stroke="${colors.edge}" stroke-dasharray="3 3"/>`,
    textSvg(label.x, label.y + 4, text, style),
  ].join('');
}

function at({ position }: CanvasNode, x: number, y: number): Point {
  return { x: position.x + x, y: position.y + y };
}
