import { type RefObject, useEffect, useRef } from 'react';
import { useSelection, useWorkspace } from '../stores/use-scopes.tsx';

/** Puts the caret into a field when a command asked for it; `field` names it by its keys, such as `params.studio_key`. */
export function useAskedFocus(field: string): RefObject<HTMLInputElement | null> {
  const workspace = useWorkspace();
  const input = useRef<HTMLInputElement>(null);
  const isAsked = useSelection(({ fieldToFocus }) => fieldToFocus === field);
  useEffect(() => {
    if (!isAsked) return;
    input.current?.focus();
    workspace.selection.getState().set({ fieldToFocus: null });
  }, [isAsked, workspace]);
  return input;
}
