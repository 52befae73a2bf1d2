import type { CommandScope } from './command.ts';

/** Scopes of a part of the window, by its `data-scope`: its keys hold while the focus is in it, outside of text fields. */
const partScopes: ReadonlySet<string> = new Set<CommandScope>(['canvas', 'explorer']);

/** The scopes whose keys hold at a place of the page; in a dialog only what a form does. */
export function scopesAt(target: EventTarget | null, isDialogOpen: boolean): ReadonlySet<CommandScope> {
  if (isDialogOpen) return new Set(['form']);
  const scopes = new Set<CommandScope>(['global']);
  if (!(target instanceof Element)) return scopes;
  const part = target.closest('[data-scope]')?.getAttribute('data-scope') ?? '';
  if (isTextField(target)) {
    if (part === 'code' || part === 'form') scopes.add(part);
    return scopes;
  }
  scopes.add('window');
  if (part === 'code' || isPart(part)) scopes.add(part);
  // Nothing has the focus after a click on the empty canvas or after a panel closed.
  if (target === document.body) scopes.add('canvas');
  return scopes;
}

function isPart(scope: string): scope is CommandScope {
  return partScopes.has(scope);
}

const textInputs = /^(text|search|url|email|number|password|tel|date|time)$/;

function isTextField(target: Element): boolean {
  if (target instanceof HTMLInputElement) return textInputs.test(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLElement && target.isContentEditable) return true;
  return target.closest('.monaco-editor') !== null;
}
