import { createHash } from 'node:crypto';
import type { ClientConfig } from 'pg';
import type { OpenSettings } from '../source-reader.ts';
import { tlsOf } from '../tls-settings.ts';

/** How a source's settings say that a client connects: dates and times come in UTC, in ISO's form. */
export function clientConfigOf(settings: Readonly<Record<string, string>>): ClientConfig {
  const { addrs = '', database = '', user = '', password = '' } = settings;
  const [, host = addrs, port] =
    /^(?:postgres(?:ql)?:\/\/)?(\[[^\]]+\]|[^:/]*)(?::(\d+))?$/.exec(addrs) ?? [];
  const tls = tlsOf(settings);
  const name = host.replace(/^\[|\]$/g, '') || 'localhost';
  return {
    host: name,
    port: Number(port ?? 5432),
    database,
    user,
    ...(password === '' ? {} : { password }),
    ...(tls === undefined ? {} : { ssl: { ...tls, host: name } }),
    connectionTimeoutMillis: 10_000,
    application_name: 'kisflow-studio',
    options:
      '-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=iso_8601 -c extra_float_digits=1 -c statement_timeout=0',
  };
}

/** Letters of a name that a slot's name may have. */
function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 20);
}

/**
 * The name of a source's replication slot: after project and flow, as far as a slot's name can say that, and a hash of them and the
 * source's name, so that no two sources share one.
 */
export function slotNameOf({ project, flow, name }: Pick<OpenSettings, 'project' | 'flow' | 'name'>): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([project, flow, name]))
    .digest('hex')
    .slice(0, 8);
  return ['kisflow', slug(project), slug(flow), hash].filter((one) => one !== '').join('_');
}
