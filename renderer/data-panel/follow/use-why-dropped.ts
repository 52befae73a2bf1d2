import { useEffect, useState } from 'react';
import { dropWords } from '../../../core/builtins/drops/drop-words.ts';
import type { Words } from '../../../core/builtins/words.ts';
import type { JournalRow } from '../../../core/contract/host/runs.ts';
import type { Workspace } from '../../stores/scopes.ts';
import { useSettings, useShownRows, useWorkspace } from '../../stores/use-scopes.tsx';
import { explainVisit, readVisit } from './explain-visit.ts';

/** Which condition or rule of a built-in dropped the row that is looked at; null where it went on, or that is not known. */
export function useWhyDropped(row: JournalRow | null, side: 'in' | 'out'): string | null {
  const workspace = useWorkspace();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const runId = useShownRows(({ shown }) => shown?.runId ?? null);
  const [why, setWhy] = useState<Words | null>(null);
  const [visit, number] = [row?.visit ?? 0, row?.row ?? 0];
  useEffect(() => {
    setWhy(null);
    if (runId === null || side === 'out' || visit === 0) return;
    let isShown = true;
    whyDropped(workspace, runId, { visit, row: number }).then(
      (found) => isShown && setWhy(found),
      // A journal that is gone explains nothing.
      () => undefined,
    );
    return () => {
      isShown = false;
    };
  }, [workspace, runId, side, visit, number]);
  return why?.[language] ?? null;
}

async function whyDropped(
  workspace: Workspace,
  runId: string,
  { visit, row }: { visit: number; row: number },
): Promise<Words | null> {
  const made = await readVisit(workspace, runId, visit);
  const told = made && (await explainVisit(workspace, runId, made));
  if (told?.outOf(row)?.length !== 0) return null;
  const reason = told.whyDropped(row);
  return reason ? dropWords(reason) : null;
}
