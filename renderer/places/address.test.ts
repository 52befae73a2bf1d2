import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nodeIdOf } from '../../core/project/chain.ts';
import { type Address, isElsewhere, parseAddress, printAddress } from './address.ts';

const node = fc.tuple(fc.string(), fc.integer({ min: 1, max: 99 })).map(([name, use]) => nodeIdOf(name, use));
const flowAddress = fc.record<Address>({
  folder: fc.string({ minLength: 1 }),
  view: fc.string().map((flow) => ({ kind: 'flow', flow })),
  nodes: fc.array(node, { maxLength: 4 }),
});

test('an address leads back to what it was made of, whatever things are called', () => {
  fc.assert(
    fc.property(flowAddress, (address) => {
      expect(parseAddress(printAddress(address))).toEqual(address);
    }),
  );
  const map: Address = { folder: '/p', view: { kind: 'map' }, nodes: [] };
  expect(parseAddress(printAddress(map))).toEqual(map);
  expect(printAddress({ folder: null, view: { kind: 'none' }, nodes: [] })).toBe('');
});

test('any text after the # is an address', () => {
  fc.assert(fc.property(fc.string(), (text) => void printAddress(parseAddress(text))));
  expect(parseAddress('#folder=/p&flow=A&node=B&node=C%231').nodes).toEqual(['C#1']);
});

test('a selection is no place of its own', () => {
  const at = (text: string) => parseAddress(text);
  expect(isElsewhere(at('#folder=/p&flow=A'), at('#folder=/p&flow=A&node=C%231'))).toBe(false);
  expect(isElsewhere(at('#folder=/p&flow=A'), at('#folder=/p&flow=B'))).toBe(true);
});
