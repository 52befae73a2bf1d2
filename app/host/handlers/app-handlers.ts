import { homedir } from 'node:os';
import { settingsSchema } from '../../../core/contract/host/app.ts';
import type { HostParams } from '../host-params.ts';
import type { FirstContext, FirstHandlers } from '../host-services.ts';

export const appHandlers = {
  'app.info': appInfo,
  'settings.get': getSettings,
  'settings.set': setSettings,
  'recent.list': listRecent,
  'recent.remove': removeRecent,
} satisfies Partial<FirstHandlers>;

function appInfo(_params: object, { services, session }: FirstContext) {
  return {
    version: services.version,
    host: services.kind,
    platform: process.platform,
    locale: Intl.DateTimeFormat().resolvedOptions().locale,
    nativeDialogs: session.window !== null,
    homeFolder: homedir(),
    initialRoot: session.initialRoot,
  };
}

function getSettings(_params: object, { services }: FirstContext) {
  return services.settings.read();
}

function setSettings(changes: HostParams<'settings.set'>, { services }: FirstContext) {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return services.settings.update((settings) =>
    settingsSchema.parse({ ...settings, ...Object.fromEntries(given) }),
  );
}

function listRecent(_params: object, { services }: FirstContext) {
  return services.recent.list();
}

function removeRecent({ root }: HostParams<'recent.remove'>, { services }: FirstContext) {
  return services.recent.remove(root);
}
