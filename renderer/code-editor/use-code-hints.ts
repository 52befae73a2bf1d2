import { useEffect, useMemo } from 'react';
import { effectiveParams, nodeIds, placeOfNode } from '../../core/project/chain.ts';
import { codeSubject } from '../flow-actions/wide-code.ts';
import { useText } from '../i18n/use-text.tsx';
import { useSelection, useShownModel } from '../stores/use-scopes.tsx';
import { useSeen } from '../stores/use-seen.ts';
import type { EditorHandle } from '../ui/text-editor/open-editor.ts';
import { codeHints, type HintFacts } from './code-hints.ts';

/** Keeps notes at the ends of lines: what params are here, what was read and handed on in the last run. */
export function useCodeHints(handle: EditorHandle | null, path: string, content: string): void {
  const facts = useHintFacts(path);
  useEffect(() => {
    if (handle === null || facts === null) return;
    const { monaco, editor, model } = handle;
    const hints = codeHints(path, content, facts).filter(({ line }) => line <= model.getLineCount());
    const notes = editor.createDecorationsCollection(
      hints.map(({ line, text }) => {
        const end = model.getLineMaxColumn(line);
        return {
          range: new monaco.Range(line, end, line, end),
          options: { after: { content: text, inlineClassName: 'code-hint' }, showIfCollapsed: true },
        };
      }),
    );
    return () => notes.clear();
  }, [handle, path, content, facts]);
}

function useHintFacts(path: string): HintFacts | null {
  const text = useText();
  const model = useShownModel();
  const inspected = useSelection((selection) => selection.inspected);
  const view = useSelection((selection) => selection.view);
  const subject = useMemo(() => codeSubject(model, { inspected, view }), [model, inspected, view]);
  const place = subject?.path === path ? subject.place : null;
  const seen = useSeen(place);
  const [rowsIn, rowsOut] = [seen?.rowsIn, seen?.rowsOut];
  return useMemo(() => {
    const entry = place === null ? undefined : model.flow(place.flow);
    if (place === null || entry === undefined || subject === null) return null;
    const func = model.func(subject.name)?.config;
    const at = entry.config.flows[placeOfNode(nodeIds(entry.config), place.nodeId)];
    const conn = model.connector(func?.option.cname ?? '')?.config;
    const told = (count: number | undefined, key: 'code.rowsInHint' | 'code.rowsOutHint') =>
      count === undefined ? null : text(key, { count, number: count.toLocaleString('en') });
    return {
      params: at === undefined ? [] : effectiveParams(func, at),
      connector:
        conn === undefined ? null : [conn.cname, conn.type].filter((part) => part !== '').join(' · '),
      rowsIn: told(rowsIn, 'code.rowsInHint'),
      rowsOut: told(rowsOut, 'code.rowsOutHint'),
      notSet: text('code.paramNotSet'),
    };
  }, [model, subject, place, rowsIn, rowsOut, text]);
}
