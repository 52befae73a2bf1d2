import './live.css';
import { CloudOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { describeError } from '../../core/errors/coded-error.ts';
import { useText } from '../i18n/use-text.tsx';
import { useLive, useSettings } from '../stores/use-scopes.tsx';

/** Nothing is heard of the run: what is shown is how it was last. */
export function LiveLost() {
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const lost = useLive((live) => live.lost);
  const seconds = useSecondsUntil(lost?.retryAt ?? null);
  if (lost === null) return null;
  const { message, help } = describeError(lost.error, language);
  return (
    <span className="live-line__warning" data-lost title={`${message}\n${help}`}>
      <CloudOff size={13} aria-hidden />{' '}
      {seconds > 0 ? text('live.lost', { why: message, seconds }) : text('live.lostNow', { why: message })}
    </span>
  );
}

function useSecondsUntil(at: number | null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (at === null) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [at]);
  return at === null ? 0 : Math.max(0, Math.ceil((at - now) / 1000));
}
