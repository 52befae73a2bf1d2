import fc from 'fast-check';

/** A function file as hands and other programs lay it out: every value in every style, odd blanks, comments anywhere. */
export const oddLayout: fc.Arbitrary<string> = fc
  .record({
    pick: fc.infiniteStream(fc.nat(10_000)),
    root: fc.constantFrom(0, 0, 0, 3),
    newline: fc.constantFrom('\n', '\n', '\r\n', '\r'),
    ended: fc.boolean(),
  })
  .map(({ pick, root, newline, ended }) => {
    const layout = new Layout((below) => (pick.next().value ?? 0) % below);
    layout.file(root);
    const text = layout.lines.join('\n') + (ended ? '\n' : '');
    return text.replaceAll('\n', newline);
  });

class Layout {
  readonly lines: string[] = [];
  readonly #chance: (below: number) => number;

  constructor(chance: (below: number) => number) {
    this.#chance = chance;
  }

  file(root: number): void {
    this.lines.push('# a comment');
    this.#entry(root, 'kistype', 'func');
    this.#scalar(root, 'fname');
    this.#map(root, 'source', (column) => {
      this.#scalar(column, 'name');
      this.#list(column, 'must');
    });
    this.#map(root, 'option', (column) => {
      this.#scalar(column, 'cname');
      this.#map(column, 'default_params', (inner) => {
        for (const key of ['a', 'b', 'c'].slice(this.#chance(3))) this.#scalar(inner, key);
      });
      this.#map(column, 'unknown', (inner) => {
        this.#scalar(inner, 'deep');
        this.#list(inner, 'list');
      });
    });
    this.#comment(root);
  }

  #map(column: number, key: string, inside: (column: number) => void): void {
    this.#comment(column);
    this.lines.push(`${' '.repeat(column)}${key}:${this.#behind()}`);
    inside(column + 1 + this.#chance(6));
  }

  #list(column: number, key: string): void {
    this.#comment(column);
    this.lines.push(`${' '.repeat(column)}${key}:${this.#behind()}`);
    const indent = column + this.#chance(4);
    const dash = `${' '.repeat(indent)}-${' '.repeat(1 + this.#chance(3))}`;
    for (let item = this.#chance(3); item >= 0; item--) {
      this.#comment(indent);
      const kind = this.#chance(4);
      if (kind === 0)
        this.lines.push(`${dash}|`, `${' '.repeat(indent + 2)}text`, '', `${' '.repeat(indent + 3)}more`);
      else if (kind === 1) this.lines.push(`${dash}"two`, `${' '.repeat(indent + 1)}lines"${this.#behind()}`);
      else this.lines.push(`${dash}item${this.#behind()}`);
    }
  }

  #scalar(column: number, key: string): void {
    const pad = ' '.repeat(column + 1 + this.#chance(4));
    const start = `${' '.repeat(column)}${key}:`;
    this.#comment(column);
    switch (this.#chance(10)) {
      case 0:
        this.lines.push(
          `${start} |${['', '-', '+'][this.#chance(3)]}`,
          `${pad}text # no comment`,
          '',
          `${pad}  # nor this`,
        );
        break;
      case 1:
        this.lines.push(`${start} >${this.#behind()}`, `${pad}folded`, `${pad}text`, `${pad}  deeper`);
        break;
      case 2:
        this.lines.push(`${start} |2`, `${' '.repeat(column + 2)}  two more`, `${' '.repeat(column + 2)}end`);
        break;
      case 3:
        this.lines.push(`${start} "quoted`, '', `${pad}over lines"${this.#behind()}`);
        break;
      case 4:
        this.lines.push(`${start} plain`, `${pad}over lines${this.#behind()}`);
        break;
      case 5:
        this.lines.push(start, `${pad}on its own line${this.#behind()}`);
        break;
      case 6:
        this.lines.push(`${start} |`, `${pad}text`, ' '.repeat(this.#chance(12)), `${pad}more`);
        break;
      case 7:
        this.lines.push(`${start}${this.#behind()}`);
        break;
      default:
        this.#entry(column, key, '0.10');
    }
  }

  #entry(column: number, key: string, value: string): void {
    this.lines.push(
      `${' '.repeat(column)}${key}:${' '.repeat(1 + this.#chance(3))}${value}${this.#behind()}`,
    );
  }

  #behind(): string {
    return ['', '', '  # behind', '\t# after a tab', '  ', '\t'][this.#chance(6)] ?? '';
  }

  #comment(column: number): void {
    const chance = this.#chance(6);
    if (chance === 0) this.lines.push(`${' '.repeat(column)}# here`);
    if (chance === 1) this.lines.push(`${' '.repeat(this.#chance(column + 1))}# odd`);
    if (chance === 2) this.lines.push('', ' '.repeat(this.#chance(4)));
  }
}
