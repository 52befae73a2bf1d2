import { readFileSync } from 'node:fs';
import { CodedError } from '../../core/errors/coded-error.ts';
import { expectedValue, isFitting } from '../../core/sources/setting.ts';
import type { Source } from '../../core/sources/source-file.ts';
import { expandReferences, type Reference } from '../../core/storage/references.ts';

/** A source's settings with what their references stand for, and what of them must not be shown. */
export interface ExpandedSettings {
  settings: Readonly<Record<string, string>>;
  secrets: readonly string[];
}

/** Throws `live.no-variable`, `live.no-reference` and `source.setting-wrong`. */
export function expandSettings({ path: file, type, settings }: Source): ExpandedSettings {
  const expanded: Record<string, string> = {};
  const secrets: string[] = [];
  for (const definition of type.settings) {
    const { key, isSecret } = definition;
    const value = expandReferences(settings[key] ?? '', (reference) => resolved(reference, file, key));
    if (!isFitting(definition, value) && value !== '')
      throw new CodedError(
        'source.setting-wrong',
        { file, key, expected: expectedValue(definition) },
        { file },
      );
    if (definition.isRequired && value.trim() === '')
      throw new CodedError('source.setting-missing', { file, key, type: type.name }, { file });
    expanded[key] = value;
    if (isSecret && value !== '') secrets.push(value);
  }
  return { settings: expanded, secrets };
}

function resolved({ kind, name }: Reference, file: string, key: string): string {
  const reference = `\${${kind}:${name}}`;
  if (kind === 'file') {
    try {
      // Files of secrets end with a line end that is no part of them.
      return readFileSync(name, 'utf8').replace(/\r?\n$/, '');
    } catch (thrown) {
      const detail = thrown instanceof Error ? thrown.message : String(thrown);
      throw new CodedError('live.no-reference', { file, key, reference, detail }, { file });
    }
  }
  const value = process.env[name];
  if (value === undefined) throw new CodedError('live.no-variable', { file, key, reference }, { file });
  return value;
}

/** Takes these secrets out of any text. */
export function masking(secrets: readonly string[]): (text: string) => string {
  const longestFirst = [...new Set(secrets)].filter((one) => one !== '').sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((masked, secret) => masked.replaceAll(secret, '•••'), text);
}
