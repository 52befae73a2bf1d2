import { NumberInput, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import type { StudioWindow } from '../../stores/scopes.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { fieldOf } from '../column-summary.ts';
import { asRecord } from '../row-record.ts';
import { shownRow } from '../shown-row.ts';
import { type FieldKind, type FieldPlan, fieldKinds, generateRows, planFor } from './generate-rows.ts';
import type { SampleTable } from './sample-blocks.ts';
import type { SampleLine } from './sample-lines.ts';

interface Field extends FieldPlan {
  id: number;
}

const details: Record<FieldKind, string> = {
  sequence: '1',
  integer: '1..100',
  number: '0..100',
  text: 'text',
  choice: 'a, b, c',
  boolean: '',
  date: '2026-01-01..2026-12-31',
};

/** Rows that plans are made after: the last ones, so that what counts up goes on. */
const plannedAfter = 1000;

/** Asks for a field list and a count; the rows to add, each as JSON, or null. It begins with the fields of the rows that are there. */
export function askGenerate(studio: StudioWindow, table: SampleTable): Promise<string[] | null> {
  const lines = table.lines.slice(-plannedAfter);
  const names = table.columns.length > 0 ? table.columns : ['id', 'name'];
  const plans = names.map((name) =>
    planFor(
      name,
      lines.map((line) => exactValue(line, name)),
    ),
  );
  const title = studio.text('samples.generateTitle');
  return studio.dialogs.show<string[]>({ title, size: 'lg' }, (close) => (
    <GenerateForm plans={plans} close={close} />
  ));
}

/** A value of a row; a whole number that no double holds as bigint. */
function exactValue({ text, value }: SampleLine, name: string): unknown {
  const found = fieldOf(asRecord(value), name);
  if (typeof found !== 'number' || !Number.isInteger(found) || Number.isSafeInteger(found)) return found;
  const json = shownRow(text).fields().get(name) ?? '';
  return /^-?\d+$/.test(json) ? BigInt(json) : found;
}

function GenerateForm({ plans, close }: { plans: readonly FieldPlan[]; close(rows: string[] | null): void }) {
  const text = useText();
  const [fields, setFields] = useState<readonly Field[]>(() => plans.map((plan, id) => ({ ...plan, id })));
  const [count, setCount] = useState(100);
  const change = (id: number, patch: Partial<Field>) =>
    setFields((list) => list.map((field) => (field.id === id ? { ...field, ...patch } : field)));
  const kinds = fieldKinds.map((value) => ({ value, label: text(`samples.kind_${value}`) }));
  const repeated =
    new Set(fields.map(({ name }) => name)).size < fields.length || fields.some(({ name }) => name === '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!repeated) close(generateRows(fields, count, Date.now()));
      }}
    >
      <div className="generate-field generate-field--head" aria-hidden>
        <span>{text('samples.fieldName')}</span>
        <span>{text('samples.fieldKind')}</span>
        <span>{text('samples.fieldDetail')}</span>
      </div>
      {fields.map((field) => (
        <div key={field.id} className="generate-field">
          <TextInput
            aria-label={text('samples.fieldName')}
            value={field.name}
            onChange={(event) => change(field.id, { name: event.currentTarget.value })}
          />
          <Select
            aria-label={text('samples.fieldKind')}
            data={kinds}
            value={field.kind}
            allowDeselect={false}
            onChange={(kind) => {
              const chosen = fieldKinds.find((known) => known === kind);
              if (chosen !== undefined) change(field.id, { kind: chosen, detail: details[chosen] });
            }}
          />
          <TextInput
            aria-label={text('samples.fieldDetail')}
            disabled={field.kind === 'boolean'}
            value={field.detail}
            onChange={(event) => change(field.id, { detail: event.currentTarget.value })}
          />
          <IconButton
            icon={Trash2}
            label={text('samples.removeField', { name: field.name })}
            onClick={() => setFields((list) => list.filter(({ id }) => id !== field.id))}
          />
        </div>
      ))}
      <button
        type="button"
        className="button button--line"
        onClick={() =>
          setFields((list) => [
            ...list,
            { ...planFor(`field${list.length + 1}`, []), id: Math.max(0, ...list.map(({ id }) => id)) + 1 },
          ])
        }
      >
        <Plus size={14} aria-hidden />
        <span>{text('samples.addField')}</span>
      </button>
      <NumberInput
        mt="sm"
        label={text('samples.rowCount')}
        min={1}
        max={100_000}
        value={count}
        onChange={(value) => setCount(Number(value) || 1)}
      />
      {repeated && <p role="alert">{text('samples.fieldNames')}</p>}
      <div className="dialog__buttons">
        <button type="button" className="button button--line" onClick={() => close(null)}>
          {text('shell.cancel')}
        </button>
        <button type="submit" className="button button--go">
          {text('samples.generateNow')}
        </button>
      </div>
    </form>
  );
}
