/**
 * Characters of rows under way from a host to an engine, about: a few texts of what they have. With one at a time the engine waited a
 * fifth of its time for the next.
 */
export const feedWindow = 256 * 1024;

/** Messages under way to a side that answers each when it uses it, so that it never waits for the next. */
export interface SendWindow {
  /**
   * Sends when there is room for a message of this size: a larger one than the window goes alone. Throws what an earlier one
   * failed with, and then sends nothing.
   */
  send(size: number, message: () => Promise<unknown>): Promise<void>;
  /** Resolves when all have been answered; throws what one of them failed with. */
  settled(): Promise<void>;
}

/** `limit`: of the sizes under way together. */
export function createSendWindow(limit: number): SendWindow {
  const sent: { size: number; answer: Promise<unknown> }[] = [];
  let size = 0;

  async function oldestAnswered(): Promise<void> {
    const oldest = sent.shift();
    if (!oldest) return;
    size -= oldest.size;
    await oldest.answer;
  }

  return {
    async send(own, message) {
      while (sent.length > 0 && size + own > limit) await oldestAnswered();
      const answer = message();
      // Told where it is waited for.
      answer.catch(() => undefined);
      sent.push({ size: own, answer });
      size += own;
    },
    async settled() {
      while (sent.length > 0) await oldestAnswered();
    },
  };
}
