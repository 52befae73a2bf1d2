/** How long a run has gone on, in milliseconds: while it is paused the clock stands still. */
export interface RunClock {
  pause(): void;
  /** A visit begins: whoever was paused is not any more. */
  goOn(now: number): void;
  elapsedMs(): number;
}

/** A clock that begins to run; `now` is the time in milliseconds, and never goes back. */
export function createRunClock(now: () => number): RunClock {
  const startedAt = now();
  let pausedAt: number | undefined;
  let pausedMs = 0;
  return {
    pause() {
      pausedAt ??= now();
    },
    goOn(at) {
      if (pausedAt === undefined) return;
      pausedMs += at - pausedAt;
      pausedAt = undefined;
    },
    elapsedMs: () => (pausedAt ?? now()) - startedAt - pausedMs,
  };
}
