import type { Usage } from '../../core/project/usage.ts';
import { useText } from '../i18n/use-text.tsx';
import type { StudioWindow } from '../stores/scopes.ts';
import { UsesList } from './uses-list.tsx';

type Choice = 'heal' | 'leave';

/** Shows where something is used that is to be deleted, and asks what becomes of that. */
export function askHow(studio: StudioWindow, name: string, uses: readonly Usage[]): Promise<Choice | null> {
  return studio.dialogs.show<Choice>({ title: studio.text('explorer.delete.title', { name }) }, (close) => (
    <DeleteBody uses={uses} close={close} />
  ));
}

function DeleteBody({ uses, close }: { uses: readonly Usage[]; close(answer: Choice | null): void }) {
  const text = useText();
  return (
    <>
      <p>{text('explorer.delete.used', { count: uses.length })}</p>
      <UsesList uses={uses} />
      <p>{text('explorer.delete.how')}</p>
      <div className="dialog__buttons">
        <button type="button" className="button button--line" onClick={() => close(null)}>
          {text('shell.cancel')}
        </button>
        <button type="button" className="button button--line button--danger" onClick={() => close('leave')}>
          {text('explorer.delete.leave')}
        </button>
        <button type="button" className="button button--go" data-autofocus onClick={() => close('heal')}>
          {text('explorer.delete.heal')}
        </button>
      </div>
    </>
  );
}
