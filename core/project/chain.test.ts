import fc from 'fast-check';
import { expect, test } from 'vitest';
import { functionOfNode, nodeIdOf, placeOfNode, renamedNode } from './chain.ts';

test('a node leads to its function and its use of it, whatever the function is called', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.integer({ min: 1, max: 999 }), (fname, other, occurrence) => {
      const id = nodeIdOf(fname, occurrence);
      expect(functionOfNode(id)).toBe(fname);
      expect(renamedNode(id, other)).toBe(nodeIdOf(other, occurrence));
      expect(placeOfNode([nodeIdOf(`${fname}x`, occurrence), id], id)).toBe(1);
    }),
  );
});
