import { Autocomplete, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import type { StudioWindow } from '../stores/scopes.ts';
import { useWorkspace } from '../stores/use-scopes.tsx';
import { nameProblem } from './name-problem.ts';

interface NewConnector {
  name: string;
  type: string;
}

/** KisFlow's own constants; any other word will do, too. */
const knownTypes = ['redis', 'mysql', 'kafka', 'tidb', 'es'];

export function askNewConnector(studio: StudioWindow): Promise<NewConnector | null> {
  return studio.dialogs.show<NewConnector>({ title: studio.text('commands.newConnector') }, (close) => (
    <NewConnectorBody close={close} />
  ));
}

function NewConnectorBody({ close }: { close(answer: NewConnector | null): void }) {
  const workspace = useWorkspace();
  const text = useText();
  const [name, setName] = useState('');
  const [type, setType] = useState('redis');
  const [touched, setTouched] = useState(false);
  const problem = nameProblem(workspace, 'conn', name);
  function submit(event: FormEvent) {
    event.preventDefault();
    setTouched(true);
    if (problem === null) close({ name, type });
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
      <Autocomplete
        mt="sm"
        size="xs"
        label={text('explorer.connectorType')}
        description={text('explorer.connectorType.help')}
        data={knownTypes}
        value={type}
        onChange={setType}
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
