import { expect, test } from 'vitest';
import { lsnNumber, lsnText } from './postgres-changes.ts';
import { clientConfigOf, slotNameOf } from './postgres-settings.ts';

test('a slot’s name has what PostgreSQL allows, whatever project and flow are called, and no two share one', () => {
  const odd = [
    { project: 'My Shop', flow: 'OrderRevenue', name: 'S' },
    { project: 'My Shop', flow: 'OrderRevenue', name: 'T' },
    { project: '商店', flow: '订单', name: 'S' },
    { project: '商店', flow: '退款', name: 'S' },
    { project: 'x'.repeat(200), flow: '-'.repeat(200), name: '' },
  ].map(slotNameOf);
  for (const name of odd) expect(name).toMatch(/^[a-z0-9_]{1,63}$/);
  expect(new Set(odd).size).toBe(odd.length);
  expect(odd[0]).toMatch(/^kisflow_my_shop_orderrevenue_[0-9a-f]{8}$/);
});

test('addresses are a host, a port too, or in brackets', () => {
  const at = (addrs: string) => {
    const { host, port } = clientConfigOf({ addrs });
    return [host, port];
  };
  expect(at('db')).toEqual(['db', 5432]);
  expect(at('db:5433')).toEqual(['db', 5433]);
  expect(at('[::1]:5433')).toEqual(['::1', 5433]);
  expect(at('postgres://db:1')).toEqual(['db', 1]);
});

test('places in the log are numbers and back', () => {
  for (const lsn of ['0/0', '16/B374D848', 'FFFFFFFF/FFFFFFFF']) expect(lsnText(lsnNumber(lsn))).toBe(lsn);
  expect(lsnNumber('00000001/00000000')).toBe(2n ** 32n);
});
