import type { Driver } from './driver.ts';

/** The driver of a type that `core/storage` knows; its package is loaded with it. */
export async function loadDriver(type: string): Promise<Driver> {
  switch (type) {
    case 'redis':
      return (await import('./drivers/redis.ts')).redis;
    case 'mysql':
    case 'tidb':
      return (await import('./drivers/mysql.ts')).mysqlDriver;
    case 'postgres':
      return (await import('./drivers/postgres.ts')).postgres;
    case 'kafka':
      return (await import('./drivers/kafka.ts')).kafka;
    case 'es':
      return (await import('./drivers/es.ts')).es;
    default:
      throw new Error(`no driver for ${type}`);
  }
}
