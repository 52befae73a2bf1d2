import { useCallback, useEffect, useState } from 'react';
import { later } from './later.tsx';
import { watchTips } from './watch-tips.ts';

const Tip = later(async () => (await import('./tip.tsx')).Tip);

/**
 * Shows the `data-tip` of what the mouse rests on, else of what the keyboard has gone to. One for the whole window: a tooltip of
 * its own costs each button more than the rest of it, most of all while the window starts.
 */
export function Tips() {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const hide = useCallback(() => setTarget(null), []);
  useEffect(() => watchTips(setTarget), []);
  return target === null ? null : <Tip target={target} hide={hide} />;
}
