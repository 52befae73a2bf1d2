const mostKinds = 200;

/** Keeps what was made for kinds of rows, by their fields. When it is full it forgets all of them. */
export class KeptKinds<Work> {
  readonly #made = new Map<string, Work>();
  readonly #asksBetween: number;
  #asks = 0;

  /**
   * `asksBetween`: how often somebody asks at least before all kinds are forgotten. Until then there is nothing for a new one: where rows
   * that each have other fields are asked for, code would be made again and again, which takes far longer than to do without.
   */
  constructor(asksBetween: number) {
    this.#asksBetween = asksBetween;
  }

  /** `make` gives null where there can be none; asked again, it is called again. */
  get(keys: readonly string[], make: () => Work | null): Work | null {
    this.#asks += 1;
    const id = JSON.stringify(keys);
    const known = this.#made.get(id);
    if (known !== undefined) return known;
    if (this.#made.size >= mostKinds && !this.#forget()) return null;
    const work = make();
    if (work !== null) this.#made.set(id, work);
    return work;
  }

  #forget(): boolean {
    if (this.#asks < this.#asksBetween) return false;
    this.#asks = 0;
    this.#made.clear();
    return true;
  }
}
