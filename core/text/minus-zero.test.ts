import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepMinusZero } from './minus-zero.ts';

test('a value comes back from its text, with every -0 in it', () => {
  const zeros = fc.constantFrom(0, -0, 10, -1.5, 'a:0', '-0', null);
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      zeros,
      fc.array(tie('value')),
      fc.dictionary(fc.string(), tie('value')),
    ),
  }));
  fc.assert(
    fc.property(value, (given) => {
      const plain = JSON.parse(JSON.stringify(given), (_key, member) => member);
      const text = keepMinusZero(JSON.stringify(given), given);
      expect(JSON.parse(text)).toEqual(given);
      expect(JSON.parse(text.replaceAll(/(?<=^|[:[,])-0(?=$|[,\]}])/g, '0'))).toEqual(plain);
    }),
  );
});
