import type { ErrorData, SourcePlace } from '../../../core/errors/coded-error.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { ErrorNote } from '../../ui/error-note.tsx';

/** What came of what was asked last; null: nothing to say. */
export type Told = { words: string } | { error: ErrorData } | null;

export function ToldNote({ told, onPlace }: { told: Told; onPlace?: (place: SourcePlace) => void }) {
  if (told !== null && 'error' in told)
    return <ErrorNote error={told.error} {...(onPlace ? { onPlace } : {})} />;
  return (
    <p className="letters__told" role="status">
      {told === null ? '' : visibleText(told.words)}
    </p>
  );
}
