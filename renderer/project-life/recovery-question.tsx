import { useText } from '../i18n/use-text.tsx';
import { useSettings } from '../stores/use-scopes.tsx';
import type { RecoveryCopy } from './recovery-choices.ts';

/** The only copy there is: to be restored or not. */
export function RecoveryQuestion(props: { copy: RecoveryCopy; close(answer: 'restore' | 'discard'): void }) {
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const { savedAt, changes, left, by } = props.copy;
  const time = new Date(savedAt).toLocaleString(language);
  return (
    <>
      <p>
        {left === 'elsewhere'
          ? text('shell.recovery.textElsewhere', { time, count: changes.length, computer: by.computer })
          : text('shell.recovery.text', { time, count: changes.length })}
      </p>
      <ul className="file-list">
        {changes.map(({ path }) => (
          <li key={path}>
            <code>{path}</code>
          </li>
        ))}
      </ul>
      <div className="dialog__buttons">
        <button type="button" className="button button--line" onClick={() => props.close('discard')}>
          {text('shell.recovery.discard')}
        </button>
        <button
          type="button"
          className="button button--go"
          data-autofocus
          onClick={() => props.close('restore')}
        >
          {text('shell.recovery.restore')}
        </button>
      </div>
    </>
  );
}
