import { chainEdgePath, connectorPath, jumpPath } from '../geometry/edge-path.ts';
import { connectorHeight, endSize, jumpOffset, nodeSize, type Point, sourceSize } from '../geometry/sizes.ts';
import { type CanvasNode, endId, type FlowGraph } from '../graph/flow-graph.ts';

/** Colours of the picture, read from the theme in use. */
export interface PictureColors {
  background: string;
  raised: string;
  line: string;
  text: string;
  muted: string;
  edge: string;
  modes: Readonly<Record<string, { color: string; soft: string }>>;
}

const margin = 32;
const fonts = "Inter, 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif";

/** The whole chain as an SVG of its own: no scripts, no links, no fonts to load; texts stay texts. */
export function flowSvg(graph: FlowGraph, colors: PictureColors, sampleRowsLabel: string): string {
  const shown = graph.nodes.filter(({ id }) => id !== endId);
  const box = bounds(shown);
  const edges = graph.edges
    .filter(({ target }) => target !== endId)
    .map((edge) => edgeSvg(graph, edge, colors));
  const nodes = shown.map((node) => nodeSvg(node, colors, sampleRowsLabel));
  const view = [box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin].map(
    Math.round,
  );
  const [, , width, height] = view;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view.join(' ')}" width="${width}" height="${height}" font-family="${attribute(fonts)}">`,
    `<rect x="${view[0]}" y="${view[1]}" width="${width}" height="${height}" fill="${colors.background}"/>`,
    ...edges,
    ...nodes,
    '</svg>',
  ].join('\n');
}

function bounds(nodes: readonly CanvasNode[]) {
  const right = Math.max(...nodes.map(({ position, width = 0 }) => position.x + width));
  const bottom = Math.max(...nodes.map(({ position, height = 0 }) => position.y + height));
  const x = Math.min(...nodes.map(({ position }) => position.x));
  const y = Math.min(...nodes.map(({ position }) => position.y));
  return { x, y: y - 40, width: right - x, height: bottom - y + 40 };
}

function edgeSvg(graph: FlowGraph, edge: FlowGraph['edges'][number], colors: PictureColors): string {
  const source = graph.nodes.find(({ id }) => id === edge.source);
  const target = graph.nodes.find(({ id }) => id === edge.target);
  if (!source || !target) return '';
  const stroke = `fill="none" stroke="${colors.edge}" stroke-width="1.6"`;
  if (edge.type === 'link') {
    const d = connectorPath(
      at(source, nodeSize.width / 2, nodeSize.height),
      at(target, (target.width ?? 0) / 2, 0),
    );
    return `<path d="${d}" ${stroke} stroke-dasharray="3 4"/>`;
  }
  if (edge.type === 'jump') {
    const { path } = jumpPath(
      at(source, nodeSize.width / 2 + jumpOffset, 0),
      at(target, nodeSize.width / 2 - jumpOffset, 0),
    );
    return `<path d="${path}" ${stroke} stroke-dasharray="5 5"/>`;
  }
  const from = source.type === 'source' ? sourceSize : nodeSize;
  const to = target.type === 'end' ? endSize : nodeSize;
  return `<path d="${chainEdgePath(at(source, from.width, from.height / 2), at(target, 0, to.height / 2)).path}" ${stroke}/>`;
}

function at({ position }: CanvasNode, x: number, y: number): Point {
  return { x: position.x + x, y: position.y + y };
}

function nodeSvg(node: CanvasNode, colors: PictureColors, sampleRowsLabel: string): string {
  const { x, y } = node.position;
  switch (node.type) {
    case 'function': {
      const mode = colors.modes[node.data.mode ?? ''] ?? { color: colors.muted, soft: colors.line };
      const summary =
        [node.data.source, node.data.params].filter(Boolean).join(' · ') || (node.data.mode ?? '?');
      return [
        card(x, y, nodeSize.width, nodeSize.height, colors),
        `<rect x="${x + 12}" y="${y + 12}" width="28" height="28" rx="7" fill="${mode.soft}"/>`,
        label(x + 26, y + 31, (node.data.mode ?? '?').charAt(0), mode.color, 13, 700, 'middle'),
        label(x + 49, y + 25, clip(node.data.fname, 19), colors.text, 13, 600),
        label(x + 49, y + 41, clip(summary, 24), colors.muted, 11.5, 400),
        label(x + 12, y + 70, node.data.mode ?? '', colors.muted, 11.5, 400),
      ].join('');
    }
    case 'source':
      return [
        card(x, y, sourceSize.width, sourceSize.height, colors),
        label(x + 12, y + 25, sampleRowsLabel, colors.text, 13, 600),
        label(x + 12, y + 41, clip(node.data.path.split('/').at(-1) ?? '', 20), colors.muted, 11.5, 400),
      ].join('');
    case 'connector':
      return [
        `<rect x="${x}" y="${y}" width="${node.width}" height="${connectorHeight}" rx="15" fill="${colors.raised}" stroke="${colors.edge}" stroke-dasharray="3 3"/>`,
        label(x + (node.width ?? 0) / 2, y + 19, clip(node.data.name, 28), colors.text, 12, 400, 'middle'),
      ].join('');
    case 'note':
      return node.data.note.text
        .split('\n')
        .map((line, index) => label(x + 8, y + 20 + index * 18, clip(line, 60), colors.muted, 12, 400))
        .join('');
    default:
      return '';
  }
}

function card(x: number, y: number, width: number, height: number, { raised, line }: PictureColors): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="10" fill="${raised}" stroke="${line}"/><path d="M${x} ${y + 52}h${width}" stroke="${line}"/>`;
}

function label(
  x: number,
  y: number,
  text: string,
  fill: string,
  size: number,
  weight: number,
  anchor = 'start',
): string {
  return `<text x="${x}" y="${y}" fill="${fill}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}">${content(text)}</text>`;
}

function clip(text: string, most: number): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}

/** XML allows no control characters at all. */
function content(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

function attribute(text: string): string {
  return content(text).replace(/"/g, '&quot;');
}
