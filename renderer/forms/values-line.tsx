import { useEffect, useMemo, useState } from 'react';
import type { Found } from '../../core/builtins/evaluate/expression-runner.ts';
import { describeRowFailure } from '../../core/builtins/messages.ts';
import type { Row } from '../../core/builtins/preview.ts';
import { readExpression } from '../../core/expr/expression.ts';
import type { Typed } from '../../core/expr/typed.ts';
import { useText } from '../i18n/use-text.tsx';
import { useSettings } from '../stores/use-scopes.tsx';
import { cellText } from './cell-text.ts';
import { type ValueSurroundings, valueFor } from './first-values.ts';
import { typeWord } from './type-word.ts';

interface ValuesLineProps extends ValueSurroundings {
  text: string;
  rows: readonly Row[];
}

/** What an expression gives for the first rows, and its type; nothing while it can't be worked out. */
export function ValuesLine({ text, rows, ...surroundings }: ValuesLineProps) {
  const say = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const { names } = surroundings;
  const typed = useMemo(() => readExpression(text, { names }).typed, [text, names]);
  const values = useFirstValues(typed, surroundings, rows);
  if (typed === undefined || text.trim() === '') return null;
  return (
    <p className="form-values">
      <span className="form-values__row">
        {values.length > 0 && '→'}
        {[...values.entries()].map(([index, value]) => (
          <span
            key={index}
            title={say('forms.valueOfRow', { number: index + 1 })}
            data-failed={'failure' in value || undefined}
          >
            {'failure' in value
              ? describeRowFailure(value.failure.kind, language).message
              : cellText(value.value)}
          </span>
        ))}
      </span>
      <small>{typeWord(typed, say)}</small>
    </p>
  );
}

/** Milliseconds of work between two looks at what is being typed; after a value that took so long, the other rows are left out. */
const sliceMs = 8;
const mostMs = 100;

/** The values, one row after the other once the field has been drawn: the next key ends what is under way. */
function useFirstValues(
  typed: Typed | undefined,
  { names, before, params }: ValueSurroundings,
  rows: readonly Row[],
): readonly Found[] {
  const [values, setValues] = useState<readonly Found[]>([]);
  useEffect(() => {
    const found: Found[] = [];
    let timer = typed === undefined ? undefined : setTimeout(() => next(typed));
    function next(expression: Typed): void {
      const start = performance.now();
      let tookMs = 0;
      for (const row of rows.slice(found.length)) {
        found.push(valueFor(expression, { names, before, params }, row));
        tookMs = performance.now() - start;
        if (tookMs > sliceMs) break;
      }
      if (found.length === rows.length || tookMs > mostMs) setValues(found);
      else timer = setTimeout(() => next(expression));
    }
    return () => clearTimeout(timer);
  }, [typed, names, before, params, rows]);
  return values;
}
