import { Checkbox } from '@mantine/core';
import type { Diagnostic } from '../../core/lint/diagnostic.ts';
import { useText } from '../i18n/use-text.tsx';
import { useSettings } from '../stores/use-scopes.tsx';

interface LossesProps {
  losses: readonly Diagnostic[];
  accepted: boolean;
  onAccept(accepted: boolean): void;
}

/** Asks whether texts that KisFlow's form loses or breaks shall be exported all the same, and names them. */
export function Losses({ losses, accepted, onAccept }: LossesProps) {
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  if (losses.length === 0) return null;
  return (
    <div className="export__findings" role="alert">
      {text('export.losses', { count: losses.length })}
      <ul>
        {losses.map(({ path, range, message }) => (
          <li key={`${path} ${range.line} ${range.column} ${message.en}`} data-severity="warning">
            <code>{`${path}:${range.line}`}</code> {message[language]}
          </li>
        ))}
      </ul>
      <Checkbox
        size="xs"
        label={text('export.losesAnyway')}
        checked={accepted}
        onChange={(event) => onAccept(event.currentTarget.checked)}
      />
    </div>
  );
}
