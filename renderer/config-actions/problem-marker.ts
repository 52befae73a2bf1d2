import type { Language } from '../../core/errors/coded-error.ts';
import type { Diagnostic } from '../../core/lint/diagnostic.ts';
import type { Workspace } from '../stores/scopes.ts';
import type { EditorMarker } from '../ui/text-editor/editor-marker.ts';
import { applyFix } from './quick-fix.tsx';

/** A problem as an editor underlines it, with what mends it. */
export function markerOf(workspace: Workspace, problem: Diagnostic, language: Language): EditorMarker {
  const { severity, message, range, fixes } = problem;
  return {
    severity,
    message: message[language],
    ...range,
    fixes: fixes.map((fix) => ({ title: fix.title[language], run: () => applyFix(workspace, fix) })),
  };
}
