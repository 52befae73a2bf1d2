import type { StudioWindow } from '../stores/scopes.ts';
import { isInputMethodKey } from '../ui/input-method.ts';
import { type KeyPress, matchesKey } from '../ui/keys.ts';
import type { Command, CommandScope } from './command.ts';
import type { CommandSet, WindowCommands } from './command-set.tsx';
import { isEnabled } from './command-state.ts';
import { editorKeys } from './editor-keys.ts';
import { runCommand } from './run-command.ts';
import { scopesAt } from './scopes-at.ts';

/**
 * Starts the listeners for all commands' keys; returns what ends them. In a text editor commands go first, since it takes
 * what it knows, but for the keys that are its own; elsewhere what has the focus goes first, but for keys of the run.
 */
export function listenToKeys(studio: StudioWindow, commands: WindowCommands): () => void {
  function runAt(event: KeyboardEvent): boolean {
    const command = commandFor(studio, commands.getState(), event);
    if (command === undefined) return false;
    event.preventDefault();
    void runCommand(studio, command);
    return true;
  }
  function inEditor(event: KeyboardEvent): void {
    if (!isInEditor(event.target) || isInputMethodKey(event) || isEditorKey(event)) return;
    if (!runAt(event) && !isRunKey(commands.getState(), event)) return;
    event.preventDefault();
    event.stopPropagation();
  }
  function ofFlow(event: KeyboardEvent): void {
    if (isInputMethodKey(event) || studio.dialogs.store.getState().open.length > 0) return;
    if (!isFlowKey(commands.getState(), event)) return;
    studio.ui.setState({ commandPalette: false });
    runAt(event);
    event.preventDefault();
    event.stopPropagation();
  }
  function elsewhere(event: KeyboardEvent): void {
    if (event.defaultPrevented || isInputMethodKey(event) || runAt(event)) return;
    // What has a meaning in the Studio never has the browser's as well, such as to load the page anew.
    if (commands.getState().list.some((command) => command.scope === 'global' && hasKey(command, event)))
      event.preventDefault();
  }
  window.addEventListener('keydown', inEditor, { capture: true });
  window.addEventListener('keydown', ofFlow, { capture: true });
  window.addEventListener('keydown', elsewhere);
  return () => {
    window.removeEventListener('keydown', inEditor, { capture: true });
    window.removeEventListener('keydown', ofFlow, { capture: true });
    window.removeEventListener('keydown', elsewhere);
  };
}

/** A key that runs something writes nothing, also while nothing can be run: in code Ctrl Enter breaks no line then. */
export function isRunKey({ list }: CommandSet, event: KeyPress): boolean {
  return list.some(
    (command) =>
      command.menu === 'run' &&
      (command.scope === 'global' || command.scope === 'code') &&
      hasKey(command, event),
  );
}

/**
 * A key that is the run's whatever has the focus, and means nothing narrower anywhere: a field or a list may take Ctrl Shift Enter for
 * Enter. Ctrl Enter is none, since it does what is in front.
 */
export function isFlowKey({ list }: CommandSet, event: KeyPress): boolean {
  const having = list.filter((command) => hasKey(command, event));
  return having.length > 0 && having.every(({ menu, scope }) => menu === 'run' && scope === 'global');
}

/** The narrowest scope wins, so that the canvas, code and a form may give a key their own meaning. */
const scopeOrder: readonly CommandScope[] = ['form', 'code', 'canvas', 'explorer', 'window', 'global'];

function commandFor(studio: StudioWindow, commands: CommandSet, event: KeyboardEvent): Command | undefined {
  const scopes = scopesAt(event.target, studio.dialogs.store.getState().open.length > 0);
  const rank = ({ scope = 'window' }: Command) => scopeOrder.indexOf(scope);
  return commands.list
    .filter(
      (command) =>
        scopes.has(command.scope ?? 'window') && hasKey(command, event) && isEnabled(studio, command),
    )
    .sort((a, b) => rank(a) - rank(b))[0];
}

function hasKey({ keys = [] }: { keys?: readonly string[] }, event: KeyPress): boolean {
  return keys.some((key) => matchesKey(event, key));
}

function isInEditor(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.monaco-editor') !== null;
}

function isEditorKey(event: KeyboardEvent): boolean {
  return editorKeys.some((own) => hasKey(own, event));
}
