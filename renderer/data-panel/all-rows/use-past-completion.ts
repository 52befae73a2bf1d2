import { useEffect, useState } from 'react';
import { journalRows } from '../../stores/journal-rows.ts';
import { useSettings, useShownRows, useWorkspace } from '../../stores/use-scopes.tsx';
import type { FindSuggestions } from '../../ui/completion.tsx';

/** So many rows tell which fields there are. */
const mostRows = 200;

/** What may stand in an expression over the rows that are shown; null while none is asked for, or nothing is known yet. */
export function usePastCompletion(isAsked: boolean): FindSuggestions | null {
  const workspace = useWorkspace();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  // While an expression can't be read no rows are shown: what was known of them still helps.
  const runId = useShownRows(({ shown }) => shown?.runId);
  const place = useShownRows(({ shown }) => shown?.place);
  const side = useShownRows(({ shown }) => shown?.side);
  const [find, setFind] = useState<FindSuggestions | null>(null);
  useEffect(() => {
    if (!isAsked || runId === undefined || place === undefined || side === undefined) return;
    let isWanted = true;
    async function load(of: Parameters<typeof journalRows>[1]): Promise<void> {
      const { pastCompletion } = await import('./past-completion.ts');
      const { rows } = await journalRows(workspace, of);
      const found = pastCompletion(
        rows.map(({ json }) => json),
        language,
      );
      if (isWanted) setFind(() => found);
    }
    // Without its journal nothing is offered.
    load({ runId, place, side, limit: mostRows }).catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [workspace, isAsked, runId, place, side, language]);
  return isAsked ? find : null;
}
