import type { VisitRows } from './visit-rows.ts';

/** Where two runs part; batches and rows are counted from 1. */
export type Difference =
  /** Another function was called, or none: what comes on either side. */
  | {
      readonly kind: 'visit';
      readonly visit: number;
      readonly studio?: VisitRows;
      readonly program?: VisitRows;
    }
  /** One visit handed on other rows: the first that differs, undefined where there is none. */
  | {
      readonly kind: 'row';
      readonly batch: number;
      readonly node: string;
      readonly row: number;
      readonly studio: unknown;
      readonly program: unknown;
    };

/** How far two runs are the same. */
export interface Comparison {
  readonly visits: number;
  readonly rows: number;
  readonly difference: Difference | undefined;
}

/** Compares the visits of two runs, in their order, up to the first difference. A field that is missing is as one that is null. */
export async function firstDifference(
  studio: AsyncGenerator<VisitRows>,
  program: AsyncGenerator<VisitRows>,
): Promise<Comparison> {
  try {
    return await compared(studio, program);
  } finally {
    // What is behind the first difference is not read: files and pipes are let go.
    await Promise.all([studio.return(undefined), program.return(undefined)]);
  }
}

async function compared(
  studio: AsyncGenerator<VisitRows>,
  program: AsyncGenerator<VisitRows>,
): Promise<Comparison> {
  let [visits, rows] = [0, 0];
  for (;;) {
    const [ours, theirs] = [await studio.next(), await program.next()];
    const [own, other] = [ours.done ? undefined : ours.value, theirs.done ? undefined : theirs.value];
    if (own === undefined && other === undefined) return { visits, rows, difference: undefined };
    const isSame = own?.batch === other?.batch && own?.node === other?.node;
    const difference =
      isSame && own !== undefined && other !== undefined
        ? rowDifference(own, other)
        : ({
            kind: 'visit',
            visit: visits + 1,
            ...(own && { studio: own }),
            ...(other && { program: other }),
          } as const);
    if (difference !== undefined) return { visits, rows, difference };
    visits += 1;
    rows += own?.rows.length ?? 0;
  }
}

function rowDifference({ batch, node, rows }: VisitRows, other: VisitRows): Difference | undefined {
  const most = Math.max(rows.length, other.rows.length);
  for (let index = 0; index < most; index += 1) {
    const isThere = index < rows.length && index < other.rows.length;
    const [studio, program] = [rows[index], other.rows[index]];
    if (!isThere || !sameValue(studio, program))
      return { kind: 'row', batch, node, row: index + 1, studio, program };
  }
  return undefined;
}

/** Paths of the fields in which two rows differ, such as `customer.city`; none where they are no objects. */
export function differingFields(a: unknown, b: unknown, path = ''): string[] {
  if (!isObject(a) || !isObject(b)) return path === '' ? [] : [path];
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].flatMap((name) => {
    const [one, other] = [ownValue(a, name), ownValue(b, name)];
    if (sameValue(one, other)) return [];
    return differingFields(one, other, path === '' ? name : `${path}.${name}`);
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return (a ?? null) === (b ?? null);
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => sameValue(item, b[index]))
    );
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => sameValue(ownValue(a, name), ownValue(b, name)));
}

function ownValue(of: object, name: string): unknown {
  return Object.hasOwn(of, name) ? Reflect.get(of, name) : null;
}
