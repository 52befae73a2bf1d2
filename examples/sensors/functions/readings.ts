export const kinds = ['temperature', 'humidity', 'pressure'] as const;
export type Kind = (typeof kinds)[number];

export interface Reading {
  sensor: string;
  station: string;
  kind: Kind;
  /** °C, % or hPa. */
  value: number;
  /** ISO 8601, UTC. */
  at: string;
}

export interface FlaggedReading extends Reading {
  flag: 'ok' | 'range' | 'stuck' | 'jump';
}

export interface SensorQuality {
  sensor: string;
  station: string;
  readings: number;
  flagged: number;
  mean: number;
  lowest: number;
  highest: number;
}

/** Reads a range such as `-40..60`. */
export function parseRange(text: string): { low: number; high: number } {
  const [low, high] = text.split('..').map(Number);
  if (low === undefined || high === undefined || Number.isNaN(low + high))
    throw new Error(`not a range: "${text}"`);
  return { low, high };
}
