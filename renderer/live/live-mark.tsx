import './live.css';
import { Radio } from 'lucide-react';
import { useText } from '../i18n/use-text.tsx';
import { useLive, useWorkspace } from '../stores/use-scopes.tsx';

/** In the header while the window is attached to a live run: what the graph shows, and a way to the other. */
export function LiveMark() {
  const text = useText();
  const workspace = useWorkspace();
  const isShown = useLive((live) => live.isShown);
  const isLost = useLive(({ lost }) => lost !== null);
  return (
    <button
      type="button"
      className="live-mark"
      aria-pressed={isShown}
      data-lost={isLost || undefined}
      title={text(isShown ? 'live.mark.shown' : 'live.mark.hidden')}
      onClick={() => workspace.live.setState({ isShown: !isShown })}
    >
      <Radio size={14} aria-hidden />
      <span>{text('live.mark')}</span>
    </button>
  );
}
