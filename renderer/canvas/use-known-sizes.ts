import { useStoreApi } from '@xyflow/react';
import { useLayoutEffect } from 'react';

/**
 * React Flow measures every node and its handles whenever one comes into sight, which makes the browser lay the page out while
 * a person pans, and lets edges end where an element happens to be. The graph says the sizes of everything, so nothing is
 * measured.
 */
export function useKnownSizes(): void {
  const store = useStoreApi();
  useLayoutEffect(() => store.setState({ updateNodeInternals: () => {} }), [store]);
}
