import type { SearchQuery } from '../stores/explorer-store.ts';
import { findMatches, type SearchedFile } from './find-matches.ts';

// Away from the window's thread: a pattern may take for ever, and is ended with this worker.
self.addEventListener(
  'message',
  ({ data }: MessageEvent<{ files: readonly SearchedFile[]; query: SearchQuery }>) => {
    self.postMessage(findMatches(data.files, data.query));
  },
);
