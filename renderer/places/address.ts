import { isNodeId, type NodeId } from '../../core/project/chain.ts';

/** What the window shows, as its address tells it after the `#`. */
export interface Address {
  /** The open folder; null on the welcome screen. */
  folder: string | null;
  /** The flow in the middle, or the project map. */
  view: { kind: 'flow'; flow: string } | { kind: 'map' } | { kind: 'none' };
  /** The selected functions of the flow. */
  nodes: readonly NodeId[];
}

/** `#folder=/p&flow=Orders&node=Check%231`; '' on the welcome screen. */
export function printAddress({ folder, view, nodes }: Address): string {
  if (folder === null) return '';
  const parts = new URLSearchParams({ folder });
  if (view.kind === 'flow') {
    parts.set('flow', view.flow);
    for (const node of nodes) parts.append('node', node);
  } else if (view.kind === 'map') parts.set('map', '');
  return `#${parts}`;
}

/** Reads what `printAddress` prints; what is not understood is left out. */
export function parseAddress(hash: string): Address {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const flow = parts.get('flow');
  const view =
    flow !== null
      ? ({ kind: 'flow', flow } as const)
      : ({ kind: parts.has('map') ? 'map' : 'none' } as const);
  return {
    folder: parts.get('folder'),
    view,
    nodes: flow === null ? [] : parts.getAll('node').filter(isNodeId),
  };
}

/** Whether two addresses lead to different places; a selection within a flow is no place of its own. */
export function isElsewhere(one: Address, other: Address): boolean {
  return printAddress({ ...one, nodes: [] }) !== printAddress({ ...other, nodes: [] });
}
