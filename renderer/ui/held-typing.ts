import { isInputMethodKey } from './input-method.ts';

/** Keys besides signs that mean something to a field that takes a name or a search. */
const actingKeys = ['Backspace', 'Enter', 'Escape', 'ArrowDown', 'ArrowUp'];
/** A field that has not come after so many milliseconds will not. */
const mostMs = 3_000;
const textTypes = ['text', 'search', 'url', 'tel', 'password'];

type Held = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Whether a key is typing: a sign, or what is done to the signs before it. */
export function isTyping({ key, ctrlKey, metaKey, altKey }: Held): boolean {
  return !ctrlKey && !metaKey && !altKey && ([...key].length === 1 || actingKeys.includes(key));
}

/** What was typed, in order: texts, and keys that act on them. A sign that was taken back is not there. */
export function typedParts(keys: readonly string[]): readonly ({ text: string } | { key: string })[] {
  const parts: ({ text: string } | { key: string })[] = [];
  for (const key of keys) {
    const last = parts.at(-1);
    const text = last !== undefined && 'text' in last ? last.text : '';
    if (key === 'Backspace' && text !== '') parts.splice(-1, 1, { text: [...text].slice(0, -1).join('') });
    else if ([...key].length > 1) parts.push({ key });
    else if (last !== undefined && 'text' in last) parts.splice(-1, 1, { text: text + key });
    else parts.push({ text: key });
  }
  return parts.filter((part) => !('text' in part) || part.text !== '');
}

/**
 * Keeps what is typed until the field that it is meant for has the focus, and gives it to that: for what is loaded only when it is
 * asked for, since until then another field has the focus. A click, or something else that takes the focus, ends it. Where what is
 * asked for may have the focus already, `isMeant` tells its field.
 */
export function holdTyping(isMeant?: (field: Element) => boolean): void {
  const former = document.activeElement;
  if (former !== null && isMeant?.(former)) return;
  const keys: string[] = [];
  const listeners = new AbortController();
  const options = { capture: true, signal: listeners.signal };
  const timer = setTimeout(end, mostMs);
  function end(): void {
    clearTimeout(timer);
    listeners.abort();
    const field = document.activeElement;
    if (isTextField(field) && isOther(field)) void handOver(field, keys);
  }
  function isOther(element: Element | null): boolean {
    return element !== null && element !== former && (isMeant?.(element) ?? true);
  }
  function onKey(event: KeyboardEvent): void {
    const now = document.activeElement;
    if (isTextField(now) && isOther(now)) {
      end();
      return;
    }
    if (isInputMethodKey(event) || !isTyping(event)) return;
    keys.push(event.key);
    event.preventDefault();
    event.stopImmediatePropagation();
  }
  window.addEventListener('keydown', onKey, options);
  window.addEventListener('pointerdown', end, options);
  // Who takes the focus may choose what is in the field, and does so in the same task.
  window.addEventListener(
    'focusin',
    () => setTimeout(() => isOther(document.activeElement) && end()),
    options,
  );
}

function isTextField(element: Element | null): element is HTMLInputElement | HTMLTextAreaElement {
  if (element instanceof HTMLInputElement) return textTypes.includes(element.type);
  return element instanceof HTMLTextAreaElement;
}

/** Each part when the one before has been drawn: Enter takes what was found for the text. */
async function handOver(
  field: HTMLInputElement | HTMLTextAreaElement,
  keys: readonly string[],
): Promise<void> {
  for (const part of typedParts(keys)) {
    if ('text' in part) {
      const { selectionStart, selectionEnd, value } = field;
      field.setRangeText(part.text, selectionStart ?? value.length, selectionEnd ?? value.length, 'end');
      field.dispatchEvent(
        new InputEvent('input', { bubbles: true, data: part.text, inputType: 'insertText' }),
      );
    } else {
      const event = new KeyboardEvent('keydown', { key: part.key, bubbles: true, cancelable: true });
      if (field.dispatchEvent(event) && part.key === 'Enter') field.form?.requestSubmit();
    }
    await new Promise(requestAnimationFrame);
  }
}
