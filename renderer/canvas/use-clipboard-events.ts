import { type RefObject, useEffect } from 'react';
import { attempt } from '../command-kit/run-command.ts';
import { pasteYaml, selectionAsYaml } from '../flow-actions/flow-clipboard.ts';
import { deleteSelected } from '../flow-actions/flow-edits.ts';
import { useWorkspace } from '../stores/use-scopes.tsx';
import { isKey } from '../ui/keys.ts';

/**
 * Copy, cut and paste by the browser's own events while the canvas has the focus: they reach the system's clipboard
 * without asking for a permission. The keys are kept from the commands, which would swallow the events.
 */
export function useClipboardEvents(frame: RefObject<HTMLDivElement | null>): void {
  const workspace = useWorkspace();
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const take = (event: ClipboardEvent) => {
      if (document.activeElement !== element) return;
      const yaml = selectionAsYaml(workspace);
      if (yaml === null) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', yaml);
      if (event.type === 'cut') deleteSelected(workspace);
    };
    const put = (event: ClipboardEvent) => {
      if (document.activeElement !== element) return;
      event.preventDefault();
      const yaml = event.clipboardData?.getData('text/plain') ?? '';
      if (yaml.trim() !== '') void attempt(() => pasteYaml(workspace, yaml));
    };
    const keep = (event: KeyboardEvent) => {
      const isPlain = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (event.target === element && isPlain && ['c', 'x', 'v'].some((letter) => isKey(event, letter)))
        event.stopPropagation();
    };
    // Without selected text the events go to the body, whatever has the focus.
    document.addEventListener('copy', take);
    document.addEventListener('cut', take);
    document.addEventListener('paste', put);
    element.addEventListener('keydown', keep);
    return () => {
      document.removeEventListener('copy', take);
      document.removeEventListener('cut', take);
      document.removeEventListener('paste', put);
      element.removeEventListener('keydown', keep);
    };
  }, [workspace, frame]);
}
