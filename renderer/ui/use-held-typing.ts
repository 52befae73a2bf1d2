import { useLayoutEffect } from 'react';
import { holdTyping } from './held-typing.ts';
import type { LaterComponent } from './later.tsx';

/** What is typed while something is loaded that has a field is meant for that. */
export function useHeldTyping(
  isWanted: boolean,
  { isLoaded }: Pick<LaterComponent<object>, 'isLoaded'>,
): void {
  useLayoutEffect(() => {
    if (isWanted && !isLoaded()) holdTyping();
  }, [isWanted, isLoaded]);
}
