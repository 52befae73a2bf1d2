import { WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useText } from '../i18n/use-text.tsx';
import { useStudio } from '../stores/use-scopes.tsx';
import './banner.css';

/** While the host can't be reached: when it is tried again, and a button that tries now. */
export function ConnectionBanner() {
  const text = useText();
  const { connection } = useStudio();
  const { state, nextAttemptAt } = useStore(connection.status);
  const seconds = useSecondsUntil(nextAttemptAt);
  if (state !== 'lost') return null;
  return (
    <div className="banner banner--error" role="alert">
      <WifiOff size={16} aria-hidden />
      <span>
        {text('shell.lost')} {nextAttemptAt !== null && text('shell.lost.next', { count: seconds })}
      </span>
      <button type="button" className="button button--line" onClick={connection.retry}>
        {text('shell.lost.retry')}
      </button>
    </div>
  );
}

function useSecondsUntil(time: number | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (time === null) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [time]);
  return time === null ? 0 : Math.max(0, Math.ceil((time - now) / 1000));
}
