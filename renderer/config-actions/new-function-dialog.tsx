import { SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type FunctionMode, functionModes } from '../../core/config/types.ts';
import type { CodeLanguage } from '../../core/project/templates.ts';
import { useText } from '../i18n/use-text.tsx';
import type { StudioWindow } from '../stores/scopes.ts';
import { useWorkspace } from '../stores/use-scopes.tsx';
import { isFunctionMode, ModeChip } from '../ui/mode-chip.tsx';
import { Select } from '../ui/select.tsx';
import { useConnectorChoice } from './connector-choice.tsx';
import { nameProblem } from './name-problem.ts';

interface NewFunction {
  name: string;
  mode: FunctionMode;
  language: CodeLanguage;
  connector: string | undefined;
}

export function askNewFunction(studio: StudioWindow): Promise<NewFunction | null> {
  return studio.dialogs.show<NewFunction>({ title: studio.text('commands.newFunction') }, (close) => (
    <NewFunctionBody close={close} />
  ));
}

function NewFunctionBody({ close }: { close(answer: NewFunction | null): void }) {
  const workspace = useWorkspace();
  const text = useText();
  const [name, setName] = useState('');
  const [mode, setMode] = useState<FunctionMode>('Calculate');
  const [language, setLanguage] = useState<CodeLanguage>('ts');
  const { connector, field } = useConnectorChoice(mode);
  const [touched, setTouched] = useState(false);
  const problem = nameProblem(workspace, 'func', name);
  function submit(event: FormEvent) {
    event.preventDefault();
    setTouched(true);
    if (problem === null) close({ name, mode, language, connector });
  }
  return (
    <form onSubmit={submit}>
      <TextInput
        label={text('explorer.name')}
        value={name}
        data-autofocus
        onChange={(event) => {
          setName(event.currentTarget.value);
          setTouched(true);
        }}
        error={touched ? problem : null}
      />
      <Select
        mt="sm"
        label={text('explorer.mode')}
        description={text(`explorer.mode.${mode}.help`)}
        leftSection={<ModeChip mode={mode} />}
        data={functionModes.map((value) => ({ value, label: text(`explorer.mode.${value}`) }))}
        value={mode}
        onChange={(value) => value !== null && isFunctionMode(value) && setMode(value)}
      />
      {field}
      <SegmentedControl
        mt="sm"
        size="xs"
        fullWidth
        aria-label={text('explorer.language')}
        data={[
          { value: 'ts', label: 'TypeScript' },
          { value: 'js', label: 'JavaScript' },
        ]}
        value={language}
        onChange={(value) => setLanguage(value === 'js' ? 'js' : 'ts')}
      />
      <div className="dialog__buttons">
        <button type="button" className="button button--line" onClick={() => close(null)}>
          {text('shell.cancel')}
        </button>
        <button type="submit" className="button button--go">
          {text('explorer.create')}
        </button>
      </div>
    </form>
  );
}
