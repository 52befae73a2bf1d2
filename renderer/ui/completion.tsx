import { type KeyboardEvent, type ReactNode, type RefObject, useId, useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import './completion.css';
import { hasModifier } from './keys.ts';

/** What may be written at the caret: `text` replaces what stands between `start` and the caret; `type` says in words what it is. */
interface Suggestion {
  readonly label: string;
  readonly text: string;
  readonly type: string;
}

interface Suggestions {
  readonly start: number;
  readonly items: readonly Suggestion[];
}

/** Finds what may stand at the caret of a text. */
export type FindSuggestions = (text: string, caret: number) => Suggestions;

interface CompletedField {
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>;
  value: string;
  /** Null where nothing is offered. */
  find: FindSuggestions | null;
  onChange(next: string): void;
}

/** Where the caret was when something was typed; `always`: even where no word was begun. */
interface Asked {
  readonly text: string;
  readonly caret: number;
  readonly always: boolean;
}

/** So many suggestions are shown. */
const mostItems = 8;
const nothing: Suggestions = { start: 0, items: [] };

function offered({ text, caret, always }: Asked, find: FindSuggestions): Suggestions {
  const found = find(text, caret);
  const word = text.slice(found.start, caret);
  const isBegun = always || word !== '' || /[.["']$/.test(text.slice(0, caret));
  const isWhole = found.items.length === 1 && found.items[0]?.text === word;
  return isBegun && !isWhole ? { ...found, items: found.items.slice(0, mostItems) } : nothing;
}

/**
 * What may stand at the caret of a field, from the moment when a word is typed until one is taken; also when what may stand there
 * is only known later. The field gets `attributes`, and `list` stands beside it.
 */
export function useCompletion({ field, value, find, onChange }: CompletedField) {
  const id = useId();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [current, setCurrent] = useState(0);
  const { start, items } = asked && find ? offered(asked, find) : nothing;
  const isOpen = items.length > 0;
  const caretNow = (): number => field.current?.selectionStart ?? value.length;

  function ask(text: string, caret: number, always = false): void {
    setAsked({ text, caret, always });
    setCurrent(0);
  }
  function accept(item: Suggestion): void {
    onChange(value.slice(0, start) + item.text + value.slice(caretNow()));
    setAsked(null);
    const caret = start + item.text.length;
    requestAnimationFrame(() => field.current?.setSelectionRange(caret, caret));
  }
  function move(by: number): void {
    setCurrent((current + by + items.length) % items.length);
  }
  /** Whether the key was one of the list's. */
  function takes(event: KeyboardEvent): boolean {
    const { key, ctrlKey, metaKey } = event;
    if (key === ' ' && (ctrlKey || metaKey)) ask(value, caretNow(), true);
    else if (!isOpen || hasModifier(event)) return false;
    else if (key === 'ArrowDown') move(1);
    else if (key === 'ArrowUp') move(-1);
    else if (key === 'Escape') setAsked(null);
    else if ((key === 'Enter' || key === 'Tab') && items[current]) accept(items[current]);
    else return false;
    return true;
  }
  return {
    type(next: string, caret: number | null): void {
      onChange(next);
      ask(next, caret ?? next.length);
    },
    onKeyDown(event: KeyboardEvent): void {
      if (!takes(event)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    attributes: {
      role: 'combobox',
      'aria-expanded': isOpen,
      'aria-controls': id,
      'aria-autocomplete': 'list',
      'aria-activedescendant': isOpen ? `${id}-${current}` : undefined,
      onBlur: () => setAsked(null),
    } as const,
    list: isOpen ? <List {...{ id, items, current, accept }} /> : null,
  };
}

interface ListProps {
  id: string;
  items: readonly Suggestion[];
  current: number;
  accept(item: Suggestion): void;
}

function List({ id, items, current, accept }: ListProps): ReactNode {
  const text = useText();
  return (
    <div className="completion" id={id} role="listbox" aria-label={text('debug.suggestions')}>
      {items.map((item, index) => (
        <div
          key={item.label}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === current}
          onPointerDown={(event) => {
            event.preventDefault();
            accept(item);
          }}
        >
          <span>{item.label}</span> <small>{item.type}</small>
        </div>
      ))}
    </div>
  );
}
