import {
  errorStatement,
  formatPlace,
  type ReceivedError,
  type SourcePlace,
} from '../../core/errors/coded-error.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { useSettings } from '../stores/use-scopes.tsx';

/** A coded error in the current language, with what to do about it. Its place is a link when `onPlace` is given. */
export function ErrorNote({
  error,
  onPlace,
}: {
  error: ReceivedError;
  onPlace?: (place: SourcePlace) => void;
}) {
  const language = useSettings((settings) => settings.resolvedLanguage);
  const described = errorStatement(error, language);
  const [message, help] = [visibleText(described.message), visibleText(described.help)];
  const place = formatPlace(error);
  return (
    <div className="error-note" role="alert">
      <div className="error-note__message">{message}</div>
      {place !== '' && onPlace && (
        <button type="button" className="error-note__place" onClick={() => onPlace(error)}>
          {place}
        </button>
      )}
      {place !== '' && !onPlace && <code>{place}</code>}
      {help !== '' && <div className="error-note__help">{help}</div>}
    </div>
  );
}
