import type { CDPSession, Page } from '@playwright/test';

/** A Chinese input method, as the browser knows it: letters are composed, and a candidate takes their place. */
export class InputMethod {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<InputMethod> {
    return new InputMethod(await page.context().newCDPSession(page));
  }

  /** Shows letters being composed in the field that has the focus. */
  async compose(letters: string): Promise<void> {
    const end = letters.length;
    await this.#session.send('Input.imeSetComposition', {
      text: letters,
      selectionStart: end,
      selectionEnd: end,
    });
  }

  /** A key that the input method takes: the page is told of it with this key code. */
  async press(key: string): Promise<void> {
    const told = { key, code: key, windowsVirtualKeyCode: 229 };
    await this.#session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...told });
    await this.#session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...told });
  }

  /** Ends the composition with a candidate. */
  async take(candidate: string): Promise<void> {
    await this.#session.send('Input.insertText', { text: candidate });
  }
}
