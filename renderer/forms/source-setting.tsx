import { TextInput } from '@mantine/core';
import { setSourceSetting } from '../../core/sources/edit-source.ts';
import { expectedValue, isFitting, type SettingDefinition } from '../../core/sources/setting.ts';
import { referencesIn } from '../../core/storage/references.ts';
import { applyEdit } from '../config-actions/edit-config.ts';
import { useText } from '../i18n/use-text.tsx';
import { useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { Select } from '../ui/select.tsx';

interface SettingProps {
  path: string;
  definition: SettingDefinition;
  /** As it is written; '' for what is not. */
  value: string;
}

/** One setting of a source: a list to choose from, or a field, which a reference may stand in, too. */
export function SourceSetting({ path, definition, value }: SettingProps) {
  const { key, kind, says, isRequired = false, isSecret = false, fallback = '' } = definition;
  const text = useText();
  const workspace = useWorkspace();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const hasReference = referencesIn(value).length > 0;
  const shared = {
    size: 'xs',
    label: key,
    description: says[language],
    withAsterisk: isRequired,
    error: useProblem(definition, value),
  } as const;
  const set = (next: string): void =>
    void applyEdit(
      workspace,
      'inspector.editField',
      (project) => setSourceSetting(project, path, definition, next),
      `${path}:settings.${key}`,
    );
  const choices =
    kind === 'switch' ? ['true', 'false'] : kind === 'choice' ? (definition.choices ?? []) : null;
  if (choices !== null)
    return (
      <Select
        {...shared}
        data={value === '' || choices.includes(value) ? [...choices] : [value, ...choices]}
        value={value === '' ? null : value}
        placeholder={fallback}
        clearable={!isRequired}
        onChange={(next) => set(next ?? '')}
      />
    );
  return (
    <TextInput
      {...shared}
      type={isSecret && !hasReference ? 'password' : 'text'}
      placeholder={isSecret ? text('sources.secret') : fallback}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}

/** Why a value will not do, in words; null when it will. */
function useProblem(definition: SettingDefinition, value: string): string | null {
  const text = useText();
  if (value === '') return definition.isRequired ? text('sources.isNeeded') : null;
  return isFitting(definition, value)
    ? null
    : text('sources.isToBe', { expected: expectedValue(definition) });
}
