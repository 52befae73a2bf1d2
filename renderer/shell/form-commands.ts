import type { Command } from '../command-kit/command.ts';

/** What Ctrl ↵ does in a form. */
export const formCommands: readonly Command[] = [
  {
    id: 'edit.applyForm',
    label: 'commands.applyForm',
    menu: 'edit',
    keys: ['Mod+Enter'],
    scope: 'form',
    run: applyForm,
  },
];

/** Answers the dialog in front as its main button does; in a form of the window, takes what was typed and stays there. */
function applyForm(): void {
  const dialog = [...document.querySelectorAll('[role="dialog"]')].at(-1);
  const form = dialog?.querySelector('form');
  const field = document.activeElement;
  if (form) form.requestSubmit();
  else if (dialog) dialog.querySelector<HTMLElement>('.button--go:not(:disabled)')?.click();
  else if (field instanceof HTMLElement && field.closest('[data-scope="form"]') !== null) {
    field.blur();
    field.focus();
  }
}
