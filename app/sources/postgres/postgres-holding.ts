import type { Client } from 'pg';
import type { OpenHolding } from '../source-reader.ts';
import { postgresError } from './postgres-errors.ts';
import { dropSlot, readSlot } from './postgres-server.ts';
import { clientConfigOf, slotNameOf } from './postgres-settings.ts';
import { withClient } from './postgres-snapshot.ts';

/** The replication slot of a source. */
export const postgresHolding: OpenHolding = (opened) => {
  const { name: source, settings } = opened;
  const { addrs: address = '', publication = '' } = settings;
  const slot = slotNameOf(opened);
  async function asked<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    try {
      return await withClient(clientConfigOf(settings), work);
    } catch (thrown) {
      throw postgresError({ source, address, publication, slot }, thrown);
    }
  }
  return {
    async look() {
      const found = await asked((client) => readSlot(client, slot));
      return found && { ...found, address };
    },
    drop: () => asked((client) => dropSlot(client, slot)),
  };
};
