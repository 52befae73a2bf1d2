import { expect, test } from 'vitest';
import { flowNameOf } from './flow-of-file.ts';

test.each([
  ['orders.csv', 'Orders'],
  ['open-orders 2026.v2.csv', 'OpenOrders2026V2'],
  ['订单 明细.csv', '订单明细'],
  ['.csv', 'Flow'],
  ['../..', 'Flow'],
  ['çà.json', 'Çà'],
])('the flow of %s is %s', (file, name) => {
  expect(flowNameOf(file)).toBe(name);
});
