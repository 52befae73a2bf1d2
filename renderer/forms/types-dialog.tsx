import './forms.css';
import './types-dialog.css';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { TypedField } from '../../core/row-types/row-type.ts';
import { useText } from '../i18n/use-text.tsx';
import type { Workspace } from '../stores/scopes.ts';
import { FieldLine } from './field-line.tsx';
import { GoFields } from './go-fields.tsx';
import { type EdgeTypes, edgeTypes, keepTypes, wordOf } from './row-types.ts';

/** Shows the types of the rows on an edge; a person's word on them is kept. */
export async function showRowTypes(workspace: Workspace): Promise<void> {
  const types = edgeTypes(workspace);
  if (types === null) return;
  const { from, to } = types.names;
  const title = workspace.text('forms.typesTitle', {
    from: from || workspace.text('forms.typesSource'),
    to: to || workspace.text('forms.typesEnd'),
  });
  const fields = await workspace.dialogs.show<readonly TypedField[]>({ title, size: 'lg' }, (close) => (
    <TypesBody types={types} close={close} />
  ));
  if (fields !== null) keepTypes(workspace, types, fields);
}

interface BodyProps {
  types: EdgeTypes;
  close(fields: readonly TypedField[] | null): void;
}

function TypesBody({ types, close }: BodyProps) {
  const text = useText();
  const [fields, setFields] = useState(() => withSpoken(types));
  const names = fields.map(({ name }) => name.trim());
  const isWrong = names.some((name, index) => name === '' || names.indexOf(name) !== index);
  const isWorked = (name: string) => types.worked.some((field) => field.name === name);
  const set = (index: number, patch: Partial<TypedField>) =>
    setFields(fields.map((field, at) => (at === index ? { ...field, ...patch } : field)));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWrong) close(fields.map((field) => ({ ...field, name: field.name.trim() })));
      }}
    >
      <p className="form-note">
        {text(types.worked.length === 0 ? 'forms.typesNone' : `forms.typesFrom.${types.source}`, {
          name: types.names.from,
        })}
      </p>
      <div className="row-types">
        {[...fields.entries()].map(([index, field]) => {
          const isOwn = !isWorked(field.name) || index >= types.worked.length;
          return (
            <FieldLine
              key={index}
              field={field}
              isOwn={isOwn}
              note={
                isOwn || !types.worked.some((one) => isUntouched(one, field)) ? text('forms.typesSpoken') : ''
              }
              onChange={(patch) => set(index, patch)}
              onRemove={isOwn ? () => setFields(fields.toSpliced(index, 1)) : null}
            />
          );
        })}
      </div>
      <GoFields onFields={(chosen) => setFields(withOthers(fields, chosen))} />
      <div className="dialog__buttons row-types__buttons">
        <button
          type="button"
          className="button button--line"
          onClick={() => setFields([...fields, { name: '', type: 'text', nullable: true }])}
        >
          <Plus size={13} aria-hidden /> {text('forms.typesAdd')}
        </button>
        <span />
        <button type="button" className="button button--line" onClick={() => close(null)}>
          {text('shell.cancel')}
        </button>
        <button type="submit" className="button button--go" disabled={isWrong} data-autofocus>
          {text('forms.apply')}
        </button>
      </div>
    </form>
  );
}

function withSpoken({ worked, spoken }: EdgeTypes): readonly TypedField[] {
  const said = new Map(spoken.map((field) => [field.name, field]));
  const own = spoken.filter(({ name }) => !worked.some((field) => field.name === name));
  return [...worked.map((field) => said.get(field.name) ?? field), ...own];
}

/** Fields with what is known otherwise of some, and those that are new. */
function withOthers(fields: readonly TypedField[], others: readonly TypedField[]): readonly TypedField[] {
  const chosen = new Map(others.map((field) => [field.name, field]));
  const known = new Set(fields.map(({ name }) => name.trim()));
  return [
    ...fields.map((field) => chosen.get(field.name.trim()) ?? field),
    ...others.filter(({ name }) => !known.has(name)),
  ];
}

function isUntouched(one: TypedField, { name, type, nullable }: TypedField): boolean {
  return one.name === name && one.nullable === nullable && wordOf(one.type) === wordOf(type);
}
