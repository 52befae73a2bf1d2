/** A key combination, taken apart. `key` is a KeyboardEvent's key, letters in lower case. */
interface Combination {
  mod: boolean;
  alt: boolean;
  shift: boolean;
  key: string;
}

/** What of a KeyboardEvent decides which key was pressed. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'getModifierState'
>;

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

/** Whether a key is pressed with one that gives it another meaning: Enter with it is no Enter. Shift is none of these. */
export function hasModifier({
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyPress, 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  return ctrlKey || metaKey || altKey;
}

/** Whether an event is this combination. Where a layout gives no Latin letter (or Alt changes it), the key's place counts. */
export function matchesKey(event: KeyPress, text: string, mac = isMac): boolean {
  const wanted = parseKey(text);
  // A character that needs AltGr is typed and no command; some systems tell AltGr as Ctrl and Alt, too.
  if (event.getModifierState('AltGraph')) return false;
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  if (mod !== wanted.mod || other || event.altKey !== wanted.alt) return false;
  // A sign such as `?` or `+` needs Shift on some layouts and not on others.
  const isSign = wanted.key.length === 1 && !/[a-z0-9]/.test(wanted.key);
  if (!isSign && event.shiftKey !== wanted.shift) return false;
  return isKey(event, wanted.key);
}

/**
 * Whether this key was pressed, whatever modifiers are held; a letter in lower case. The letter counts where the layout is
 * Latin, and the place of the key on a US keyboard where it gives another script's letter, or Alt changes it.
 */
export function isKey(event: KeyPress, wanted: string): boolean {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return key === wanted || (countsByPlace(event, key) && placedKey(event) === wanted);
}

function countsByPlace({ code, ctrlKey, metaKey, altKey }: KeyPress, key: string): boolean {
  // An accent that waits for its letter is typed, but for Option with a letter on macOS.
  if (key === 'Dead') return altKey;
  if (altKey) return !/^[a-z0-9]$/.test(key);
  const isLatin = /^[\x20-\x7e]$/.test(key);
  // Without a modifier a key that gives no letter here may type a sign there.
  return !isLatin && (placedSigns[code] === undefined || ctrlKey || metaKey);
}

/** Signs of commands, by their place. */
const placedSigns: Record<string, string> = { Comma: ',' };

function placedKey({ code }: KeyPress): string | undefined {
  return placedSigns[code] ?? /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase();
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
