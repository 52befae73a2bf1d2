import { useText } from '../i18n/use-text.tsx';
import type { StudioWindow } from '../stores/scopes.ts';

interface Renaming {
  from: string;
  to: string;
  /** The functions whose setups can follow. */
  readers: readonly string[];
}

/** Asks whether setups further on follow a field's new name; null when nothing is to be applied. */
export function askFollow(studio: StudioWindow, renaming: Renaming): Promise<'follow' | 'here' | null> {
  const { from, to } = renaming;
  return studio.dialogs.show<'follow' | 'here'>(
    { title: studio.text('forms.renamedTitle', { from, to }) },
    (close) => <FollowBody readers={renaming.readers} close={close} />,
  );
}

function FollowBody({
  readers,
  close,
}: {
  readers: readonly string[];
  close(answer: 'follow' | 'here' | null): void;
}) {
  const text = useText();
  return (
    <>
      <p>{text('forms.renamedText', { names: readers.join(', ') })}</p>
      <div className="dialog__buttons">
        <button type="button" className="button button--line" onClick={() => close(null)}>
          {text('shell.cancel')}
        </button>
        <button type="button" className="button button--line" onClick={() => close('here')}>
          {text('forms.renameHere')}
        </button>
        <button type="button" className="button button--go" data-autofocus onClick={() => close('follow')}>
          {text('forms.renameAll', { count: readers.length })}
        </button>
      </div>
    </>
  );
}
