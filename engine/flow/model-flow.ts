import type { Action } from '../kis/action.ts';

/** What the functions of the comparison use of a flow. */
export interface FlowLike {
  commitRow(row: unknown): void;
  input(): readonly unknown[];
  next(...actions: Action[]): void;
}

export type ModelBody = (flow: FlowLike, rows: unknown[], node: number) => void;

/** One visit, as the comparison looks at it. */
export interface ModelVisit {
  node: number;
  inputFrom: number;
  input: unknown[];
  rows: number;
  committed: unknown[];
  data: unknown[] | undefined;
  failed: boolean;
}

interface ModelAction {
  abort: boolean;
  dataReuse: boolean;
  forceEntryNext: boolean;
  jumpFunc: string;
}

const none: ModelAction = { abort: false, dataReuse: false, forceEntryNext: false, jumpFunc: '' };

/**
 * KisFlow's run written down once more, step by step as its facts are told and with nothing else in mind: what the engine, which
 * is made to be fast and watched, is compared with. A function's id is its place in the chain; the source rows have -1.
 */
export class ModelFlow implements FlowLike {
  buffer: unknown[] = [];
  readonly visits: ModelVisit[] = [];
  readonly #names: readonly string[];
  readonly #body: ModelBody;
  readonly #data = new Map<number, unknown[]>();
  #action = none;
  #input: unknown[] = [];
  #previousId = -1;
  #thisId = -1;
  #abort = false;

  constructor(names: readonly string[], body: ModelBody) {
    this.#names = names;
    this.#body = body;
  }

  commitRow(row: unknown): void {
    this.buffer.push(row);
  }

  input(): readonly unknown[] {
    return this.#input;
  }

  next(...actions: Action[]): void {
    this.#action = { ...none };
    for (const one of actions) {
      if (one.action === 'jumpFunc') this.#action.jumpFunc = one.fname;
      else this.#action[one.action] = true;
    }
  }

  /** Throws where KisFlow's Run returns an error. */
  run(): void {
    this.#abort = false;
    this.#previousId = -1;
    this.#data.clear();
    this.#data.set(-1, [...this.buffer]);
    this.buffer = [];
    let id = 0;
    while (id < this.#names.length && !this.#abort) {
      this.#thisId = id;
      const input = this.#data.get(this.#previousId);
      if (input === undefined) throw new Error('run.prev-data-missing');
      this.#input = input;
      id = this.#visit(id);
    }
  }

  #visit(id: number): number {
    const rows = decoded(this.#input);
    const before = this.buffer.length;
    const visit: ModelVisit = {
      node: id,
      inputFrom: this.#previousId,
      input: structuredClone(this.#input),
      rows: rows.length,
      committed: [],
      data: undefined,
      failed: true,
    };
    this.visits.push(visit);
    try {
      this.#body(this, rows, id);
      visit.failed = false;
    } finally {
      visit.committed = structuredClone(this.buffer.slice(before));
      visit.data = structuredClone(this.#data.get(id));
    }
    try {
      return this.#dealAction(id);
    } finally {
      visit.data = structuredClone(this.#data.get(id));
    }
  }

  #dealAction(id: number): number {
    const { abort, dataReuse, forceEntryNext, jumpFunc } = this.#action;
    if (dataReuse) this.#commitReuseData();
    else this.#commitCurrentData();
    if (forceEntryNext) {
      if (this.buffer.length === 0) this.#data.set(this.#thisId, []);
      this.#abort = false;
    }
    let next = id + 1;
    if (jumpFunc === '') this.#previousId = this.#thisId;
    else {
      const target = this.#names.lastIndexOf(jumpFunc);
      if (target < 0) throw new Error('run.jump-unknown');
      this.#previousId = target - 1;
      next = target;
      this.#abort = false;
    }
    if (abort) this.#abort = true;
    this.#action = none;
    return next;
  }

  #commitReuseData(): void {
    const previous = this.#data.get(this.#previousId) ?? [];
    if (previous.length === 0) this.#abort = true;
    else {
      this.#data.set(this.#thisId, previous);
      this.buffer = [];
    }
  }

  #commitCurrentData(): void {
    if (this.buffer.length === 0) this.#abort = true;
    else {
      this.#data.set(this.#thisId, this.buffer);
      this.buffer = [];
    }
  }
}

/** The rows argument: all rows decoded to objects or null, or none. */
function decoded(input: readonly unknown[]): unknown[] {
  try {
    const rows = input.map((row): unknown => JSON.parse(typeof row === 'string' ? row : JSON.stringify(row)));
    return rows.every((row) => typeof row === 'object' && !Array.isArray(row)) ? rows : [];
  } catch {
    return [];
  }
}
