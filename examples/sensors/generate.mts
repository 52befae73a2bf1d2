// Writes rows for SensorQuality, the same every time:
//   node generate.mts [rows] [file]      by default 100,000 rows to samples/SensorQuality-100000.jsonl beside this script

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { fileURLToPath } from 'node:url';

const stations = ['上海-浦东', '北京-海淀', 'Berlin-Mitte', 'Lyon-Part-Dieu', 'Malmö-Hamn', '深圳-南山'];
const kinds = [
  { kind: 'temperature', base: 18, swing: 9, noise: 0.8 },
  { kind: 'humidity', base: 58, swing: 18, noise: 3 },
  { kind: 'pressure', base: 1013, swing: 6, noise: 0.9 },
];
const sensors = stations.flatMap((station, place) =>
  kinds.map((kind, number) => ({ ...kind, station, sensor: `S${place + 1}-${number + 1}`, place })),
);

const count = Number(process.argv[2] ?? 100_000);
const file =
  process.argv[3] ?? fileURLToPath(new URL(`samples/SensorQuality-${count}.jsonl`, import.meta.url));
let state = 42;
const start = Date.UTC(2024, 6, 1);
const out = createWriteStream(file);
for (let index = 0; index < count; index++) {
  if (!out.write(`${JSON.stringify(row(index))}\n`)) await once(out, 'drain');
}
out.end();
await once(out, 'finish');

function row(index: number) {
  const sensor = sensors[index % sensors.length];
  const round = Math.floor(index / sensors.length);
  const at = new Date(start + round * 60_000).toISOString();
  if (sensor === undefined) return {};
  const value =
    Math.round(
      10 * (sensor.base + sensor.swing * wave(round, sensor.place) + sensor.noise * (random() - 0.5)),
    ) / 10;
  const reading = { sensor: sensor.sensor, station: sensor.station, kind: sensor.kind, value, at };
  // S2-1 sticks for a quarter of an hour now and then; one row in a hundred is broken in some way.
  if (sensor.sensor === 'S2-1' && round % 90 < 15) return { ...reading, value: 21.4 };
  const luck = random();
  if (luck < 0.003) return { ...reading, value: null };
  if (luck < 0.005) return { ...reading, sensor: '' };
  if (luck < 0.007) return { ...reading, value: 'n/a' };
  if (luck < 0.01) return { ...reading, value: -273.1 };
  if (luck < 0.012) return { ...reading, value: value + 25 };
  return reading;
}

/** A day's ups and downs, from -1 to 1. */
function wave(round: number, place: number): number {
  return Math.sin(((round / 1440 + place / 12) % 1) * 2 * Math.PI);
}

function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}
