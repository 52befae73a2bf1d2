import { showCodeOf } from '../flow-actions/wide-code.ts';
import { useText } from '../i18n/use-text.tsx';
import { useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { firstFailureWords } from './failure-words.ts';
import { type FormState, isLoading } from './form-state.ts';
import type { Preview, RowsIn } from './preview-rows.ts';

interface CountsProps {
  state: FormState;
  rows: RowsIn | null;
  preview: Preview | null;
  isReading: boolean;
}

/** What the setup does to the rows at hand, in numbers: kept, dropped and failed are the rows in. */
export function PreviewCounts({ state, rows, preview, isReading }: CountsProps) {
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  if (rows === null || preview === null) {
    const words =
      state.fields === undefined || rows === null ? noRowsWords(state) : noPreviewWords(state, isReading);
    return (
      <p className="form-counts">
        <span>{words !== null && text(words)}</span>
        <OpenFlows state={state} />
      </p>
    );
  }
  const number = (count: number) => count.toLocaleString('en');
  const { kept, dropped, failed } = preview.counts;
  const failures = preview.fates.map(({ failure }) => failure);
  const first = firstFailureWords(failures, state.builtin, language, text);
  const isOld = state.reading.program === undefined;
  return (
    <div className="form-counts" role="status" data-old={isOld || undefined}>
      <span>{text('forms.rowsIn', { number: number(preview.rowsIn.length) })}</span>
      <span data-count="kept">{text('forms.kept', { number: number(kept) })}</span>
      <span data-count="dropped" data-some={dropped > 0 || undefined}>
        {text('forms.dropped', { number: number(dropped) })}
      </span>
      <span data-count="failed" data-some={failed > 0 || undefined}>
        {text('forms.failed', { number: number(failed) })}
      </span>
      <span>{text('forms.rowsOut', { number: number(preview.rowsOut.length) })}</span>
      {(['emptied', 'unmatched', 'waiting'] as const)
        .filter((note) => preview.notes[note] > 0)
        .map((note) => (
          <span key={note}>{text(`forms.note.${note}`, { number: number(preview.notes[note]) })}</span>
        ))}
      {first !== null && <small>{first}</small>}
      <small>
        {text(rows.from === 'samples' ? 'forms.fromSamples' : 'forms.fromRun')}
        {rows.isCut && ` ${text('forms.cut', { number: number(preview.rowsIn.length) })}`}
        {isLoading(state) && ` ${text('forms.withStored')}`}
        {isOld && ` ${text('forms.old')}`}
      </small>
    </div>
  );
}

/** Flows that are offered at most. */
const mostFlows = 3;

/** The flows in which a function stands that was chosen without one. */
function OpenFlows({ state: { at, standsIn } }: Pick<CountsProps, 'state'>) {
  const text = useText();
  const workspace = useWorkspace();
  if (at !== null) return null;
  return standsIn.slice(0, mostFlows).map((place) => (
    <button
      key={place.flow}
      type="button"
      className="button button--line"
      onClick={() => showCodeOf(workspace, place)}
    >
      {text('forms.openFlow', { name: place.flow })}
    </button>
  ));
}

/** Why there are no rows to try it on. */
export function noRowsWords({
  at,
  standsIn,
}: FormState): 'forms.noRows' | 'forms.noPlace' | 'forms.inNoFlow' {
  if (at !== null) return 'forms.noRows';
  return standsIn.length === 0 ? 'forms.inNoFlow' : 'forms.noPlace';
}

/** Why nothing is shown of what it makes of the rows; null while that is worked out. */
export function noPreviewWords(
  state: FormState,
  isReading: boolean,
): 'forms.noStored' | 'forms.noPreview' | null {
  if (state.reading.program === undefined) return 'forms.noPreview';
  return isLoading(state) && !isReading ? 'forms.noStored' : null;
}
