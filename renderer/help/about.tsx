import type { StudioWindow } from '../stores/scopes.ts';

/** The version, and what it stands on. */
export async function showAbout(studio: StudioWindow): Promise<void> {
  const { version } = await studio.backend.call('app.info', {});
  await studio.dialogs.show({ title: 'KisFlow Studio' }, () => (
    <>
      <p className="mono">{version}</p>
      <p>{studio.text('shell.about')}</p>
    </>
  ));
}
