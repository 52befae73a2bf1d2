import type { FunctionBody } from '../kis/function.ts';
import type { Context, Flow } from '../library.ts';

export interface BenchRow {
  id: number;
  city: string;
  sku: string;
  qty: number;
  price: number;
  note: string | null;
  tags: string[];
  size: { width: number; height: number };
}

/** A setup of a built-in, and the same thing as one writes it by hand. */
interface Pair {
  readonly name: string;
  readonly setup: Readonly<Record<string, string>>;
  readonly body: FunctionBody;
}

type Body = (flow: Flow, rows: BenchRow[]) => void;

/** By hand: a function of the flow and its rows. */
function hand(body: Body): FunctionBody {
  return (_ctx: unknown, flow: Flow, rows: BenchRow[]) => body(flow, rows);
}

const changing: readonly Pair[] = [
  {
    name: 'compute',
    setup: { set: 'total = row.qty * row.price\nlabel = row.city + row.sku', keep: 'id, city, sku' },
    body: hand((flow, rows) => {
      for (const { id, city, sku, qty, price } of rows)
        flow.commitRow({ id, city, sku, total: qty * price, label: city + sku });
    }),
  },
  {
    name: 'select',
    setup: { fields: 'id, city as town, qty' },
    body: hand((flow, rows) => {
      for (const { id, city, qty } of rows) flow.commitRow({ id, town: city, qty });
    }),
  },
  {
    name: 'defaults',
    setup: { set: 'note = "-"' },
    body: hand((flow, rows) => {
      for (const { id, city, sku, qty, price, note, tags, size } of rows)
        flow.commitRow({ id, city, sku, qty, price, note: note ?? '-', tags, size });
    }),
  },
  {
    name: 'cast',
    setup: { types: 'qty = text' },
    body: hand((flow, rows) => {
      for (const { id, city, sku, qty, price, note, tags, size } of rows)
        flow.commitRow({ id, city, sku, qty: String(qty), price, note, tags, size });
    }),
  },
  {
    name: 'map_values',
    setup: { field: 'city', values: '"Berlin" = "DE"\n"Porto" = "PT"\n"Lyon" = "FR"', else: 'row.city' },
    body: hand((flow, rows) => {
      const lands = new Map([
        ['Berlin', 'DE'],
        ['Porto', 'PT'],
        ['Lyon', 'FR'],
      ]);
      for (const { id, city, sku, qty, price, note, tags, size } of rows)
        flow.commitRow({ id, city: lands.get(city) ?? city, sku, qty, price, note, tags, size });
    }),
  },
  {
    name: 'mask',
    setup: { fields: 'sku', keep_last: '2' },
    body: hand((flow, rows) => {
      for (const { id, city, sku, qty, price, note, tags, size } of rows) {
        const letters = [...sku];
        const hidden = letters.length - 2;
        const masked =
          hidden <= 0 ? '*'.repeat(letters.length) : '*'.repeat(hidden) + letters.slice(-2).join('');
        flow.commitRow({ id, city, sku: masked, qty, price, note, tags, size });
      }
    }),
  },
  {
    name: 'flatten',
    setup: { field: 'size' },
    body: hand((flow, rows) => {
      for (const { id, city, sku, qty, price, note, tags, size } of rows)
        flow.commitRow({
          id,
          city,
          sku,
          qty,
          price,
          note,
          tags,
          size_width: size.width,
          size_height: size.height,
        });
    }),
  },
  {
    name: 'nest',
    setup: { fields: 'qty, price', to: 'sold' },
    body: hand((flow, rows) => {
      for (const { id, city, sku, qty, price, note, tags, size } of rows)
        flow.commitRow({ id, city, sku, note, tags, size, sold: { qty, price } });
    }),
  },
];

