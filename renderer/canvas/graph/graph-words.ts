import type { Text } from '../../i18n/use-text.tsx';
import { sourceId } from '../geometry/layout.ts';
import { type CanvasEdge, endId } from './canvas-elements.ts';

/** What screen readers say of a graph, in the person's language. */
export interface GraphWords {
  /** What a node is. */
  node: { 'aria-roledescription': string };
  /** The edge with its name: from what to what, by the names that people know, not by ids. */
  name(edge: CanvasEdge): CanvasEdge;
}

/** Words for graphs of any size: each text is translated once and filled in by hand. */
export function graphWords(text: Text): GraphWords {
  const role = { 'aria-roledescription': text('canvas.edge.role') };
  const names = {
    chain: templateOf(text, 'canvas.edge.chain'),
    end: templateOf(text, 'canvas.edge.end'),
    jump: templateOf(text, 'canvas.edge.jump'),
    save: templateOf(text, 'canvas.edge.save'),
    load: templateOf(text, 'canvas.edge.load'),
    other: templateOf(text, 'canvas.edge.other'),
  };
  const samples = text('canvas.edge.samples');
  return {
    node: { 'aria-roledescription': text('canvas.node.role') },
    name(edge) {
      const from = edge.source === sourceId ? samples : nameOf(edge.source);
      const ariaLabel = names[kindOf(edge)](from, nameOf(edge.target));
      return { ...edge, ariaLabel, domAttributes: role };
    },
  };
}

type NameKey = Parameters<Text>[0];

/** A text with `{{from}}` and `{{to}}`, as a function of both. */
function templateOf(text: Text, key: NameKey): (from: string, to: string) => string {
  const parts = text(key, { from: '\u0000f\u0000', to: '\u0000t\u0000' }).split('\u0000');
  return (from, to) => parts.map((part) => (part === 'f' ? from : part === 't' ? to : part)).join('');
}

function kindOf(edge: CanvasEdge) {
  if (edge.type === 'link') return edge.data?.way ?? 'other';
  if (edge.type === 'jump') return 'jump';
  return edge.target === endId ? 'end' : 'chain';
}

/** `Check#2` is the function Check; `connector:Cache@Save#1` the connector Cache. */
function nameOf(nodeId: string): string {
  const connector = /^connector:(.*)@[^@]*$/s.exec(nodeId)?.[1];
  return connector ?? nodeId.replace(/#\d+$/, '');
}
