import type { StudioWindow } from '../stores/scopes.ts';
import { isInputMethodKey } from '../ui/input-method.ts';
import { matchesKey } from '../ui/keys.ts';
import type { Command, CommandScope } from './command.ts';
import type { CommandSet } from './command-set.tsx';
import { isEnabled } from './command-state.ts';
import { runCommand } from './run-command.ts';

/** Starts the one listener for all commands' keys; returns what ends it. */
export function listenToKeys(studio: StudioWindow, commands: CommandSet): () => void {
  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || isInputMethodKey(event)) return;
    const command = commandFor(studio, commands, event);
    if (command === undefined) return;
    event.preventDefault();
    void runCommand(studio, command);
  }
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}

/** The narrowest scope wins, so that the canvas may give a key its own meaning. */
const scopeOrder: readonly CommandScope[] = ['canvas', 'explorer', 'window', 'global'];

function commandFor(studio: StudioWindow, commands: CommandSet, event: KeyboardEvent): Command | undefined {
  const scopes = scopesAt(studio, event.target);
  const matching = commands.list.filter(
    (command) =>
      scopes.has(command.scope ?? 'window') &&
      command.keys?.some((key) => matchesKey(event, key)) &&
      isEnabled(studio, command),
  );
  return matching.sort(
    (a, b) => scopeOrder.indexOf(a.scope ?? 'window') - scopeOrder.indexOf(b.scope ?? 'window'),
  )[0];
}

function scopesAt(studio: StudioWindow, target: EventTarget | null): ReadonlySet<CommandScope> {
  const scopes = new Set<CommandScope>();
  if (studio.dialogs.store.getState().open.length > 0) return scopes;
  scopes.add('global');
  if (!(target instanceof Element) || isTextField(target)) return scopes;
  scopes.add('window');
  const scope = target.closest('[data-scope]')?.getAttribute('data-scope');
  if (scope === 'canvas' || scope === 'explorer') scopes.add(scope);
  // Nothing has the focus after a click on the empty canvas or after a panel closed.
  if (target === document.body) scopes.add('canvas');
  return scopes;
}

const textInputs = /^(text|search|url|email|number|password|tel|date|time)$/;

function isTextField(target: Element): boolean {
  if (target instanceof HTMLInputElement) return textInputs.test(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLElement && target.isContentEditable) return true;
  return target.closest('.monaco-editor') !== null;
}
