import { expect, test } from 'vitest';
import { printConfig } from './print.ts';
import { readConfig } from './read.ts';
import type { ConnConfig } from './types.ts';
import recorded from './yaml-v3-scalars.json' with { type: 'json' };

/** Go writes an empty map or list as null in the records. */
function withoutNulls(value: unknown): unknown {
  const empty: Record<string, unknown> = {
    params: {},
    default_params: {},
    flows: [],
    must: [],
    load: [],
    save: [],
  };
  return JSON.parse(JSON.stringify(value), (key, inner) => (inner === null ? empty[key] : inner));
}

function outcome(text: string): unknown {
  const result = readConfig(text);
  return result.ok ? result.document.config : result.problem.code;
}

function conn(parts: Partial<ConnConfig>): ConnConfig {
  return {
    kistype: 'conn',
    cname: '',
    addrs: '',
    type: '',
    key: '',
    params: {},
    load: [],
    save: [],
    ...parts,
  };
}

test.each(recorded.strings)(
  'prints and reads back string %# as yaml.v3 does',
  ({ value, printed, readBack }) => {
    const params = Object.fromEntries([
      [value, value],
      ['k', value],
    ]);
    expect(printConfig({ kind: 'conn', config: conn({ cname: value, params, load: [value] }) })).toBe(
      printed,
    );
    const read = outcome(printed);
    if (typeof readBack === 'string') expect(read).toBe(readBack);
    else expect(read).toMatchObject(readBack);
  },
);

test.each(recorded.mapKeys)('sorts keys %# as yaml.v3 does', ({ keys, printed }) => {
  const params = Object.fromEntries(keys.map((key) => [key, '']));
  expect(printConfig({ kind: 'conn', config: conn({ params }) })).toBe(printed);
});

test.each(recorded.scalars)('reads scalar %# into each type as yaml.v3 does', (row) => {
  const { scalar } = row;
  const read = (text: string, pick: (config: Record<string, unknown>) => unknown) => {
    const result = outcome(text);
    return typeof result === 'string' ? result : [pick({ ...Object(result) })];
  };
  // Beyond 2^53 a number has not all of an int64's digits.
  const int = (digits: unknown) => (Array.isArray(digits) ? [Number(digits[0])] : digits);
  expect({
    string: read(`kistype: flow\nflow_name: ${scalar}\n`, (config) => config['flow_name']),
    int: read(`kistype: flow\nstatus: ${scalar}\n`, (config) => config['status']),
    bool: read(`kistype: global\nprometheus_enable: ${scalar}\n`, (config) => config['prometheus_enable']),
    param: read(`kistype: conn\nparams:\n  k: ${scalar}\n`, (config) => config['params']),
    list: read(`kistype: conn\nload:\n- ${scalar}\n- z\n`, (config) => config['load']),
  }).toEqual({ string: row.string, int: int(row.int), bool: row.bool, param: row.param, list: row.list });
});

test.each(recorded.documents)('reads document %# as KisFlow does', ({ text, result }) => {
  expect(outcome(text)).toEqual(typeof result === 'string' ? result : withoutNulls(result));
});
