import { TextInput } from '@mantine/core';
import { Search, Sigma, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { useRun, useShownRows, useWorkspace } from '../../stores/use-scopes.tsx';
import { useCompletion } from '../../ui/completion.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { usePastCompletion } from './use-past-completion.ts';

/** What rows are looked for: a text or an expression, and in which batch. Where rows of both sides are shown, a text. */
export function RowsQuery({ isOfBoth }: { isOfBoth: boolean }) {
  const text = useText();
  const { rows } = useWorkspace();
  const isText = useShownRows((state) => isOfBoth || state.by === 'text');
  const value = useShownRows((state) => (isText ? state.text : state.where));
  const batch = useShownRows((state) => state.batch);
  const visit = useShownRows((state) => state.visit);
  const asked = useShownRows((state) => state.asked);
  const batches = useRun((run) => run.journal?.batch ?? 0);
  const field = useRef<HTMLInputElement>(null);
  const answered = useRef(0);
  const completion = useCompletion({
    field,
    value,
    find: usePastCompletion(!isText),
    onChange: (next) => rows.setState({ [isText ? 'text' : 'where']: next, chosen: null }),
  });
  useEffect(() => {
    if (asked > answered.current) field.current?.focus();
    answered.current = asked;
  }, [asked]);
  return (
    <div className="rows-query">
      <div className="completed-field rows-query__field">
        <TextInput
          {...(isText ? {} : completion.attributes)}
          ref={field}
          size="xs"
          styles={{ input: isText ? {} : { fontFamily: 'var(--mono)' } }}
          aria-label={text(isText ? 'data.find' : 'rows.where')}
          placeholder={isText ? text('data.find') : 'row.qty <= 0'}
          leftSection={isText ? <Search size={13} aria-hidden /> : <Sigma size={13} aria-hidden />}
          spellCheck={false}
          value={value}
          onChange={({ currentTarget }) => completion.type(currentTarget.value, currentTarget.selectionStart)}
          onKeyDown={completion.onKeyDown}
        />
        {completion.list}
      </div>
      {!isOfBoth && (
        <IconButton
          icon={Sigma}
          size="small"
          label={text('rows.byExpression')}
          pressed={!isText}
          onClick={() => {
            rows.setState({ by: isText ? 'expression' : 'text', chosen: null });
            field.current?.focus();
          }}
        />
      )}
      {visit !== null && (
        <button
          type="button"
          className="rows-query__visit"
          title={text('rows.allVisits')}
          aria-label={`${text('rows.onlyVisit', { visit })} – ${text('rows.allVisits')}`}
          onClick={() => rows.setState({ visit: null, chosen: null })}
        >
          {text('rows.onlyVisit', { visit })} <X size={11} aria-hidden />
        </button>
      )}
      {visit === null && (batches > 1 || batch !== null) && (
        <TextInput
          size="xs"
          className="rows-query__batch"
          inputMode="numeric"
          aria-label={text('rows.batchField')}
          placeholder={text('rows.allBatches')}
          value={batch ?? ''}
          onChange={({ currentTarget }) => {
            const digits = currentTarget.value.replace(/\D/g, '').slice(0, 9);
            rows.setState({ batch: Number(digits) || null, chosen: null });
          }}
        />
      )}
    </div>
  );
}
