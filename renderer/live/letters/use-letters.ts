import { useCallback, useEffect, useRef, useState } from 'react';
import type { LiveLetter } from '../../../core/contract/live-control.ts';
import { type ErrorData, toErrorData } from '../../../core/errors/coded-error.ts';
import { useWorkspace } from '../../stores/use-scopes.tsx';

const pageOfLetters = 50;

interface Pages {
  letters: readonly LiveLetter[];
  /** Where older ones begin; null when there are none. */
  cursor: string | null;
  isReading: boolean;
  error: ErrorData | null;
}

interface Letters extends Pages {
  /** Reads the next page of older ones. */
  more(): void;
  /** Reads the newest again. */
  again(): void;
  /** Takes those away that are settled. */
  without(ids: readonly string[]): void;
}

const none: Pages = { letters: [], cursor: null, isReading: false, error: null };

/** The open dead letters of the live run as far as they were read, the newest first; their rows are cut. */
export function useLetters(): Letters {
  const workspace = useWorkspace();
  const [pages, setPages] = useState<Pages>({ ...none, isReading: true });
  const turn = useRef(0);
  const read = useCallback(
    async (after: Pages) => {
      const { backend, project } = workspace;
      const { projectId } = project.getState().opened;
      turn.current += 1;
      const own = turn.current;
      setPages((before) => ({ ...before, isReading: true, error: null }));
      try {
        const { letters, cursor } = await backend.call('live.letters', {
          ...{ projectId, cursor: after.cursor, limit: pageOfLetters },
        });
        if (own === turn.current) setPages({ ...none, letters: [...after.letters, ...letters], cursor });
      } catch (thrown) {
        if (own === turn.current)
          setPages((before) => ({ ...before, isReading: false, error: toErrorData(thrown) }));
      }
    },
    [workspace],
  );
  useEffect(() => {
    void read(none);
    return () => {
      turn.current += 1;
    };
  }, [read]);
  return {
    ...pages,
    more: () => void read(pages),
    again: () => void read(none),
    without: (ids) =>
      setPages((before) => ({ ...before, letters: before.letters.filter(({ id }) => !ids.includes(id)) })),
  };
}
