import { SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { FunctionMode } from '../../../core/config/types.ts';
import { namesOf } from '../../../core/project/edits/names.ts';
import { useConnectorChoice } from '../../config-actions/connector-choice.tsx';
import type { FunctionToInsert } from '../../flow-actions/flow-edits.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useProject } from '../../stores/use-scopes.tsx';
import { ModeChip } from '../../ui/mode-chip.tsx';
import { defaultFunctionName, nameProblem } from './new-function-name.ts';

interface NewFunctionFormProps {
  mode: FunctionMode;
  initialName: string | null;
  connector: string | undefined;
  onCreate(what: FunctionToInsert): void;
}

/** Names a new function; Enter takes what is proposed. */
export function NewFunctionForm({ mode, initialName, connector, onCreate }: NewFunctionFormProps) {
  const text = useText();
  const project = useProject((state) => state.project);
  const taken = namesOf(project, 'func');
  const field = useRef<HTMLInputElement>(null);
  // The form is loaded when it is wanted: the trap around it began without it.
  useEffect(() => field.current?.focus(), []);
  const [name, setName] = useState(() => initialName ?? defaultFunctionName(mode, taken));
  const [language, setLanguage] = useState<'ts' | 'js'>('ts');
  const choice = useConnectorChoice(mode, connector);
  const problem = nameProblem(name, taken);
  const isRefused = problem === 'empty' || problem === 'taken';
  function submit(event: FormEvent) {
    event.preventDefault();
    if (isRefused) return;
    const base = { kind: 'new' as const, fname: name, mode, language };
    onCreate(choice.connector === undefined ? base : { ...base, connector: choice.connector });
  }
  return (
    <form className="insert-menu__form" onSubmit={submit}>
      <div className="insert-menu__title">
        <ModeChip mode={mode} />
        <b>{text('canvas.insert.newTitle', { mode })}</b>
      </div>
      <TextInput
        ref={field}
        data-autofocus
        label={text('canvas.insert.name')}
        value={name}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.currentTarget.value)}
        error={isRefused && text(`canvas.name.${problem}`, { name })}
        description={problem === 'case' ? text('canvas.name.case') : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
      {choice.field}
      <div className="insert-menu__buttons">
        <SegmentedControl
          size="xs"
          aria-label={text('canvas.insert.language')}
          value={language}
          onChange={(value) => setLanguage(value === 'js' ? 'js' : 'ts')}
          data={[
            { value: 'ts', label: 'TypeScript' },
            { value: 'js', label: 'JavaScript' },
          ]}
        />
        <button type="submit" className="button button--go" disabled={isRefused}>
          {text('canvas.insert.create')}
        </button>
      </div>
    </form>
  );
}
