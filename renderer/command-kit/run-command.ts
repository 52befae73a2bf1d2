import { toErrorData } from '../../core/errors/coded-error.ts';
import { addLateTexts, hasLateTexts } from '../i18n/i18n.ts';
import type { StudioWindow } from '../stores/scopes.ts';
import { toastError } from '../ui/toast.ts';
import type { Command } from './command.ts';
import { isEnabled } from './command-state.ts';

/** Runs a command if it can be run now; what it throws is shown. */
export async function runCommand(studio: StudioWindow, command: Command): Promise<void> {
  if (!isEnabled(studio, command)) return;
  // What it says may be among the texts that come after the first screen.
  if (!hasLateTexts(studio.i18n)) await attempt(() => addLateTexts(studio.i18n));
  const { workspace } = studio.current.getState();
  await attempt(() => {
    if (command.needs === undefined) return command.run(studio);
    return workspace === null ? undefined : command.run(workspace);
  });
}

/** Does something that a person asked for; an error becomes a toast in their language. */
export async function attempt(action: () => void | Promise<void>): Promise<void> {
  try {
    await action();
  } catch (thrown) {
    toastError(toErrorData(thrown));
  }
}
