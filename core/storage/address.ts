import type { ConnConfig } from '../config/types.ts';
import { referencesIn } from './references.ts';
import { type StorageType, storageTypeOf } from './storage-types.ts';

/** Where a connector's server is, and who it is told that we are. */
export interface StorageAddress {
  hosts: readonly { host: string; port: number }[];
  user: string | undefined;
  password: string | undefined;
  /** A database, or what else stands behind the hosts; undefined where nothing does. */
  path: string | undefined;
  /** Whether the scheme wants encryption. */
  tls: boolean;
  /** What follows a question mark. */
  options: Readonly<Record<string, string>>;
}

/** `user:password@tcp(host:3306)/database`, as Go's MySQL driver has it. */
const goAddress =
  /^(?:(?<login>.*)@)?(?:tcp|tcp4|tcp6)\((?<hosts>[^)]*)\)(?:\/(?<path>[^?]*))?(?:\?(?<options>.*))?$/;
/** A URL, or hosts with commas, with or without a login before them. */
const plainAddress =
  /^(?:(?<scheme>[a-z][a-z0-9+.-]*):\/\/)?(?:(?<login>[^/]*)@)?(?<hosts>[^/?@]*)(?:\/(?<path>[^?]*))?(?:\?(?<options>.*))?$/i;
const secureSchemes = ['rediss', 'https', 'mysqls'];

/**
 * Takes `addrs` apart: a URL, Go's form of a MySQL address, or hosts with commas, each with or without port. Undefined where it is
 * none of them.
 */
export function parseAddress(addrs: string, { port, schemes }: StorageType): StorageAddress | undefined {
  const text = addrs.trim();
  const found = goAddress.exec(text)?.groups ?? plainAddress.exec(text)?.groups;
  if (!found) return undefined;
  const scheme = found['scheme']?.toLowerCase();
  if (scheme !== undefined && !schemes.includes(scheme)) return undefined;
  const hosts = (found['hosts'] ?? '').split(',').map((one) => hostOf(one.trim(), port));
  if (hosts.some((host) => host === undefined)) return undefined;
  const [user, password] = loginOf(found['login']);
  return {
    hosts: hosts.filter((host) => host !== undefined),
    user,
    password,
    path: found['path'] ? decoded(found['path']) : undefined,
    tls: scheme !== undefined && secureSchemes.includes(scheme),
    options: optionsOf(found['options'] ?? ''),
  };
}

/** Type and address of a connector's storage as a person may see them: without user and password, references as they stand. */
export function shownAddress({ type, addrs }: Pick<ConnConfig, 'type' | 'addrs'>): string {
  const known = storageTypeOf(type);
  const found = known && referencesIn(addrs).length === 0 ? parseAddress(addrs, known) : undefined;
  // What can't be read may hold a password anywhere before its last at sign, or behind a question mark.
  if (!found) return addrs.slice(addrs.lastIndexOf('@') + 1).replace(/\?.*$/s, '');
  const hosts = found.hosts.map(({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`);
  return `${hosts.join(',')}${found.path === undefined ? '' : `/${found.path}`}`;
}

function hostOf(text: string, port: number): { host: string; port: number } | undefined {
  const found = /^(?:\[(?<six>[^\]]+)\]|(?<host>[^:\s]+))(?::(?<port>\d{1,5}))?$/.exec(text)?.groups;
  const host = found?.['six'] ?? found?.['host'];
  const number = Number(found?.['port'] ?? port);
  return host === undefined || number < 1 || number > 65_535 ? undefined : { host, port: number };
}

function loginOf(login: string | undefined): [string | undefined, string | undefined] {
  if (login === undefined || login === '') return [undefined, undefined];
  const at = login.indexOf(':');
  const user = at < 0 ? login : login.slice(0, at);
  return [user === '' ? undefined : decoded(user), at < 0 ? undefined : decoded(login.slice(at + 1))];
}

function optionsOf(text: string): Record<string, string> {
  const pairs = text.split('&').filter((pair) => pair !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [decoded(pair), ''] : [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))];
    }),
  );
}

/** A percent sign of a password that was not written as in a URL stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
