/** A key combination, taken apart. `key` is a KeyboardEvent's key, letters in lower case. */
interface Combination {
  mod: boolean;
  alt: boolean;
  shift: boolean;
  key: string;
}

/** What of a KeyboardEvent decides which key was pressed. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/** Takes `Mod+Shift+Z` apart; the key itself may be `+`. */
export function parseKey(text: string): Combination {
  const parts = text.endsWith('++') ? [...text.slice(0, -2).split('+'), '+'] : text.split('+');
  const key = parts.at(-1) || '+';
  const modifiers = new Set(parts.slice(0, -1));
  return {
    mod: modifiers.has('Mod'),
    alt: modifiers.has('Alt'),
    shift: modifiers.has('Shift'),
    key: key.length === 1 ? key.toLowerCase() : key,
  };
}

/** Whether an event is this combination. Where a layout gives no Latin letter (or Alt changes it), the key's place counts. */
export function matchesKey(event: KeyPress, text: string, mac = isMac): boolean {
  const wanted = parseKey(text);
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  if (mod !== wanted.mod || other || event.altKey !== wanted.alt) return false;
  // A sign such as `?` or `+` needs Shift on some layouts and not on others.
  const isSign = wanted.key.length === 1 && !/[a-z0-9]/.test(wanted.key);
  if (!isSign && event.shiftKey !== wanted.shift) return false;
  return pressedKeys(event).includes(wanted.key);
}

function pressedKeys(event: KeyPress): string[] {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const placed = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1]?.toLowerCase();
  const isLatin = /^[\x20-\x7e]$/.test(key) && !event.altKey;
  const isDigitPlace = event.code.startsWith('Digit') && event.shiftKey && event.altKey;
  return placed === undefined || (isLatin && !isDigitPlace && key.length === 1) ? [key] : [key, placed];
}

const names: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: '↵',
  Escape: 'Esc',
  Delete: 'Del',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  ' ': 'Space',
};

/** A combination as people read it on this platform: `Ctrl Shift Z`, `⇧⌘Z`. */
export function formatKey(text: string, mac = isMac): string {
  const { mod, alt, shift, key } = parseKey(text);
  const name = names[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  if (mac) return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${name}`;
  return [mod ? 'Ctrl' : '', alt ? 'Alt' : '', shift ? 'Shift' : '', name]
    .filter((part) => part !== '')
    .join(' ');
}
