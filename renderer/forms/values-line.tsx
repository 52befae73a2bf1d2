import { expressionRunner } from '../../core/builtins/evaluate/expression-runner.ts';
import { describeRowFailure } from '../../core/builtins/messages.ts';
import type { Row } from '../../core/builtins/preview.ts';
import { parseLines } from '../../core/builtins/setup/lines.ts';
import type { Params } from '../../core/config/types.ts';
import { readExpression } from '../../core/expr/expression.ts';
import type { Typed } from '../../core/expr/typed.ts';
import type { Field } from '../../core/expr/types.ts';
import { useText } from '../i18n/use-text.tsx';
import { useSettings } from '../stores/use-scopes.tsx';
import { cellText } from './cell-text.ts';
import { readParam } from './preview-rows.ts';
import { typeWord } from './type-word.ts';

interface ValuesLineProps {
  text: string;
  names: ReadonlyMap<string, Field>;
  /** The lines before it, with the steps that it may use. */
  before: string;
  rows: readonly Row[];
  params: Params;
}

/** What an expression gives for the first rows, and its type; nothing while it can't be worked out. */
export function ValuesLine({ text, names, before, rows, params }: ValuesLineProps) {
  const say = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const { typed } = readExpression(text, { names });
  if (typed === undefined || text.trim() === '') return null;
  const values = rows.map((row) => valueFor(typed, names, before, row, params));
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

function valueFor(typed: Typed, names: ReadonlyMap<string, Field>, before: string, row: Row, params: Params) {
  const known = [...names.keys()];
  const values: unknown[] = [row];
  const steps = parseLines(before).lines.filter(({ isLet }) => isLet);
  for (const { left, right } of steps) {
    const at = known.indexOf(String(left.value));
    const step = readExpression(right, { names: new Map([...names].slice(0, at)) }).typed;
    if (at < 0 || step === undefined) continue;
    const found = expressionRunner(step, '', '', known.slice(0, at), readParam(params))(values);
    if ('failure' in found) return found;
    values[at] = found.value;
  }
  return expressionRunner(typed, '', '', known, readParam(params))(values);
}
