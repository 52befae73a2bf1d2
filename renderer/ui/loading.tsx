import { useEffect, useState } from 'react';
import { useText } from '../i18n/use-text.tsx';

/** Progress for anything that may take longer than half a second; before that nothing flickers. */
export function Loading({ label }: { label?: string }) {
  const text = useText();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading" role="status">
      {shown && <span className="spinner" aria-hidden />}
      {shown && <span>{label ?? text('shell.loading')}</span>}
    </div>
  );
}

/** Stands where a part of the window comes. */
export function Waiting() {
  return <Loading />;
}
