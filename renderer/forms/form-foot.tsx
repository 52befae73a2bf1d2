import { CircleAlert } from 'lucide-react';
import { useText } from '../i18n/use-text.tsx';
import { useWorkspace } from '../stores/use-scopes.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { applyForm, discardForm } from './form-edits.ts';
import { errorCount, type FormState, isReady } from './form-state.ts';

/** What is left to mend, and the two ways out of a draft. */
export function FormFoot({ state }: { state: FormState }) {
  const text = useText();
  const workspace = useWorkspace();
  const errors = errorCount(state);
  const hasDraft = Object.keys(state.changes).length > 0;
  return (
    <footer className="form-foot">
      <span className="form-foot__state" role="status" data-wrong={errors > 0 || undefined}>
        {errors > 0 ? (
          <>
            <CircleAlert size={13} aria-hidden /> {text('forms.toFix', { count: errors })}{' '}
            <Kbd combination="Alt+F8" />
          </>
        ) : (
          text(hasDraft ? 'forms.draft' : 'forms.applied')
        )}
      </span>
      <button
        type="button"
        className="button button--line"
        disabled={!hasDraft}
        onClick={() => void discardForm(workspace, state)}
      >
        {text('forms.discard')} <Kbd combination="Escape" />
      </button>
      <button
        type="button"
        className="button button--go"
        disabled={!hasDraft || !isReady(state)}
        onClick={() => void applyForm(workspace, state)}
      >
        {text('forms.apply')} <Kbd combination="Mod+Enter" />
      </button>
    </footer>
  );
}
