import { openChangeReader } from '../changes/change-reader.ts';
import type { OpenReader } from '../source-reader.ts';
import { postgresServer } from './postgres-server.ts';

/** Reads the tables of a PostgreSQL publication as they stand, and then what changes in them. */
export const openPostgres: OpenReader = (opened) => openChangeReader(opened, postgresServer(opened));
