import { openChangeReader } from '../changes/change-reader.ts';
import type { OpenReader } from '../source-reader.ts';
import { mysqlServer } from './mysql-server.ts';

/** Reads tables of MySQL or MariaDB as they stand, and then what changes in them. */
export const openMysqlBinlog: OpenReader = async (opened) =>
  await openChangeReader(opened, mysqlServer(opened));
