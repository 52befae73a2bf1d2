import { type ReactNode, type RefObject, useId, useMemo, useRef, useState } from 'react';
import type { Breakpoint } from '../../core/debug/breakpoint.ts';
import { RowShape } from '../../core/debug/row-shape.ts';
import { visitSurroundings } from '../../core/debug/visit-facts.ts';
import { complete, completionType } from '../../core/expr/complete.ts';
import { readExpression } from '../../core/expr/expression.ts';
import { describeProblem } from '../../core/expr/messages.ts';
import type { ExpressionProblem } from '../../core/expr/problem.ts';
import { typeWords } from '../../core/expr/type-words.ts';
import type { ExpressionType } from '../../core/expr/types.ts';
import { useSettings } from '../stores/use-scopes.tsx';
import { useCompletion } from '../ui/completion.tsx';

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
  const completion = useCompletion({
    field,
    value: typed,
    onChange(next) {
      setTyped(next);
      onCommit(next);
    },
    find(text, caret) {
      const { start, items } = complete(text, caret, { ...surroundings, params: [] }, expected);
      return {
        start,
        items: items.map((item) => ({ ...item, type: typeWords(completionType(item), language) })),
      };
    },
  });

  return (
    <div className="debug-field">
      <label htmlFor={id}>{label}</label>
      <div className="completed-field">
        <textarea
          {...completion.attributes}
          id={id}
          ref={field}
          className="debug-input"
          aria-invalid={shown.some(({ severity }) => severity === 'error') || undefined}
          aria-describedby={`${id}-problems`}
          rows={typed.length > 34 ? 2 : 1}
          spellCheck={false}
          placeholder={hint}
          value={typed}
          onChange={({ currentTarget }) =>
            completion.type(currentTarget.value.replaceAll('\n', ' '), currentTarget.selectionStart)
          }
          onKeyDown={(event) => {
            completion.onKeyDown(event);
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
        {completion.list}
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
