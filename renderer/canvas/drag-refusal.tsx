import { Ban } from 'lucide-react';
import { useCanvas } from '../stores/use-scopes.tsx';

/** Says beside the pointer why what is dragged can't be put there. */
export function DragRefusal() {
  const refusal = useCanvas(({ dragging }) => dragging?.refusal ?? null);
  if (refusal === null) return null;
  const { x, y } = refusal.at;
  return (
    <div className="drag-refusal" role="status" style={{ transform: `translate(${x + 14}px, ${y + 18}px)` }}>
      <Ban size={14} aria-hidden />
      <span>{refusal.words}</span>
    </div>
  );
}
