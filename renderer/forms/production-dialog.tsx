import './forms.css';
import './types-dialog.css';
import './production-dialog.css';
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { inProduction } from '../../core/production/in-production.ts';
import type { ItemType, TypedField } from '../../core/row-types/row-type.ts';
import { insertFunction } from '../flow-actions/flow-edits.ts';
import { useText } from '../i18n/use-text.tsx';
import type { Workspace } from '../stores/scopes.ts';
import { FieldLine } from './field-line.tsx';
import { castBefore, typesToKeep } from './production-edits.ts';
import { ProductionOutcome } from './production-outcome.tsx';
import { type ProductionState, productionState } from './production-state.ts';
import { edgeTypesAt, keepTypes } from './row-types.ts';

/** What a person wants done about it. */
type Answer = { do: 'keep'; struct: readonly TypedField[] } | { do: 'cast'; field: TypedField };

/** Plays through what production makes of the rows that come to the selected function. */
export async function showInProduction(workspace: Workspace): Promise<void> {
  const state = await productionState(workspace);
  if (state === null) return;
  const title = workspace.text('forms.production.title', { name: state.fname });
  const answer = await workspace.dialogs.show<Answer>({ title, size: 'lg' }, (close) => (
    <ProductionBody state={state} close={close} />
  ));
  if (answer?.do === 'cast') insertFunction(workspace, state.index, castBefore(workspace, answer.field));
  if (answer?.do !== 'keep') return;
  const edge = edgeTypesAt(workspace, state.index);
  if (edge !== null) keepTypes(workspace, edge, typesToKeep(edge.worked, answer.struct));
}

interface BodyProps {
  state: ProductionState;
  close(answer: Answer | null): void;
}

function ProductionBody({ state, close }: BodyProps) {
  const text = useText();
  const [struct, setStruct] = useState(state.struct);
  const { rows, fname, declared } = state;
  const outcome = useMemo(() => rows && inProduction(struct, rows.batches), [struct, rows]);
  const names = struct.map(({ name }) => name);
  const isWrong = names.some((name, index) => name.trim() === '' || names.indexOf(name) !== index);
  const set = (index: number, patch: Partial<TypedField>) =>
    setStruct(struct.map((field, at) => (at === index ? { ...field, ...patch } : field)));
  const isChanged = struct !== state.struct;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged && !isWrong) close({ do: 'keep', struct });
      }}
    >
      <p className="form-note">{text('forms.production.lead', { name: fname })}</p>
      {outcome === null || rows === null ? (
        <p className="form-counts">{text('forms.noRows')}</p>
      ) : (
        <ProductionOutcome
          state={state}
          outcome={outcome}
          batches={rows.batches.length}
          struct={struct}
          onStruct={setStruct}
          onCast={(field) => close({ do: 'cast', field })}
        />
      )}
      <p className="form-note">
        {declared === undefined
          ? text('forms.production.typed')
          : text('forms.production.declared', { type: declared })}
      </p>
      <div className="row-types">
        {[...struct.entries()].map(([index, field]) => (
          <FieldLine
            key={index}
            field={field}
            isOwn={index >= state.struct.length}
            note={goWord(field)}
            onChange={(patch) => set(index, patch)}
            onRemove={() => setStruct(struct.toSpliced(index, 1))}
          />
        ))}
      </div>
      <div className="dialog__buttons row-types__buttons">
        <button
          type="button"
          className="button button--line"
          onClick={() => setStruct([...struct, { name: '', type: 'text', nullable: true }])}
        >
          <Plus size={13} aria-hidden /> {text('forms.typesAdd')}
        </button>
        <span />
        <button type="button" className="button button--line" onClick={() => close(null)} data-autofocus>
          {text('forms.production.close')}
        </button>
        <button type="submit" className="button button--go" disabled={!isChanged || isWrong}>
          {text('forms.production.keep')}
        </button>
      </div>
    </form>
  );
}

const goWords = {
  number: 'float64',
  int: 'int64',
  text: 'string',
  date: 'string',
  datetime: 'string',
  bool: 'bool',
  mixed: 'interface{}',
  empty: 'interface{}',
} as const;

/** A field's type in Go. */
function goWord({ type, nullable }: ItemType): string {
  if (typeof type !== 'string') return 'list' in type ? `[]${goWord(type.list)}` : '*struct';
  const word = goWords[type];
  return nullable && word !== 'interface{}' ? `*${word}` : word;
}
