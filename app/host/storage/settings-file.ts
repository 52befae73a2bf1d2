import { join } from 'node:path';
import { type Settings, settingsSchema } from '../../../core/contract/host/app.ts';
import { createJsonFile, type JsonFile } from './json-file.ts';
import type { OnTrouble } from './troubles.ts';

export function createSettingsFile(dataFolder: string, onTrouble: OnTrouble): JsonFile<Settings> {
  return createJsonFile(join(dataFolder, 'settings.json'), settingsSchema, {}, onTrouble);
}
