import fc from 'fast-check';

/** A flow file whose parts share values by anchors, aliases and merge keys, with a comment wherever one may stand. */
export const sharedFlow: fc.Arbitrary<string> = fc
  .record({
    chain: fc.constantFrom('own', 'own', 'own', 'alias', 'anchored'),
    places: fc.array(fc.record({ shape: fc.nat(9), values: fc.array(fc.nat(11), { maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    pick: fc.infiniteStream(fc.nat(1000)),
    wide: fc.boolean(),
    crlf: fc.boolean(),
  })
  .map(({ chain, places, pick, wide, crlf }) => {
    const file = new FileWriter(() => pick.next().value ?? 0, wide ? '    ' : '  ');
    const text = file.write(chain, places);
    return crlf ? text.replaceAll('\n', '\r\n') : text;
  });

interface PlaceWish {
  shape: number;
  values: readonly number[];
}

/** Comments and anchors of the place number n are called c<count>i<n> and a<count>i<n>; all others end in x. */
class FileWriter {
  readonly #next: () => number;
  readonly #step: string;
  readonly #lines: string[] = [];
  /** Anchors that stand above, by what they hold. */
  readonly #anchors = { params: ['common'], place: ['base'], text: ['name'] };
  #count = 0;
  #of = 'x';

  constructor(next: () => number, step: string) {
    this.#next = next;
    this.#step = step;
  }

  write(chain: string, places: readonly PlaceWish[]): string {
    const step = this.#step;
    this.#line('kistype: flow', 'status: 1', 'flow_name: &flow F');
    this.#line('x-common: &common', `${step}unit: kg`, `${step}tz: Asia/Shanghai`);
    this.#line('x-other: &other {unit: g, more: "a, b"}', 'x-name: &name some text', 'x-number: &number 010');
    this.#line('x-base: &base', `${step}fname: Base`, `${step}owner: me`, `${step}params:`);
    this.#line(`${step}${step}<<: *common`, `${step}${step}deep: 1`);
    if (chain === 'alias') {
      this.#line('x-chain: &chain');
      this.#places(places);
      this.#line('flows: *chain');
    } else {
      this.#line(chain === 'anchored' ? 'flows: &chain' : 'flows:');
      this.#places(places);
    }
    this.#of = 'x';
    this.#line('owner: *name');
    if (chain === 'anchored') this.#line('x-copy: *chain');
    this.#line(`x-end: [*${this.#one(this.#anchors.text)}, *${this.#one(this.#anchors.params)}]`);
    this.#line(`x-last: *${this.#one(this.#anchors.place)}`);
    return `${this.#lines.join('\n')}\n# the end\n`;
  }

  #places(places: readonly PlaceWish[]): void {
    for (const [index, { shape, values }] of places.entries()) {
      this.#of = `i${index}`;
      this.#place(shape, values, index);
    }
  }

  #place(shape: number, values: readonly number[], index: number): void {
    const pad = this.#step;
    const inner = `${pad}  `;
    switch (shape) {
      case 0:
        this.#line(`${pad}- *${this.#one(this.#anchors.place)}`);
        break;
      case 1:
        this.#line(`${pad}- {fname: F${index}, params: {<<: *common, own: *name}}`);
        break;
      case 2:
        this.#anchored(this.#anchors.params, (anchor) =>
          this.#line(`${pad}- {fname: F${index}, params: ${anchor} {k: 1, m: *number}}`),
        );
        break;
      case 3:
        this.#line(`${pad}- <<: *${this.#one(this.#anchors.place)}`);
        if (values.length > 1) this.#params(values, inner);
        break;
      case 4:
        this.#anchored(this.#anchors.place, (anchor) => {
          this.#line(`${pad}- ${anchor}`, `${inner}fname: F${index}`);
          this.#params(values, inner);
        });
        break;
      case 5:
        this.#line(`${pad}- fname: F${index}`, `${inner}params: *${this.#one(this.#anchors.params)}`);
        break;
      default:
        this.#line(`${pad}- fname: F${index}`);
        this.#params(values, inner);
        if (shape === 6) this.#line(`${inner}note: *name`);
    }
  }

  #params(values: readonly number[], pad: string): void {
    if (values.length === 0) return;
    if (values.length === 1) this.#entries(values, pad, 'params:');
    else this.#anchored(this.#anchors.params, (anchor) => this.#entries(values, pad, `params: ${anchor}`));
  }

  #entries(values: readonly number[], pad: string, head: string): void {
    const inner = `${pad}${this.#step}`;
    this.#line(`${pad}${head}`);
    if (values[0] === 0) this.#line(`${inner}<<: *${this.#one(this.#anchors.params)}`);
    if (values[0] === 1) this.#line(`${inner}<<: [*${this.#one(this.#anchors.params)}, *other]`);
    for (const [index, kind] of values.entries()) {
      const key = kind === 6 && values.indexOf(6) === index ? 'unit' : `k${index}`;
      this.#param(`${inner}${key}: `, kind, inner);
    }
  }

  #param(key: string, kind: number, pad: string): void {
    if (kind < 3) this.#line(`${key}0.${kind}0`);
    else if (kind === 3) this.#line(`${key}*${this.#one(this.#anchors.text)}`);
    else if (kind === 4)
      this.#anchored(this.#anchors.text, (anchor) => this.#line(`${key}${anchor} 'it''s'`));
    else if (kind === 5) this.#lines.push(`${key}|`, `${pad}  two`, `${pad}  lines`);
    else this.#line(`${key}"quoted # text"`);
  }

  /** Writes something with an anchor, that aliases below it may have. */
  #anchored(names: string[], write: (anchor: string) => void): void {
    this.#count += 1;
    const name = `a${this.#count}${this.#of}`;
    write(`&${name}`);
    names.push(name);
  }

  #one(names: readonly string[]): string {
    return names[this.#next() % names.length] ?? 'name';
  }

  /** Lines, with comments above and behind them by chance, and blank lines. */
  #line(...lines: readonly string[]): void {
    for (const line of lines) {
      const chance = this.#next() % 10;
      const indent = /^ */.exec(line)?.[0] ?? '';
      if (chance === 0) this.#lines.push('');
      if (chance < 3) this.#lines.push(`${indent}# ${this.#comment()}`);
      this.#lines.push(chance > 6 ? `${line}  # ${this.#comment()}` : line);
    }
  }

  #comment(): string {
    this.#count += 1;
    return `c${this.#count}${this.#of}`;
  }
}
