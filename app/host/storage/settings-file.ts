import { type Settings, settingsSchema } from '../../../core/contract/host/app.ts';
import { settingsPath } from './data-folder.ts';
import { createJsonFile, type JsonFile } from './json-file.ts';
import type { OnTrouble } from './troubles.ts';

export function createSettingsFile(dataFolder: string, onTrouble: OnTrouble): JsonFile<Settings> {
  return createJsonFile(settingsPath(dataFolder), settingsSchema, {}, onTrouble);
}
