const names: Record<string, string> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Escape: 'Esc',
  '+': 'Plus',
  ' ': 'Space',
};
const modifiers: Record<string, string> = { Mod: 'CommandOrControl', Alt: 'Alt', Shift: 'Shift' };

/** A command's key (`Mod+Shift+Z`) as Electron writes it (`CommandOrControl+Shift+Z`). */
export function accelerator(key: string): string {
  const parts = key.endsWith('++') ? [...key.slice(0, -2).split('+'), '+'] : key.split('+');
  const last = parts.at(-1) || '+';
  return [...parts.slice(0, -1).map((part) => modifiers[part] ?? part), names[last] ?? last].join('+');
}
