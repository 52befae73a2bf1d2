import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createStorageTrials } from './storage-trials.ts';

const trials = createStorageTrials({});
afterEach(() => trials.close());

const connector = { kistype: 'conn', cname: 'Kept', type: 'redis', key: 'k', params: {}, load: [], save: [] };

it('says what is wrong without the password, and ends at once what a server keeps waiting', async () => {
  const away = trials.ask({ ...connector, addrs: 'redis://me:hush-hush@127.0.0.1:1' });
  const error: unknown = await away.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ data: { code: 'connect.away', params: { address: '127.0.0.1:1' } } });
  expect(JSON.stringify(error)).not.toContain('hush');
  const refused = trials.ask({ ...connector, type: 'nsq', addrs: '127.0.0.1:1' });
  await expect(refused).rejects.toMatchObject({ code: 'connect.unknown-type' });

  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const place = silent.address();
  const port = place !== null && typeof place === 'object' ? place.port : 0;
  const waiting = expect(trials.ask({ ...connector, addrs: `127.0.0.1:${port}` })).rejects.toMatchObject({
    code: 'connect.ended',
  });
  await once(silent, 'connection');
  await trials.close();
  await waiting;
  silent.close();
  await expect(trials.ask({ ...connector, addrs: '127.0.0.1:1' })).rejects.toMatchObject({
    code: 'process.ended',
  });
});
