import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { FunctionMode } from '../../core/config/types.ts';
import { namesOf } from '../../core/project/edits/names.ts';
import { useText } from '../i18n/use-text.tsx';
import { useWorkspace } from '../stores/use-scopes.tsx';

interface ConnectorChoice {
  /** The connector that a new function of the mode is to use; undefined for none, as always but with Save and Load. */
  connector: string | undefined;
  /** Only for modes that reach storage, in a project that has connectors. */
  field: React.ReactNode;
}

/** Asks a new Save or Load function for its connector. The only one there is, is proposed. */
export function useConnectorChoice(mode: FunctionMode, given?: string): ConnectorChoice {
  const workspace = useWorkspace();
  const text = useText();
  const { project } = workspace.project.getState();
  const names = [...new Set(namesOf(project, 'conn'))];
  const [chosen, setChosen] = useState(given ?? (names.length === 1 ? (names[0] ?? '') : ''));
  const isAsked = (mode === 'Save' || mode === 'Load') && names.length > 0;
  if (!isAsked) return { connector: given, field: null };
  const field = (
    <NativeSelect
      mt="sm"
      size="xs"
      label={text('explorer.connector')}
      value={chosen}
      onChange={(event) => setChosen(event.currentTarget.value)}
      data={[
        { value: '', label: text('explorer.connector.none') },
        ...names.map((name) => ({ value: name, label: name })),
      ]}
    />
  );
  return { connector: chosen === '' ? undefined : chosen, field };
}
