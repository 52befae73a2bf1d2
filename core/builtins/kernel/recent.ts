/** A set that forgets what was added first when it holds more than `most`. */
export class Recent {
  readonly #most: number;
  readonly #keys = new Set<unknown>();

  constructor(most: number) {
    this.#most = most;
  }

  has(key: unknown): boolean {
    return this.#keys.has(key);
  }

  add(key: unknown): void {
    this.#keys.add(key);
    if (this.#keys.size <= this.#most) return;
    for (const oldest of this.#keys) {
      this.#keys.delete(oldest);
      return;
    }
  }
}
