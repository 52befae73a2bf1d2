const cleanUpEveryMs = 5 * 60 * 1000;

/** A flow's cache (go-cache as KisFlow uses it): entries live for their time to live, or for ever when it is not above 0. */
export class FlowCache {
  readonly #entries = new Map<string, { value: unknown; expires: number }>();
  readonly #now: () => number;
  #nextCleanUp: number;

  /** `now` gives milliseconds on any steady clock. */
  constructor(now: () => number) {
    this.#now = now;
    this.#nextCleanUp = now() + cleanUpEveryMs;
  }

  get(key: string): unknown {
    const entry = this.#entries.get(key);
    return entry !== undefined && entry.expires >= this.#now() ? entry.value : undefined;
  }

  set(key: string, value: unknown, ttlMs: number): void {
    const now = this.#now();
    if (now >= this.#nextCleanUp) this.#cleanUp(now);
    this.#entries.set(key, { value, expires: ttlMs > 0 ? now + ttlMs : Number.POSITIVE_INFINITY });
  }

  /** Lets every entry live so many milliseconds longer: a run was paused meanwhile. */
  extend(ms: number): void {
    for (const entry of this.#entries.values()) entry.expires += ms;
    this.#nextCleanUp += ms;
  }

  /** What has not expired. */
  entries(): Record<string, unknown> {
    const now = this.#now();
    const live = [...this.#entries].filter(([, entry]) => entry.expires >= now);
    return Object.fromEntries(live.map(([key, entry]) => [key, entry.value]));
  }

  #cleanUp(now: number): void {
    for (const [key, entry] of this.#entries) if (entry.expires < now) this.#entries.delete(key);
    this.#nextCleanUp = now + cleanUpEveryMs;
  }
}
