import { join } from 'node:path';

interface Surroundings {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  homeFolder: string;
}

/** Where settings, recent folders, trust and unsaved edits are kept: `KISFLOW_STUDIO_DATA`, else as the system has it. */
export function dataFolderOf({ platform, env, homeFolder }: Surroundings): string {
  const chosen = env['KISFLOW_STUDIO_DATA'];
  if (chosen) return chosen;
  if (platform === 'win32')
    return join(env['APPDATA'] || join(homeFolder, 'AppData', 'Roaming'), 'KisFlow Studio');
  if (platform === 'darwin') return join(homeFolder, 'Library', 'Application Support', 'KisFlow Studio');
  return join(env['XDG_DATA_HOME'] || join(homeFolder, '.local', 'share'), 'kisflow-studio');
}

/** Where in it the settings are. */
export function settingsPath(dataFolder: string): string {
  return join(dataFolder, 'settings.json');
}
