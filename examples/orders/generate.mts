// Writes samples/*.jsonl: the same rows every time.
import { writeFileSync } from 'node:fs';

const articles = [
  ['KB-201', 'Keyboard, mechanical', 59.9],
  ['MS-014', 'Mouse, wireless', 39.9],
  ['CB-USB-C', 'Cable USB-C, 2 m', 8.99],
  ['HD-5T', 'Hard disk, 5 TB', 164],
  ['键盘-87', '机械键盘 87 键', 89.9],
  ['SD-1T', 'Solid-state drive, 1 TB', 92.5],
  ['MN-27Q', 'Monitor, 27 inch', 289],
  ['LP-14P', 'Laptop, 14 inch', 1899],
  ['耳机-BT5', '蓝牙耳机', 49],
  ['HB-7', 'Hub, 7 ports', 24.95],
  ['WC-4K', 'Webcam 4K', 119.8],
  ['ST-LP', 'Stand for laptops', 32.4],
  ['茶杯-300', '保温杯 300 毫升', 15.5],
  ['PD-XL', 'Desk pad', 12.49],
  ['CH-65', 'Charger, 65 W', 27.9],
  ['ST-0', 'Sticker', 0.49],
] as const;
const people = [
  '王芳',
  'Ada Novak',
  '李伟',
  'Jonas Weber',
  '张敏',
  'Marie Dubois',
  '刘洋',
  'Sara Lind',
  '陈静',
  'Tom Baker',
];
const cities = ['上海', 'Berlin', '北京', 'Lyon', '深圳', 'Malmö', '杭州', 'Porto'];

const random = mulberry32(20240910);
const orders = Array.from({ length: 1204 }, (_, index) => order(index));
write('samples/OrderRevenue.jsonl', orders);
write('samples/PriceFeed.jsonl', [
  ...articles.map(([sku, name, price]) => ({ sku, name, price })),
  { sku: '', name: 'Unknown article', price: 5 },
  { sku: 'GIFT-0', name: 'Gift wrap', price: 0 },
]);

function order(index: number) {
  const chinese = random() < 0.4;
  const day = 1 + Math.floor(index / 43);
  // Late orders end with the storm of the first three weeks: the last batch of a run has none.
  const daysToShip = index < 900 && random() < 0.06 ? 4 + below(5) : below(4);
  const lines = Array.from({ length: 1 + below(5) }, () => line(chinese));
  // One order in fifty lacks what CheckOrder asks for.
  if (index % 51 === 50) lines[0] = { ...line(chinese), sku: '' };
  return {
    order_id: `A-${10492 + index}`,
    customer: people[below(people.length)],
    city: cities[below(4) * 2 + (chinese ? 0 : 1)],
    currency: chinese ? 'CNY' : 'EUR',
    ordered_on: date(day),
    shipped_on: date(day + daysToShip),
    lines,
  };
}

function line(chinese: boolean) {
  const [sku, , price] = articles[below(articles.length)] ?? articles[0];
  const paid = price * (0.95 + random() * 0.1) * (chinese ? 7.8 : 1);
  return { sku: sku as string, qty: 1 + Math.floor(random() ** 3 * 12), price: Math.round(paid * 100) / 100 };
}

function date(day: number): string {
  return new Date(Date.UTC(2024, 8, day)).toISOString().slice(0, 10);
}

function below(limit: number): number {
  return Math.floor(random() * limit);
}

function write(path: string, rows: readonly object[]): void {
  writeFileSync(new URL(path, import.meta.url), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

/** Numbers from 0 to 1 that look random and are the same for the same seed. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
