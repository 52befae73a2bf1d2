/** What an honest engine never comes near: it bounds its log lines and the visits it tells of, and counters go thirty times a second. */
const messages = { burst: 20_000, perSecond: 5_000 };
const bytes = { burst: 512 * 1024 * 1024, perSecond: 64 * 1024 * 1024 };

/** Tells of a message of so many bytes whether an engine floods its host with them; undefined when all is well. */
export type MessageGate = (bytes: number, message: unknown) => string | undefined;

/**
 * Bounds what one engine may make its host do. Answers and rows of `run.output` are asked for, and calls of
 * the store are answered; who reads them makes the engine wait. All other events come as the engine likes.
 */
export function createMessageGate(now: () => number = () => performance.now()): MessageGate {
  const messageBucket = createBucket(messages, now());
  const byteBucket = createBucket(bytes, now());
  return (size, message) => {
    if (!isUnasked(message)) return undefined;
    const time = now();
    if (!messageBucket.take(1, time)) return `more than ${messages.perSecond} events a second`;
    if (!byteBucket.take(size, time)) return `more than ${bytes.perSecond} bytes of events a second`;
    return undefined;
  };
}

function isUnasked(message: unknown): boolean {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return true;
  if (message.kind === 'response') return false;
  return !('name' in message && (message.name === 'run.output' || message.name === 'store.calls'));
}

function createBucket({ burst, perSecond }: { burst: number; perSecond: number }, start: number) {
  let left = burst;
  let filledAt = start;
  return {
    take(amount: number, time: number): boolean {
      left = Math.min(burst, left + ((time - filledAt) / 1000) * perSecond);
      filledAt = time;
      left -= amount;
      return left >= 0;
    },
  };
}
