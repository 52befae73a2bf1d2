/** A call took longer than it may. */
export class TimeUp extends Error {}

/** What the work resolves to; rejects with `TimeUp` after so many milliseconds, and leaves the work to itself. */
export async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeUp = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TimeUp()), ms);
  });
  try {
    return await Promise.race([work(), timeUp]);
  } finally {
    clearTimeout(timer);
  }
}

/** How long a farewell to a server may take: one that vanished answers none. */
const farewellMs = 2000;

/** Closes this, whatever comes of it. */
export async function farewell(closing: { close(): Promise<void> }): Promise<void> {
  await within(farewellMs, () => closing.close()).catch(() => undefined);
}
