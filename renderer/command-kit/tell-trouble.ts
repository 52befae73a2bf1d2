import { type ReceivedError, toErrorData } from '../../core/errors/coded-error.ts';
import type { StudioWindow } from '../stores/scopes.ts';
import { toastError } from '../ui/toast.ts';

/** Says once in a window's life what the Studio has to do without, such as a settings file on a full disk. */
export function tellTrouble(studio: StudioWindow, error: ReceivedError): void {
  const key = JSON.stringify([error.code, error.params]);
  const { toldTroubles } = studio.ui.getState();
  if (toldTroubles.includes(key)) return;
  studio.ui.setState({ toldTroubles: [...toldTroubles, key] });
  toastError(error);
}

/** Does something that nobody waits for; what goes wrong is told once. */
export async function attemptQuietly(studio: StudioWindow, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (thrown) {
    tellTrouble(studio, toErrorData(thrown));
  }
}
