import type { SearchQuery } from '../stores/explorer-store.ts';
import type { SearchedFile, SearchResult } from './find-matches.ts';
import SearchWorker from './search-worker.ts?worker';

export interface Searcher {
  /** Looks through files; a search that is asked for while another goes on ends that one, which then resolves with null. */
  search(files: readonly SearchedFile[], query: SearchQuery): Promise<SearchResult | null>;
  dispose(): void;
}

/** Longer than any honest search: a pattern that goes on for so long would go on for ever. */
const limitMs = 5000;

/** Searches in a worker of its own, which is made when it is first needed. */
export function createSearcher(): Searcher {
  let worker: Worker | null = null;
  let cancel: (() => void) | null = null;

  function end(): void {
    worker?.terminate();
    worker = null;
    cancel?.();
    cancel = null;
  }
  return {
    search(files, query) {
      if (cancel !== null) end();
      worker ??= new SearchWorker();
      const searching = worker;
      return new Promise((resolve) => {
        const timer = setTimeout(end, limitMs);
        function settle(result: SearchResult | null): void {
          clearTimeout(timer);
          cancel = null;
          resolve(result);
        }
        cancel = () => settle(null);
        searching.onmessage = ({ data }: MessageEvent<SearchResult>) => settle(data);
        searching.onerror = end;
        searching.postMessage({ files, query });
      });
    },
    dispose: end,
  };
}
