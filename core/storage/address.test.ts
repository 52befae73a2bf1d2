import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseAddress, shownAddress } from './address.ts';
import { type StorageType, storageTypeOf } from './storage-types.ts';

function typeOf(type: string): StorageType {
  const known = storageTypeOf(type);
  if (!known) throw new Error(type);
  return known;
}

it.each([
  ['mysql', 'db', { hosts: [{ host: 'db', port: 3306 }] }],
  [
    'tidb',
    'a:1, b',
    {
      hosts: [
        { host: 'a', port: 1 },
        { host: 'b', port: 4000 },
      ],
    },
  ],
  ['redis', '[::1]:7000', { hosts: [{ host: '::1', port: 7000 }] }],
  ['redis', 'rediss://me:p%40ss@h:1/3', { user: 'me', password: 'p@ss', path: '3', tls: true }],
  ['redis', 'redis://:only@h', { user: undefined, password: 'only' }],
  [
    'mysql',
    'root:a@b:c@tcp(h:3307)/shop?charset=utf8mb4',
    { user: 'root', password: 'a@b:c', path: 'shop', options: { charset: 'utf8mb4' } },
  ],
  ['postgres', 'postgresql://h/%E5%BA%97', { path: '店' }],
  ['es', 'https://h', { tls: true, hosts: [{ host: 'h', port: 9200 }] }],
])('%s: %s', (type, addrs, expected) => {
  expect(parseAddress(addrs, typeOf(type))).toMatchObject(expected);
});

it.each([
  ['redis', ''],
  ['redis', 'mysql://h'],
  ['redis', 'h:0'],
  ['redis', 'h:65536'],
  ['redis', 'a,,b'],
  ['redis', 'two words'],
])('%s: %j is none', (type, addrs) => {
  expect(parseAddress(addrs, typeOf(type))).toBeUndefined();
});

it('never shows a password, whatever stands around it', () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9!$%^*()_+@:/?#-]{4,20}$/).map((text) => `S3${text}T`);
  const around = fc.constantFrom(
    (pass: string) => `redis://u:${encodeURIComponent(pass)}@h:1/0?x=${encodeURIComponent(pass)}`,
    (pass: string) => `u:${pass.replaceAll('/', '')}@tcp(h:1)/d`,
    (pass: string) => `u:${pass}@not a host`,
    (pass: string) => `u:${pass}@\${env:HOST}:1`,
  );
  fc.assert(
    fc.property(
      secret,
      around,
      fc.constantFrom('redis', 'mysql', 'postgres', 'unknown'),
      (pass, put, type) => {
        const shown = shownAddress({ type, addrs: put(pass) });
        for (const part of [pass, encodeURIComponent(pass), pass.replaceAll('/', '')])
          expect(shown).not.toContain(part);
      },
    ),
  );
});
