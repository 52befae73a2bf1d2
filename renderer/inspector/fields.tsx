import { NumberInput, Switch, TagsInput, TextInput } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { fieldHelp } from '../../core/config/fields.ts';
import type { ConfigKind, ConfigPath } from '../../core/config/types.ts';
import { type FieldValue, setConfigValue } from '../../core/project/edits/fields.ts';
import { applyEdit } from '../config-actions/edit-config.ts';
import { useText } from '../i18n/use-text.tsx';
import { useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import '../ui/field-group.css';

/** One field of a config file: where it stands and what it is called. */
export interface FieldProps {
  file: string;
  kind: ConfigKind;
  path: ConfigPath;
  label: string;
}

/** What KisFlow really does with the field, in the current language. */
function useHelp({ kind, path }: FieldProps): string {
  const language = useSettings((settings) => settings.resolvedLanguage);
  return fieldHelp(kind, path, language);
}

/** Sets a field in place; typing in one field is one undo step. */
function useSetField({ file, path }: FieldProps): (value: FieldValue) => void {
  const workspace = useWorkspace();
  return (value) =>
    applyEdit(
      workspace,
      'inspector.editField',
      (project) => setConfigValue(project, file, path, value),
      `${file}:${path.join('.')}`,
    );
}

export function TextField(props: FieldProps & { value: string; placeholder?: string }) {
  const set = useSetField(props);
  return (
    <TextInput
      size="xs"
      label={props.label}
      description={useHelp(props)}
      placeholder={props.placeholder ?? ''}
      value={props.value}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}

export function NumberField(props: FieldProps & { value: number; suffix?: string }) {
  const set = useSetField(props);
  return (
    <NumberInput
      size="xs"
      label={props.label}
      description={useHelp(props)}
      value={props.value}
      allowDecimal={false}
      min={0}
      max={2_147_483_647}
      suffix={props.suffix ?? ''}
      onChange={(value) => {
        if (typeof value === 'number') set(value);
      }}
    />
  );
}

export function SwitchField(props: FieldProps & { value: boolean }) {
  const set = useSetField(props);
  return (
    <Switch
      size="xs"
      label={props.label}
      description={useHelp(props)}
      checked={props.value}
      onChange={(event) => set(event.currentTarget.checked)}
    />
  );
}

export function ListField(props: FieldProps & { value: readonly string[]; children?: ReactNode }) {
  const set = useSetField(props);
  const text = useText();
  return (
    <>
      <TagsInput
        size="xs"
        label={props.label}
        description={useHelp(props)}
        placeholder={text('inspector.addToList')}
        value={[...props.value]}
        onChange={(value) => set(value)}
        splitChars={[',', '，']}
        acceptValueOnBlur
      />
      {props.children}
    </>
  );
}

const nameFieldId = 'inspector-name';

/** A name: changed everywhere it is used, when the field is left or Enter is pressed. */
export function NameField(props: {
  label: string;
  value: string;
  problem(name: string): string | null;
  onRename(name: string): void;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const problem = draft === null ? null : props.problem(draft);
  function finish() {
    if (draft !== null && problem === null && draft !== props.value) {
      props.onRename(draft);
      requestAnimationFrame(focusNameAgain);
    }
    setDraft(null);
  }
  return (
    <TextInput
      id={nameFieldId}
      size="xs"
      label={props.label}
      value={draft ?? props.value}
      error={problem}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}

/** A file that goes by the new name is inspected afresh: the focus would be lost with the old form. */
function focusNameAgain(): void {
  if (document.activeElement === document.body) document.getElementById(nameFieldId)?.focus();
}

/** A titled group of a form. */
export function FieldGroup({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="field-group" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}
