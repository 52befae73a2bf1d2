import type { App } from '../stores/app-stores.tsx';

/** The version, and what it stands on. */
export async function showAbout(app: App): Promise<void> {
  const { version } = await app.backend.call('app.info', {});
  await app.dialogs.show({ title: 'KisFlow Studio' }, () => (
    <>
      <p className="mono">{version}</p>
      <p>{app.text('shell.about')}</p>
    </>
  ));
}
