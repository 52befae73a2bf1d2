import { toErrorData } from '../../core/errors/coded-error.ts';
import type { App } from '../stores/app-stores.tsx';
import { toastError } from '../ui/toast.tsx';
import type { Command } from './command.ts';

/** Runs a command if it can be run now; what it throws is shown. */
export async function runCommand(app: App, command: Command): Promise<void> {
  if (command.enabled?.(app) === false) return;
  await attempt(() => command.run(app));
}

/** Does something that a person asked for; an error becomes a toast in their language. */
export async function attempt(action: () => void | Promise<void>): Promise<void> {
  try {
    await action();
  } catch (thrown) {
    toastError(toErrorData(thrown));
  }
}
