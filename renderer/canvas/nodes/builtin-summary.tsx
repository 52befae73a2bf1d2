import { builtinOf } from '../../../core/builtins/all.ts';
import type { ExplainPart } from '../../../core/builtins/definition.ts';
import { builtinKey } from '../../../core/builtins/mark.ts';
import type { Params } from '../../../core/config/types.ts';
import { boundedText } from '../../../core/text/bounded-text.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useSettings } from '../../stores/use-scopes.tsx';

/** A node has room for less. */
const longestPart = 300;

function shortened(part: ExplainPart): ExplainPart {
  return typeof part === 'string'
    ? boundedText(part, longestPart)
    : { code: boundedText(part.code, longestPart) };
}

/** A built-in's setup in one line: expressions as code, the rest in words; whether its answer depends on batches. */
export function BuiltinSummary({ setup }: { setup: Params }) {
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const builtin = builtinOf(setup);
  if (builtin === undefined)
    return (
      <small className="function-node__summary" data-missing>
        {boundedText(setup[builtinKey] ?? '', longestPart)}
      </small>
    );
  const parts = builtin.explain(setup, language).map(shortened);
  const batches = builtin.batches(setup);
  const title = `${builtin.title[language]} · ${parts.map((part) => (typeof part === 'string' ? part : part.code)).join('')}`;
  return (
    <small className="function-node__summary" title={title}>
      {batches !== 'row' && (
        <b className="function-node__batches">
          {text(batches === 'batch' ? 'canvas.node.perBatch' : 'canvas.node.perRun')} ·{' '}
        </b>
      )}
      {parts.map((part) => (typeof part === 'string' ? part : <code key={part.code}>{part.code}</code>))}
    </small>
  );
}
