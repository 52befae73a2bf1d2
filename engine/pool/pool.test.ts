import { expect, test } from 'vitest';
import { newConnConfig, newFlow, newFlowConfig, newFuncConfig } from '../library.ts';
import { Pool } from './pool.ts';

const nothing = (): void => undefined;

test.each([
  ['a function', 'pool.repeat-function', (pool: Pool) => pool.faas('F', nothing)],
  ['a connector’s init', 'pool.repeat-connector', (pool: Pool) => pool.caasInit('C', nothing)],
  ['a callback', 'pool.repeat-callback', (pool: Pool) => pool.caas('C', 'F', 'Save', nothing)],
  [
    'a flow',
    'import.flow-already-in-pool',
    (pool: Pool) => pool.addFlow('X', newFlow(newFlowConfig('X'), pool)),
  ],
])('%s is registered once', (_what, code, register) => {
  const pool = new Pool();
  register(pool);
  expect(() => register(pool)).toThrow(expect.objectContaining({ name: 'KisPanic', code }));
});

test.each(['Calculate', 'save', ''])(
  'a callback for the mode "%s" is refused: KisFlow panics (trap 27)',
  (mode) => {
    expect(() => new Pool().caas('C', 'F', mode, nothing)).toThrow(
      expect.objectContaining({ name: 'KisPanic', code: 'pool.bad-callback-mode' }),
    );
  },
);

test('a callback is found by connector, function and mode; one for all functions stands in', () => {
  const pool = new Pool();
  const own = () => 'own';
  pool.connector('C', { save: () => 'any' });
  pool.caas('C', 'F', 'Save', own);
  expect(pool.findCallback('C', 'F', 'Save')).toBe(own);
  const forAll = pool.findCallback('C', 'Other', 'Save');
  expect(forAll).toBeInstanceOf(Function);
  expect(forAll).not.toBe(own);
  for (const [cname, fname, mode] of [
    ['C', 'F', 'Load'],
    ['C', 'F', 'Verify'],
    ['D', 'F', 'Save'],
    ['toString', 'F', 'Save'],
  ] as const)
    expect(pool.findCallback(cname, fname, mode)).toBeUndefined();
});

test('a connector’s init runs once for every function that uses it (trap 26)', async () => {
  const pool = new Pool();
  const made: string[] = [];
  pool.faas('Save', nothing);
  pool.faas('Load', nothing);
  pool.connector('C', { init: (conn) => void made.push(conn.config.key) });
  const flow = newFlow(newFlowConfig('F'), pool);
  for (const fname of ['Save', 'Load'] as const)
    flow.link(newFuncConfig(fname, fname, {}, { cname: 'C' }), {}, newConnConfig('C', { key: fname }));
  await flow.run();
  flow.fork();
  expect(made).toEqual(['Save', 'Load', 'Save', 'Load']);
});

test('pools know nothing of each other', () => {
  const [one, other] = [new Pool(), new Pool()];
  one.faas('F', nothing);
  one.addFlow('X', newFlow(newFlowConfig('X'), one));
  expect(other.findFunction('F')).toBeUndefined();
  expect(other.getFlow('X')).toBeUndefined();
  other.faas('F', nothing);
  expect([...one.flows.keys()]).toEqual(['X']);
});

test('a second global config is a panic, whatever it asks (trap 23)', async () => {
  const pool = new Pool();
  const off = { kistype: 'global', prometheus_enable: false, prometheus_listen: false, prometheus_serve: '' };
  await pool.configureMetrics(off);
  expect(pool.metrics).toBeUndefined();
  await expect(pool.configureMetrics(off)).rejects.toMatchObject({ code: 'import.repeat-global' });
});
