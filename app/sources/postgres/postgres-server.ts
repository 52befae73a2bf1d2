import type pg from 'pg';
import { CodedError } from '../../../core/errors/coded-error.ts';
import type { ChangeServer } from '../changes/change-server.ts';
import type { OpenSettings } from '../source-reader.ts';
import { type PostgresNames, postgresError } from './postgres-errors.ts';
import { followSlot } from './postgres-log.ts';
import { clientConfigOf, slotNameOf } from './postgres-settings.ts';
import { quoted, readSnapshot, withClient } from './postgres-snapshot.ts';

/** How often it is looked whether the server keeps too much for the slot. */
const lookMs = 60_000;
const megabyte = 1024 * 1024;
/** A connection that may create slots; its queries are the server's commands of replication. */
const forReplication = { replication: 'database' };

/** What a server says of a replication slot. */
export interface Slot {
  name: string;
  isActive: boolean;
  /** Bytes of its log that the server keeps for it. */
  keeps: number;
  /** `lost` when what it stood for is gone. */
  status: string;
}

type Opened = Pick<OpenSettings, 'name' | 'flow' | 'project' | 'settings' | 'warn'>;

/** A PostgreSQL whose publication is read through a slot of the source's own. */
export function postgresServer(opened: Opened): ChangeServer {
  const { name, settings } = opened;
  const { addrs: address = '', publication = '' } = settings;
  const slot = slotNameOf(opened);
  const config = clientConfigOf(settings);
  const names: PostgresNames = { source: name, address, publication, slot };
  const warnAt = Number(settings['warn_mb']) * megabyte;
  let lookDueAt = 0;
  let warnedOf = 0;

  async function asked<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
    try {
      return await withClient(config, work);
    } catch (thrown) {
      throw postgresError(names, thrown);
    }
  }
  /** Warns once, and again when it is twice as much. */
  function look(found: Slot | undefined): void {
    if (!found || found.keeps < Math.max(warnAt, warnedOf * 2)) return;
    warnedOf = found.keeps;
    const params = { source: name, address, slot, megabytes: Math.round(found.keeps / megabyte) };
    opened.warn(new CodedError('live.slot-lag', params).data);
  }
  async function behind(): Promise<number> {
    const found = await asked((client) => readSlot(client, slot));
    look(found);
    return found?.keeps ?? 0;
  }

  return {
    // Which tables a publication has may change while its log is read.
    scope: publication,
    async check({ isBegun, place }) {
      await asked(async (client) => {
        await checkServer(client, names);
        // A user without the right is refused here already, whatever gives it to him: a role's own mark, or a provider's.
        await withClient({ ...config, ...forReplication }, (own) => own.query('IDENTIFY_SYSTEM'));
        const found = await readSlot(client, slot);
        if (found && !isBegun) throw new CodedError('live.slot-unknown', { source: name, address, slot });
        if (place !== undefined && (!found || found.status === 'lost'))
          throw new CodedError('live.log-lost', {
            ...{ source: name, address, place: slot },
            detail: found ? 'wal_status = lost' : 'replication slot dropped',
          });
      });
    },
    async snapshot(give, signal) {
      await asked((client) => dropSlot(client, slot));
      try {
        return await withClient({ ...config, ...forReplication }, async (client) => {
          const { rows } = await client.query<{ consistent_point: string; snapshot_name: string }>(
            `CREATE_REPLICATION_SLOT ${quoted(slot)} LOGICAL pgoutput EXPORT_SNAPSHOT`,
          );
          const [made] = rows;
          if (!made) throw new Error('the server made a slot without a snapshot');
          // The snapshot lasts as long as this connection is asked for nothing else.
          await readSnapshot(config, { publication, snapshot: made.snapshot_name }, give, signal);
          return made.consistent_point;
        });
      } catch (thrown) {
        throw postgresError(names, thrown);
      }
    },
    async follow(place) {
      const told = (thrown: unknown): unknown => postgresError(names, thrown);
      const log = followSlot({ config, slot, publication, told }, place);
      return {
        ...log,
        get place() {
          return log.place;
        },
        confirm(to) {
          log.confirm(to);
          if (performance.now() < lookDueAt) return;
          lookDueAt = performance.now() + lookMs;
          behind().catch(() => undefined);
        },
      };
    },
    behind,
  };
}

async function checkServer(client: pg.Client, names: PostgresNames): Promise<void> {
  const { source, address, publication } = names;
  const { rows } = await client.query<{ level: string; publications: string }>(
    `SELECT current_setting('wal_level') AS level,
      (SELECT count(*) FROM pg_publication WHERE pubname = $1) AS publications`,
    [publication],
  );
  const [found] = rows;
  if (found?.level !== 'logical')
    throw new CodedError('live.log-setting', {
      ...{ source, address, setting: 'wal_level = logical' },
      detail: `wal_level = ${found?.level}`,
    });
  if (found.publications === '0')
    throw new CodedError('live.no-publication', { source, address, publication });
}

/** What the server says of a slot; undefined when it has none of that name. */
export async function readSlot(client: pg.Client, slot: string): Promise<Slot | undefined> {
  const { rows } = await client.query<{ active: boolean; keeps: string | null; wal_status: string | null }>(
    `SELECT active, wal_status,
      pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END, confirmed_flush_lsn) AS keeps
     FROM pg_replication_slots WHERE slot_name = $1`,
    [slot],
  );
  const [found] = rows;
  if (!found) return undefined;
  return {
    name: slot,
    isActive: found.active,
    keeps: Number(found.keeps ?? 0),
    status: found.wal_status ?? 'lost',
  };
}

/** Drops a slot where there is one. */
export async function dropSlot(client: pg.Client, slot: string): Promise<void> {
  await client.query(
    'SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = $1',
    [slot],
  );
}
