/** Milliseconds of uninterrupted work after which the event loop gets a turn: messages come in, counters go out. */
const workMs = 16;

/** Decides when a run that never waits must let the event loop turn. */
export interface Breather {
  /** Whether it is time, given `performance.now()`. */
  isDue(now: number): boolean;
  /** One turn of the event loop. */
  breathe(): Promise<void>;
}

export function createBreather(): Breather {
  let dueAt = performance.now() + workMs;
  return {
    isDue: (now) => now >= dueAt,
    breathe: () =>
      new Promise((resolve) => {
        setImmediate(() => {
          dueAt = performance.now() + workMs;
          resolve();
        });
      }),
  };
}
