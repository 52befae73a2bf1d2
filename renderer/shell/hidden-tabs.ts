import { type RefObject, useEffect, useState } from 'react';

/** What of a strip of tabs can't be seen. */
export interface Hidden {
  before: boolean;
  after: boolean;
}

/** Whether tabs are hidden on either side of a strip. */
export function useHiddenTabs(strip: RefObject<HTMLElement | null>): Hidden {
  const [hidden, setHidden] = useState<Hidden>({ before: false, after: false });
  useEffect(() => {
    const element = strip.current;
    if (element === null) return;
    const look = () => {
      const before = element.scrollLeft > 1;
      const after = element.scrollLeft + element.clientWidth < element.scrollWidth - 1;
      setHidden((known) => (known.before === before && known.after === after ? known : { before, after }));
    };
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    const tabs = new MutationObserver(look);
    tabs.observe(element, { childList: true });
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      tabs.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [strip]);
  return hidden;
}
