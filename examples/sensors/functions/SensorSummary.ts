import type { Context, Flow } from 'kisflow-studio';
import type { FlaggedReading, SensorQuality } from './readings.ts';

/** One row a sensor: how many readings, how many flagged, and the range of the good ones. */
export default async function SensorSummary(_ctx: Context, flow: Flow, rows: FlaggedReading[]) {
  const bySensor = new Map<string, FlaggedReading[]>();
  for (const row of rows) {
    const readings = bySensor.get(row.sensor);
    if (readings) readings.push(row);
    else bySensor.set(row.sensor, [row]);
  }
  for (const readings of bySensor.values()) flow.commitRow(summarise(readings));
}

function summarise(readings: FlaggedReading[]): SensorQuality {
  const values = readings.filter((reading) => reading.flag === 'ok').map((reading) => reading.value);
  const sum = values.reduce((total, value) => total + value, 0);
  return {
    sensor: readings[0]?.sensor ?? '',
    station: readings[0]?.station ?? '',
    readings: readings.length,
    flagged: readings.length - values.length,
    mean: values.length === 0 ? 0 : Math.round((100 * sum) / values.length) / 100,
    lowest: values.reduce((low, value) => Math.min(low, value), values[0] ?? 0),
    highest: values.reduce((high, value) => Math.max(high, value), values[0] ?? 0),
  };
}
