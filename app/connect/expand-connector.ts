import { readFileSync } from 'node:fs';
import type { ConnConfig } from '../../core/config/types.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import { shownAddress } from '../../core/storage/address.ts';
import { expandReferences, type Reference } from '../../core/storage/references.ts';
import { readSettings, type StorageSettings } from '../../core/storage/settings.ts';
import { settingError } from '../../core/storage/storage-problems.ts';

/** A connector whose references are expanded. */
export interface ExpandedConnector {
  cname: string;
  settings: StorageSettings;
  /** As it may be shown. */
  address: string;
  ca: string | undefined;
  /** Texts that no message may hold. */
  secrets: readonly string[];
}

/** Expands a connector's references from this process's environment and files. Throws coded errors of what is wrong with it. */
export function expandConnector(conn: ConnConfig, env: NodeJS.ProcessEnv = process.env): ExpandedConnector {
  const { cname } = conn;
  const resolve = (reference: Reference): string => resolved(cname, reference, env);
  const params = Object.fromEntries(
    Object.entries(conn.params).map(([name, value]) => [name, expandReferences(value, resolve)]),
  );
  const expanded = { ...conn, addrs: expandReferences(conn.addrs, resolve), params };
  const settings = readSettings(expanded);
  if (Array.isArray(settings)) {
    const { code, params: told } = settingError(cname, settings[0] ?? { kind: 'key' });
    throw new CodedError(code, told);
  }
  const caFile = settings.params['ca_file'];
  return {
    cname,
    settings,
    address: shownAddress(expanded),
    ca: caFile === undefined ? undefined : resolved(cname, { kind: 'file', name: caFile }, env),
    secrets: secretsOf(settings),
  };
}

function resolved(cname: string, { kind, name }: Reference, env: NodeJS.ProcessEnv): string {
  const reference = `\${${kind}:${name}}`;
  if (kind === 'env') {
    const value = env[name];
    if (value !== undefined) return value;
    throw new CodedError('connect.no-variable', { cname, reference });
  }
  try {
    // A file made by hand ends with a line break, which is no part of a password.
    return readFileSync(name, 'utf8').replace(/\r?\n$/, '');
  } catch (thrown) {
    const detail = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
    throw new CodedError('connect.no-reference', { cname, reference, detail });
  }
}

function secretsOf({ address, params, type }: StorageSettings): string[] {
  const inParams = type.params.filter(({ kind }) => kind === 'secret').map(({ name }) => params[name]);
  const found = [address.password, ...inParams].filter((text) => text !== undefined && text !== '');
  return found.flatMap((text) => [text ?? '', encodeURIComponent(text ?? '')]);
}
