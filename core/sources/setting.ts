import type { Words } from '../builtins/words.ts';
import { referencesIn } from '../storage/references.ts';

/** A setting as a source's file may write it. */
export type SettingValue = string | number | boolean;

/** One setting of a type of sources, as data: what checks a file, fills in what is not said, and offers it in a form. */
export interface SettingDefinition {
  readonly key: string;
  readonly kind: 'text' | 'whole' | 'choice' | 'switch';
  readonly isRequired?: true;
  /** Must not be shown, nor stand in a file as it is. */
  readonly isSecret?: true;
  /** What counts when nothing is written; '' for nothing. */
  readonly fallback?: string;
  readonly choices?: readonly string[];
  readonly least?: number;
  readonly most?: number;
  readonly says: Words;
}

/** What a value has to be, in words of JSON that are the same in every language. */
export function expectedValue({ kind, choices = [], least = 0, most }: SettingDefinition): string {
  if (kind === 'switch') return 'true | false';
  if (kind === 'choice') return choices.map((choice) => JSON.stringify(choice)).join(' | ');
  if (kind === 'whole') return most === undefined ? `≥ ${least}` : `${least} … ${most}`;
  return '"…"';
}

/** Whether a value will do. One with a reference is looked at when that is known. */
export function isFitting(definition: SettingDefinition, value: string): boolean {
  if (referencesIn(value).length > 0) return true;
  const { kind, choices = [], least = 0, most = Number.MAX_SAFE_INTEGER, isRequired } = definition;
  if (kind === 'switch') return value === 'true' || value === 'false';
  if (kind === 'choice') return choices.includes(value);
  if (kind === 'text') return isRequired === undefined || value.trim() !== '';
  return /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
}
