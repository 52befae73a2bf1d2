import './settings.css';
import { NumberInput, Switch } from '@mantine/core';
import type { Settings } from '../../core/contract/host/app.ts';
import { useText } from '../i18n/use-text.tsx';
import type { StudioWindow } from '../stores/scopes.ts';
import { useSettings, useStudio } from '../stores/use-scopes.tsx';
import { Select } from '../ui/select.tsx';
import { changeSettings } from './apply-settings.ts';

export async function openSettings(studio: StudioWindow): Promise<void> {
  await studio.dialogs.show({ title: studio.text('commands.settings'), size: 'lg' }, () => <SettingsForm />);
}

const languages = ['system', 'en', 'zh-CN'] as const;
const themes = ['system', 'light', 'dark'] as const;

/** Every setting takes effect at once. */
function SettingsForm() {
  const studio = useStudio();
  const text = useText();
  const settings = useSettings((state) => state);
  const change = (patch: Partial<Settings>) => changeSettings(studio, patch);
  return (
    <div className="settings">
      <Select
        data-autofocus
        label={text('settings.language')}
        data={languages.map((value) => ({ value, label: text(`settings.language.${value}`) }))}
        value={settings.language}
        onChange={(value) => {
          const language = languages.find((known) => known === value);
          if (language) change({ language });
        }}
      />
      <Select
        label={text('settings.theme')}
        data={themes.map((value) => ({ value, label: text(`shell.theme.${value}`) }))}
        value={settings.theme}
        onChange={(value) => {
          const theme = themes.find((known) => known === value);
          if (theme) change({ theme });
        }}
      />
      <Toggle name="autosave" />
      <Toggle name="minimap" />
      <Toggle name="checkTypes" />
      <h3>{text('settings.running')}</h3>
      <Amount name="batchSize" max={10_000_000} />
      <Amount name="maxVisitsPerBatch" max={100_000_000} />
      <h3>{text('settings.studioOnly')}</h3>
      <p className="settings__note">{text('settings.studioOnly.help')}</p>
      <Toggle name="enforceRequiredFields" />
      <Toggle name="enforceRetry" />
    </div>
  );
}

type ToggleName = 'autosave' | 'minimap' | 'checkTypes' | 'enforceRequiredFields' | 'enforceRetry';

function Toggle({ name }: { name: ToggleName }) {
  const studio = useStudio();
  const text = useText();
  const checked = useSettings((settings) => settings[name]);
  return (
    <Switch
      label={text(`settings.${name}`)}
      description={text(`settings.${name}.help`)}
      checked={checked}
      onChange={(event) => changeSettings(studio, { [name]: event.currentTarget.checked })}
    />
  );
}

function Amount({ name, max }: { name: 'batchSize' | 'maxVisitsPerBatch'; max: number }) {
  const studio = useStudio();
  const text = useText();
  const value = useSettings((settings) => settings[name]);
  return (
    <NumberInput
      label={text(`settings.${name}`)}
      description={text(`settings.${name}.help`)}
      value={value}
      min={1}
      max={max}
      allowDecimal={false}
      thousandSeparator=","
      onChange={(amount) => {
        if (typeof amount === 'number' && Number.isInteger(amount) && amount >= 1) {
          changeSettings(studio, { [name]: amount });
        }
      }}
    />
  );
}
