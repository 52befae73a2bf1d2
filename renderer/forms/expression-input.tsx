import './expression.css';
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { describeSetupProblem } from '../../core/builtins/messages.ts';
import type { SetupFix, SetupProblem } from '../../core/builtins/problem.ts';
import type { Completion, Completions } from '../../core/expr/complete.ts';
import { useText } from '../i18n/use-text.tsx';
import { useSettings } from '../stores/use-scopes.tsx';
import { isInputMethodKey } from '../ui/input-method.ts';
import { Kbd } from '../ui/kbd.tsx';
import { ExpressionPaint } from './expression-paint.tsx';
import { typeWord } from './type-word.ts';

export interface ExpressionInputProps {
  label: string;
  value: string;
  /** Places are in `value`. */
  problems: readonly SetupProblem[];
  onChange(value: string): void;
  onFix(fix: SetupFix): void;
  /** What may be written at the caret; without it nothing is proposed. */
  complete?: (text: string, caret: number) => Completions;
  hasFocus?: boolean;
  onFocused?(): void;
}

/** A field for an expression: what is wrong is underlined where it stands and said below, and what may come next is proposed. */
export function ExpressionInput(props: ExpressionInputProps) {
  const { label, value, problems, onChange, onFix } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const popup = useCompletion(field, props);
  const id = useId();
  useEffect(() => {
    if (!props.hasFocus) return;
    field.current?.focus();
    field.current?.select();
    props.onFocused?.();
  }, [props.hasFocus, props.onFocused]);
  function onKeyDown(event: KeyboardEvent): void {
    if (isInputMethodKey(event.nativeEvent) || popup.onKeyDown(event)) return;
    const fix = problems.find((problem) => problem.fix !== undefined)?.fix;
    if (event.key === 'Enter' && event.altKey && fix !== undefined) onFix(fix);
    // An expression is one line; Ctrl Enter is the form's.
    else if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
  }
  const isWrong = problems.some(({ severity }) => severity === 'error');
  return (
    <div className="expression" data-wrong={isWrong || undefined}>
      <div className="expression__field">
        <ExpressionPaint text={value} marks={problems} />
        <textarea
          ref={field}
          rows={1}
          spellCheck={false}
          autoComplete="off"
          role="combobox"
          aria-label={label}
          aria-invalid={isWrong}
          aria-describedby={problems.length > 0 ? `${id}-problems` : undefined}
          aria-expanded={popup.items.length > 0}
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={popup.items.length > 0 ? `${id}-${popup.active}` : undefined}
          value={value}
          onChange={({ currentTarget }) => {
            onChange(currentTarget.value.replace(/[\r\n]+/g, ' '));
            popup.onTyped(currentTarget.value, currentTarget.selectionStart);
          }}
          onKeyDown={onKeyDown}
          onBlur={popup.close}
        />
      </div>
      {popup.items.length > 0 && <CompletionList id={id} {...popup} />}
      <Problems id={id} problems={problems} onFix={onFix} isText />
    </div>
  );
}

/** What is wrong, in words, with the one likely fix. */
/** What is wrong with a value; `isText`: it stands as a text, in which one can count the characters. */
export function Problems({
  id,
  problems,
  onFix,
  isText,
}: { id: string; isText: boolean } & Pick<ExpressionInputProps, 'problems' | 'onFix'>) {
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  if (problems.length === 0) return null;
  return (
    <ul id={`${id}-problems`} className="form-problems">
      {problems.map((problem) => {
        const { fix, severity, start, code, key } = problem;
        const { message, help } = describeSetupProblem(problem, language);
        return (
          <li key={`${code} ${key} ${start}`} data-severity={severity}>
            <span title={help}>
              {isText && <b>{text('forms.character', { number: start + 1 })}</b>} {message}
            </span>
            {fix !== undefined && (
              <button type="button" className="button button--line" tabIndex={-1} onClick={() => onFix(fix)}>
                {text('forms.use', { text: fix.text })} <Kbd combination="Alt+Enter" />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface Popup {
  items: readonly Completion[];
  active: number;
  take(item: Completion): void;
}

function CompletionList({ id, items, active, take }: Popup & { id: string }) {
  const text = useText();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={list}
      id={`${id}-list`}
      className="completions"
      role="listbox"
      aria-label={text('forms.completions')}
    >
      {items.map((item, index) => (
        <div
          key={`${item.kind} ${item.label}`}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => take(item)}
          onKeyDown={({ key }) => key === 'Enter' && take(item)}
        >
          <span className="completions__label">{item.label}</span>
          <span className="completions__type">{typeWord(item, text)}</span>
          <small>{text(`forms.kind.${item.kind}`)}</small>
        </div>
      ))}
    </div>
  );
}

const noItems: Completions = { start: 0, items: [] };
const mostItems = 60;

function useCompletion(
  field: RefObject<HTMLTextAreaElement | null>,
  { value, complete, onChange }: Pick<ExpressionInputProps, 'value' | 'complete' | 'onChange'>,
) {
  const [{ start, items }, setFound] = useState(noItems);
  const [active, setActive] = useState(0);
  const [caret, setCaret] = useState<number | null>(null);
  useEffect(() => {
    if (caret === null) return;
    field.current?.setSelectionRange(caret, caret);
    setCaret(null);
  }, [caret, field]);
  const close = () => setFound(noItems);
  function open(text: string, at: number): void {
    const found = complete?.(text, at) ?? noItems;
    // What is written to its end needs no proposal.
    const isWritten = found.items.length === 1 && text.slice(found.start, at) === found.items[0]?.text;
    setFound({ start: found.start, items: isWritten ? [] : found.items.slice(0, mostItems) });
    setActive(0);
  }
  function take(item: Completion): void {
    const at = field.current?.selectionStart ?? value.length;
    onChange(value.slice(0, start) + item.text + value.slice(at));
    setCaret(start + item.text.length);
    close();
  }
  return {
    items,
    active,
    take,
    close,
    onTyped: (text: string, at: number) =>
      /[\w.["(]$/.test(text.slice(0, at)) && !/(^|[^\w.])\d[\w.]*$/.test(text.slice(0, at))
        ? open(text, at)
        : close(),
    /** Whether the key was the list's. */
    onKeyDown(event: KeyboardEvent): boolean {
      const isAsked = event.key === ' ' && event.ctrlKey;
      if (isAsked) open(value, field.current?.selectionStart ?? value.length);
      else if (items.length === 0 || event.ctrlKey || event.altKey || event.metaKey) return false;
      else if (event.key === 'ArrowDown') setActive((active + 1) % items.length);
      else if (event.key === 'ArrowUp') setActive((active + items.length - 1) % items.length);
      else if (event.key === 'Escape') close();
      else if (event.key === 'Enter' || event.key === 'Tab') {
        const item = items[active];
        if (item !== undefined) take(item);
      } else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}