const choosing: readonly Pair[] = [
  {
    name: 'filter',
    setup: { where: 'row.qty > 3 && row.city != "Porto"' },
    body: hand((flow, rows) => {
      for (const row of rows) if (row.qty > 3 && row.city !== 'Porto') flow.commitRow(row);
    }),
  },
  {
    name: 'verify',
    setup: { checks: 'qty = row.qty > 0\nprice = row.price < 90' },
    body: hand((flow, rows) => {
      for (const row of rows) if (row.qty > 0 && row.price < 90) flow.commitRow(row);
    }),
  },
  {
    name: 'limit',
    setup: { rows: '5000', offset: '100' },
    body: hand((flow, rows) => flow.commitRowBatch(rows.slice(100, 5_100))),
  },
  {
    name: 'sample',
    setup: { every: '3' },
    body: hand((flow, rows) => {
      for (let index = 0; index < rows.length; index += 3) flow.commitRow(rows[index]);
    }),
  },
  {
    name: 'dedupe',
    setup: { key: 'sku' },
    body: hand((flow, rows) => {
      const seen = new Set<string>();
      for (const row of rows) {
        if (seen.has(row.sku)) continue;
        seen.add(row.sku);
        flow.commitRow(row);
      }
    }),
  },
  {
    name: 'branch',
    setup: { when: 'row.qty > 20' },
    body: (ctx: Context, flow: Flow, rows: BenchRow[]) =>
      flow.next(rows.some(({ qty }) => qty > 20) ? ctx.Action.abort : ctx.Action.dataReuse),
  },
  {
    name: 'sort',
    setup: { by: 'price desc, id' },
    body: hand((flow, rows) => flow.commitRowBatch(rows.sort((a, b) => b.price - a.price || a.id - b.id))),
  },
];

const gathering: readonly Pair[] = [
  {
    name: 'aggregate',
    setup: { group_by: 'city', aggregate: 'total = sum(row.price)\nrows = count()\nmost = max(row.qty)' },
    body: hand((flow, rows) => {
      const groups = new Map<string, { city: string; total: number; rows: number; most: number }>();
      for (const row of rows) {
        let group = groups.get(row.city);
        if (group === undefined) {
          group = { city: row.city, total: 0, rows: 0, most: row.qty };
          groups.set(row.city, group);
        }
        group.total += row.price;
        group.rows += 1;
        if (row.qty > group.most) group.most = row.qty;
      }
      for (const group of groups.values()) flow.commitRow(group);
    }),
  },
  {
    name: 'running',
    setup: { set: 'total = sum(row.price)', by: 'city' },
    body: hand((flow, rows) => {
      const totals = new Map<string, number>();
      for (const { id, city, sku, qty, price, note, tags, size } of rows) {
        const total = (totals.get(city) ?? 0) + price;
        totals.set(city, total);
        flow.commitRow({ id, city, sku, qty, price, note, tags, size, total });
      }
    }),
  },
  {
    name: 'number',
    setup: { field: 'no', by: 'city' },
    body: hand((flow, rows) => {
      const next = new Map<string, number>();
      for (const { id, city, sku, qty, price, note, tags, size } of rows) {
        const no = next.get(city) ?? 1;
        next.set(city, no + 1);
        flow.commitRow({ id, city, sku, qty, price, note, tags, size, no });
      }
    }),
  },
  {
    name: 'fill',
    setup: { fields: 'note', by: 'city' },
    body: hand((flow, rows) => {
      const last = new Map<string, string | null>();
      for (const { id, city, sku, qty, price, note, tags, size } of rows) {
        const filled = note ?? last.get(city) ?? null;
        last.set(city, filled);
        flow.commitRow({ id, city, sku, qty, price, note: filled, tags, size });
      }
    }),
  },
  {
    name: 'window',
    setup: { size: '10', by: 'city', aggregate: 'mean = avg(row.price)', rest: 'emit' },
    body: hand((flow, rows) => {
      const windows = new Map<string, BenchRow[]>();
      const mean = (held: readonly BenchRow[]): number =>
        held.reduce((sum, { price }) => sum + price, 0) / held.length;
      for (const row of rows) {
        const held = windows.get(row.city) ?? [];
        windows.set(row.city, held);
        held.push(row);
        if (held.length < 10) continue;
        flow.commitRow({ city: row.city, mean: mean(held) });
        held.length = 0;
      }
      for (const [city, held] of windows) if (held.length > 0) flow.commitRow({ city, mean: mean(held) });
    }),
  },
  {
    name: 'split',
    setup: { field: 'tags', keep: 'id, city', index: 'no' },
    body: hand((flow, rows) => {
      for (const { id, city, tags } of rows)
        for (const [index, tag] of tags.entries()) flow.commitRow({ id, city, no: index + 1, tags: tag });
    }),
  },
  {
    name: 'unpivot',
    setup: { fields: 'qty, price' },
    body: hand((flow, rows) => {
      for (const { id, city, sku, note, tags, size, qty, price } of rows) {
        flow.commitRow({ id, city, sku, note, tags, size, name: 'qty', value: qty });
        flow.commitRow({ id, city, sku, note, tags, size, name: 'price', value: price });
      }
    }),
  },
];

/** Every built-in that works on rows alone: what a connector or a log takes is another matter. */
export const pairs: readonly Pair[] = [...changing, ...choosing, ...gathering];
