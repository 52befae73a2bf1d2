import { X } from 'lucide-react';
import type { FieldType, TypedField } from '../../core/row-types/row-type.ts';
import { useText } from '../i18n/use-text.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { sayableTypes, wordOf } from './row-types.ts';

interface LineProps {
  field: TypedField;
  /** Its name is a person's to say. */
  isOwn: boolean;
  note: string;
  onChange(patch: Partial<TypedField>): void;
  /** Null where it stays. */
  onRemove: (() => void) | null;
}

/** A field with its type, which can be said anew: the five cells of a line in `.row-types`. */
export function FieldLine({ field, isOwn, note, onChange, onRemove }: LineProps) {
  const { name, type, nullable } = field;
  const text = useText();
  const word = wordOf(type);
  const words: readonly (typeof word)[] = sayableTypes.some((one) => one === word)
    ? sayableTypes
    : [word, ...sayableTypes];
  return (
    <>
      {isOwn ? (
        <input
          className="form-input"
          aria-label={text('forms.typesName')}
          value={name}
          onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
        />
      ) : (
        <b>{name}</b>
      )}
      <select
        className="form-input"
        aria-label={text('forms.typesOf', { name })}
        value={word}
        onChange={({ currentTarget: { value } }) => {
          const said = sayableTypes.find((one) => one === value);
          if (said !== undefined) onChange({ type: said satisfies FieldType });
        }}
      >
        {words.map((one) => (
          <option key={one} value={one}>
            {text(`forms.type.${one}`)}
          </option>
        ))}
      </select>
      <label className="form-flag">
        <input
          type="checkbox"
          checked={nullable}
          onChange={({ currentTarget }) => onChange({ nullable: currentTarget.checked })}
        />
        {text('forms.typesEmpty')}
      </label>
      <small>{note}</small>
      <span>
        {onRemove !== null && (
          <IconButton icon={X} size="small" label={text('forms.removeField', { name })} onClick={onRemove} />
        )}
      </span>
    </>
  );
}
