import './form-lines.css';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { type ListedName, parseNames, printNames } from '../../core/builtins/setup/names.ts';
import type { RowFields } from '../../core/row-types/row-type.ts';
import { useText } from '../i18n/use-text.tsx';
import { useSettings } from '../stores/use-scopes.tsx';
import { nameText } from './cell-text.ts';
import type { ParamProps } from './param-props.ts';
import { typeWord } from './type-word.ts';
import { useKeptFocus } from './use-kept-focus.ts';

interface NamesProps extends ParamProps {
  /** What can be chosen; undefined when it is not known. */
  fields: RowFields | undefined;
  /** What may stand behind a name. */
  extra: 'as' | 'desc' | null;
}

/** A chosen name. */
interface Chosen {
  name: string;
  as?: string | undefined;
  word?: string | undefined;
}

/** More fields than this are searched. */
const many = 12;
const mostOffered = 60;
/** More names than this are a text. */
const mostChosen = 1_000;

/** Names of fields: chosen ones in their order, the others to add. What can't be read so stands as text. */
export function NamesField({ param, value, fields, extra, onChange, hasFocus, onFocused }: NamesProps) {
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const [search, setSearch] = useState('');
  const { frame, keepFocus } = useKeptFocus();
  const { names, problem } = parseNames(value);
  const title = param.title[language];
  if (problem !== undefined || fields === undefined || names.length > mostChosen)
    return (
      <input
        className="form-input"
        aria-label={title}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  const chosen = names.map(chosenOf);
  const set = (next: readonly Chosen[]) => onChange(printNames(next));
  const rest = [...fields].filter(([name]) => !chosen.some((one) => one.name === name));
  const offered = rest.filter(([name]) => name.toLowerCase().includes(search.trim().toLowerCase()));
  return (
    <div ref={frame} className="form-names">
      <fieldset className="form-names__chosen" aria-label={title}>
        {chosen.map((one, index) => (
          <Chip
            // A field may be chosen again under another name.
            key={`${one.name} ${chosen.slice(0, index).filter(({ name }) => name === one.name).length}`}
            one={one}
            type={fields.get(one.name)}
            extra={extra}
            onChange={(next) => set(chosen.with(index, next))}
            onRemove={() => {
              keepFocus('.form-names__chosen > *', index);
              set(chosen.toSpliced(index, 1));
            }}
          />
        ))}
      </fieldset>
      {rest.length > many && (
        <input
          className="form-input"
          type="search"
          aria-label={text('forms.findField')}
          placeholder={text('forms.findField')}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      )}
      <div className="form-names__rest">
        {offered.slice(0, mostOffered).map(([name, field], index) => (
          <button
            key={name}
            type="button"
            className="form-chip form-chip--add"
            aria-label={text('forms.addField', { name })}
            aria-description={typeWord(field, text)}
            ref={(button) => {
              if (!hasFocus || index !== 0 || button === null) return;
              button.focus();
              onFocused();
            }}
            onClick={() => {
              keepFocus('.form-names__rest > *', index);
              set([...chosen, { name }]);
            }}
          >
            {nameText(name)} <small data-type={typeWord(field, text)} /> <Plus size={11} aria-hidden />
          </button>
        ))}
        {offered.length > mostOffered && (
          <small>{text('forms.moreFields', { count: offered.length - mostOffered })}</small>
        )}
      </div>
    </div>
  );
}

function chosenOf({ name, as, word }: ListedName): Chosen {
  return { name, as: as?.name, word: word?.name };
}

interface ChipProps {
  one: Chosen;
  type: Parameters<typeof typeWord>[0] | undefined;
  extra: NamesProps['extra'];
  onChange(next: Chosen): void;
  onRemove(): void;
}

function Chip({ one, type, extra, onChange, onRemove }: ChipProps) {
  const text = useText();
  const isDescending = one.word === 'desc';
  return (
    <span className="form-chip" data-unknown={type === undefined || undefined}>
      {nameText(one.name)} {type !== undefined && <small>{typeWord(type, text)}</small>}
      {extra === 'as' && (
        <label>
          {text('forms.as')}
          <input
            aria-label={text('forms.renameField', { name: one.name })}
            size={Math.max(4, (one.as ?? '').length)}
            value={one.as ?? ''}
            placeholder={one.name}
            onChange={({ currentTarget: { value } }) =>
              onChange({ ...one, as: value.trim() === '' ? undefined : value.trim() })
            }
          />
        </label>
      )}
      {extra === 'desc' && (
        <button
          type="button"
          aria-label={text('forms.orderOf', { name: one.name })}
          aria-pressed={isDescending}
          onClick={() => onChange({ ...one, word: isDescending ? undefined : 'desc' })}
        >
          {isDescending ? '↓' : '↑'}
        </button>
      )}
      <button type="button" aria-label={text('forms.removeField', { name: one.name })} onClick={onRemove}>
        <X size={11} aria-hidden />
      </button>
    </span>
  );
}
