/** Room that the others make for what is dragged. */
export function SlotNode() {
  return <div className="slot-node" data-slot aria-hidden />;
}
