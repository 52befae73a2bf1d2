import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { engineContract } from './engine-contract.ts';
import { hostContract } from './host-contract.ts';
import { joinContracts } from './join-contracts.ts';

const nothing = { params: z.object({}), result: z.null() };

describe('parts of a contract', () => {
  it('make one whole', () => {
    const whole = joinContracts(
      { methods: { 'a.one': nothing }, events: { 'a.done': z.null() } },
      { methods: { 'b.one': nothing }, events: {} },
    );
    expect(Object.keys(whole.methods)).toEqual(['a.one', 'b.one']);
    expect(Object.keys(whole.events)).toEqual(['a.done']);
  });

  it('never name the same method or event', () => {
    const methods = { methods: { 'a.one': nothing }, events: {} };
    const events = { methods: {}, events: { 'a.done': z.null() } };
    expect(() => joinContracts(methods, methods)).toThrow('a.one');
    expect(() => joinContracts(events, events)).toThrow('a.done');
  });
});

describe.each([
  ['host', hostContract],
  ['engine', engineContract],
])('the contract of the %s', (_name, { methods, events }) => {
  it('names methods and events by domain and act', () => {
    for (const name of [...Object.keys(methods), ...Object.keys(events)])
      expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/);
  });

  it('refuses parameters that are no object', () => {
    for (const { params } of Object.values(methods))
      for (const bad of [undefined, null, [], 'text', 0]) expect(params.safeParse(bad).success).toBe(false);
  });
});
