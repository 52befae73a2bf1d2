import type { AliasNode, YamlNode } from '../yaml-nodes.ts';

/** A node with what stands around it in the file; `key` only for a mapping's value. */
export interface PlacedNode<Node extends YamlNode = YamlNode> {
  node: Node;
  parent: YamlNode | undefined;
  key: YamlNode | undefined;
  isKey: boolean;
  /** Whether it lies within brackets or braces, where everything goes on one line. */
  inFlow: boolean;
}

/** All nodes as the file writes them, in its order: what aliases stand for is not entered. */
export function* writtenNodes(root: YamlNode): Generator<PlacedNode> {
  yield* inside({ node: root, parent: undefined, key: undefined, isKey: false, inFlow: false });
}

function* inside(placed: PlacedNode): Generator<PlacedNode> {
  yield placed;
  const { node: parent } = placed;
  if (parent.kind === 'scalar' || parent.kind === 'alias') return;
  const inFlow = placed.inFlow || parent.flow;
  for (const [index, node] of parent.items.entries()) {
    const isKey = parent.kind === 'mapping' && index % 2 === 0;
    const key = parent.kind === 'mapping' && !isKey ? parent.items[index - 1] : undefined;
    yield* inside({ node, parent, key, isKey, inFlow });
  }
}

/** The first alias of a node that stands outside of a part of the file. */
export function firstAliasOutside(
  root: YamlNode,
  target: YamlNode,
  part: YamlNode,
): PlacedNode<AliasNode> | undefined {
  const within = new Set<YamlNode>();
  for (const { node } of writtenNodes(part)) within.add(node);
  for (const placed of writtenNodes(root)) {
    const { node } = placed;
    if (node.kind === 'alias' && node.target === target && !within.has(node)) return { ...placed, node };
  }
  return undefined;
}

/** The node that an alias of this name would stand for, if it stood at an offset. */
export function anchoredAt(root: YamlNode, name: string, offset: number): YamlNode | undefined {
  let found: YamlNode | undefined;
  for (const { node } of writtenNodes(root)) {
    if (node.kind !== 'alias' && node.anchor?.name === name && node.anchor.start < offset) found = node;
  }
  return found;
}
