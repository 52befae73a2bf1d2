import { type ReceivedError, toErrorData } from '../../core/errors/coded-error.ts';
import type { App } from '../stores/app-stores.tsx';
import { toastError } from '../ui/toast.tsx';

/** Says once in a window's life what the Studio has to do without, such as a settings file on a full disk. */
export function tellTrouble(app: App, error: ReceivedError): void {
  const key = JSON.stringify([error.code, error.params]);
  const { toldTroubles } = app.ui.getState();
  if (toldTroubles.includes(key)) return;
  app.ui.setState({ toldTroubles: [...toldTroubles, key] });
  toastError(error);
}

/** Does something that nobody waits for; what goes wrong is told once. */
export async function attemptQuietly(app: App, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (thrown) {
    tellTrouble(app, toErrorData(thrown));
  }
}
