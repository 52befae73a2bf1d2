import { type KeyboardEvent, type ReactNode, type RefObject, useId, useMemo, useRef, useState } from 'react';
import type { Breakpoint } from '../../core/debug/breakpoint.ts';
import { RowShape } from '../../core/debug/row-shape.ts';
import { visitSurroundings } from '../../core/debug/visit-facts.ts';
import { type Completion, complete, completionType } from '../../core/expr/complete.ts';
import { readExpression } from '../../core/expr/expression.ts';
import { describeProblem } from '../../core/expr/messages.ts';
import type { ExpressionProblem } from '../../core/expr/problem.ts';
import { typeWords } from '../../core/expr/type-words.ts';
import type { ExpressionType } from '../../core/expr/types.ts';
import { useText } from '../i18n/use-text.tsx';
import { useSettings } from '../stores/use-scopes.tsx';

interface Props {
  label: string;
  hint: string;
  value: string;
  at: Breakpoint['at'];
  /** Rows that were seen: what is known of fields comes from them. */
  rows: readonly unknown[];
  expected?: ExpressionType;
  fieldRef?: RefObject<HTMLTextAreaElement | null>;
  /** Called at every change that can be read, and when the field is left. */
  onCommit(value: string): void;
  children?(typed: string): ReactNode;
}

/** So many suggestions are shown. */
const mostItems = 8;

/** A field for an expression: what is wrong with it is said at its place while one types, and what can stand there is offered. */
export function ExpressionField({
  label,
  hint,
  value,
  at,
  rows,
  expected,
  fieldRef,
  onCommit,
  children,
}: Props) {
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const id = useId();
  const own = useRef<HTMLTextAreaElement>(null);
  const field = fieldRef ?? own;
  const [typed, setTyped] = useState(value);
  const surroundings = useMemo(() => surroundingsOf(at, rows), [at, rows]);
  const problems = typed.trim() === '' ? [] : readExpression(typed, surroundings, expected).problems;
  // Without rows nothing is known of fields; how many rows fail is counted, so what may be null is no news.
  const shown = problems.filter(
    ({ code }) => code !== 'expr.may-be-null' && (rows.length > 0 || !isOfFields(code)),
  );
  const offer = useSuggestions(field, (before, caret) =>
    complete(before, caret, { ...surroundings, params: [] }, expected),
  );

  function type(next: string, caret: number | null): void {
    setTyped(next);
    offer.ask(next, caret ?? next.length);
    onCommit(next);
  }
  function accept(item: Completion): void {
    const { start } = offer;
    const end = field.current?.selectionStart ?? typed.length;
    const next = typed.slice(0, start) + item.text + typed.slice(end);
    setTyped(next);
    onCommit(next);
    offer.close();
    const caret = start + item.text.length;
    requestAnimationFrame(() => field.current?.setSelectionRange(caret, caret));
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === ' ' && (event.ctrlKey || event.metaKey))
      offer.ask(typed, field.current?.selectionStart ?? typed.length, true);
    else if (offer.items.length === 0) {
      if (event.key === 'Enter') event.preventDefault();
      return;
    } else if (event.key === 'ArrowDown') offer.move(1);
    else if (event.key === 'ArrowUp') offer.move(-1);
    else if (event.key === 'Escape') offer.close();
    else if (event.key === 'Enter' || event.key === 'Tab') {
      const item = offer.items[offer.current];
      if (item) accept(item);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="debug-field">
      <label htmlFor={id}>{label}</label>
      <div className="debug-expression">
        <textarea
          id={id}
          ref={field}
          className="debug-input"
          role="combobox"
          aria-expanded={offer.items.length > 0}
          aria-controls={`${id}-items`}
          aria-autocomplete="list"
          aria-activedescendant={offer.items.length > 0 ? `${id}-${offer.current}` : undefined}
          aria-invalid={shown.some(({ severity }) => severity === 'error') || undefined}
          aria-describedby={`${id}-problems`}
          rows={typed.length > 34 ? 2 : 1}
          spellCheck={false}
          placeholder={hint}
          value={typed}
          onChange={({ currentTarget }) =>
            type(currentTarget.value.replaceAll('\n', ' '), currentTarget.selectionStart)
          }
          onKeyDown={onKeyDown}
          onBlur={offer.close}
        />
        {offer.items.length > 0 && (
          <div
            className="debug-items"
            id={`${id}-items`}
            role="listbox"
            aria-label={text('debug.suggestions')}
          >
            {offer.items.map((item, index) => (
              <div
                key={item.label}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === offer.current}
                onPointerDown={(event) => {
                  event.preventDefault();
                  accept(item);
                }}
              >
                <span>{item.label}</span> <small>{typeWords(completionType(item), language)}</small>
              </div>
            ))}
          </div>
        )}
      </div>
      <div id={`${id}-problems`}>
        {shown.map((problem) => (
          <Problem key={`${problem.code} ${problem.start}`} problem={problem} text={typed} />
        ))}
      </div>
      {children?.(typed)}
    </div>
  );
}

/** What is wrong, under the part of the text that it is about. */
function Problem({ problem, text }: { problem: ExpressionProblem; text: string }) {
  const language = useSettings((settings) => settings.resolvedLanguage);
  const { message, help } = describeProblem(problem, language);
  return (
    <small className="debug-problem" data-severity={problem.severity}>
      <code>
        {text.slice(0, problem.start)}
        <mark>{text.slice(problem.start, Math.max(problem.end, problem.start + 1)) || ' '}</mark>
        {text.slice(problem.end)}
      </code>
      {message}. {help}
    </small>
  );
}

function isOfFields(code: string): boolean {
  return code.startsWith('expr.unknown-field') || code === 'expr.null-as-value' || code === 'expr.no-fields';
}

function surroundingsOf(at: Breakpoint['at'], rows: readonly unknown[]) {
  const shape = new RowShape();
  shape.look(rows);
  return visitSurroundings(at, shape.field());
}

/** What may stand at the caret, from the moment when a word is typed until one is taken. */
function useSuggestions(
  field: RefObject<HTMLTextAreaElement | null>,
  find: (text: string, caret: number) => { start: number; items: readonly Completion[] },
) {
  const [state, setState] = useState<{ start: number; items: readonly Completion[]; current: number }>({
    start: 0,
    items: [],
    current: 0,
  });
  return {
    ...state,
    ask(text: string, caret: number, always = false): void {
      const found = find(text, caret);
      const word = text.slice(found.start, caret);
      const items = always || word !== '' || /[.["']$/.test(text.slice(0, caret)) ? found.items : [];
      const isWhole = items.length === 1 && items[0]?.text === word;
      setState({ start: found.start, items: isWhole ? [] : items.slice(0, mostItems), current: 0 });
    },
    move(by: number): void {
      setState((now) => ({ ...now, current: (now.current + by + now.items.length) % now.items.length }));
    },
    close(): void {
      if (field.current !== null) setState((now) => ({ ...now, items: [] }));
    },
  };
}
