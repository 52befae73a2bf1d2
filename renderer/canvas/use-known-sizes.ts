import { useStoreApi } from '@xyflow/react';
import { useState } from 'react';

/**
 * React Flow measures every node and its handles whenever one comes into sight, which makes the browser lay the page out while
 * a person pans, and lets edges end where an element happens to be. The graph says the sizes of everything, so nothing is
 * measured. To be called before the graph is first rendered: its observer keeps what it finds then.
 */
export function useKnownSizes(): void {
  const store = useStoreApi();
  useState(() => store.setState({ updateNodeInternals: () => {} }));
}
