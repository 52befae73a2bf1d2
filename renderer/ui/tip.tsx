import { Tooltip } from '@mantine/core';
import { useCallback, useEffect, useId, useSyncExternalStore } from 'react';

interface TipProps {
  target: HTMLElement;
  hide(): void;
}

/** What an element says of itself in `data-tip`, beside it; Escape hides it. */
export function Tip({ target, hide }: TipProps) {
  const id = useId();
  // A command's state may change under the mouse.
  const follow = useCallback(
    (changed: () => void) => {
      const observer = new MutationObserver(changed);
      observer.observe(target, { attributes: true, attributeFilter: ['data-tip'] });
      return () => observer.disconnect();
    },
    [target],
  );
  const label = useSyncExternalStore(follow, () => target.dataset['tip']);
  useEffect(() => {
    target.setAttribute('aria-describedby', id);
    return () => target.removeAttribute('aria-describedby');
  }, [target, id]);
  // What is taken out of the page tells nobody that it has lost the focus.
  useEffect(() => {
    const observer = new MutationObserver(() => {
      if (!target.isConnected) hide();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [target, hide]);
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') hide();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [hide]);
  return <Tooltip target={target} label={<span id={id}>{label}</span>} opened />;
}
