import type { ConnConfig } from '../config/types.ts';
import { parseAddress, type StorageAddress } from './address.ts';
import { type StorageParam, type StorageType, storageTypeOf, storageTypes } from './storage-types.ts';

/** Why a connector can't be opened: what of it is wrong, in which words to correct it. */
export type SettingProblem =
  | { kind: 'type'; type: string; known: string }
  | { kind: 'addrs'; schemes: string }
  | { kind: 'key' }
  | { kind: 'value'; param: string; value: string; wanted: string }
  | { kind: 'together'; param: string; with: string };

/** What a driver is told of a connector. */
export interface StorageSettings {
  type: StorageType;
  address: StorageAddress;
  /** Redis key, table, topic, index. */
  key: string;
  /** The fields that tell rows apart; none means that saving appends. */
  keyFields: readonly string[];
  isDelete: boolean;
  cacheMs: number;
  timeoutMs: number;
  tls: boolean;
  /** Params as text, those of the type only. */
  params: Readonly<Record<string, string>>;
}

const defaultTimeoutMs = 30_000;

/** Reads a connector whose references are expanded, or none. What is wrong comes in the order of the file. */
export function readSettings(
  conn: Pick<ConnConfig, 'addrs' | 'type' | 'key' | 'params'>,
): StorageSettings | SettingProblem[] {
  const type = storageTypeOf(conn.type);
  if (!type) {
    const known = storageTypes.map((one) => one.type).join(', ');
    return [{ kind: 'type', type: conn.type, known }];
  }
  const address = parseAddress(conn.addrs, type);
  const params = Object.fromEntries(
    type.params.flatMap(({ name }) => {
      const value = conn.params[name]?.trim() ?? '';
      return value === '' ? [] : [[name, value] as const];
    }),
  );
  const problems: SettingProblem[] = [
    ...(address ? [] : [{ kind: 'addrs' as const, schemes: type.schemes.join(', ') }]),
    ...(conn.key.trim() === '' ? [{ kind: 'key' as const }] : []),
    ...type.params.flatMap((param) => valueProblem(param, params[param.name])),
    ...togetherProblems(type, params),
  ];
  if (!address || problems.length > 0) return problems;
  return {
    type,
    address,
    key: conn.key.trim(),
    keyFields: fieldsOf(params['key']),
    isDelete: params['on_save'] === 'delete',
    cacheMs: Number(params['cache_seconds'] ?? 0) * 1000,
    timeoutMs: Number(params['timeout_ms'] ?? defaultTimeoutMs),
    tls: address.tls || isYes(params['tls']),
    params,
  };
}

/** Whether the text of a yes-no param says yes. */
function isYes(text: string | undefined): boolean {
  return ['true', 'yes', 'on', '1'].includes(text?.toLowerCase() ?? '');
}

/** Names of fields with commas between them. */
function fieldsOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '');
}

function valueProblem(param: StorageParam, value: string | undefined): SettingProblem[] {
  const wanted = value === undefined ? undefined : wantedOf(param, value);
  if (value === undefined || wanted === undefined) return [];
  return [{ kind: 'value', param: param.name, value: param.kind === 'secret' ? '•••' : value, wanted }];
}

/** What the value should have been; undefined when it is. */
function wantedOf(
  { kind, choices = [], least = 0, most = 0 }: StorageParam,
  value: string,
): string | undefined {
  if (kind === 'number') {
    const number = Number(value);
    return /^\d+$/.test(value) && number >= least && number <= most ? undefined : `${least} – ${most}`;
  }
  if (kind === 'choice') return choices.includes(value) ? undefined : choices.join(', ');
  if (kind === 'yes-no') return /^(true|false|yes|no|on|off|0|1)$/i.test(value) ? undefined : 'true, false';
  return undefined;
}

/** What makes no sense beside each other. */
function togetherProblems({ type }: StorageType, params: Record<string, string>): SettingProblem[] {
  const problems: SettingProblem[] = [];
  const has = (name: string): boolean => params[name] !== undefined;
  const needs = (param: string, other: string): number =>
    problems.push({ kind: 'together', param, with: other });
  if (params['on_save'] === 'delete' && !has('key')) needs('on_save: delete', 'key');
  if (type === 'redis') {
    const structure = params['structure'] ?? (has('key') ? 'hash' : 'list');
    const isKeyed = structure === 'hash' || structure === 'string';
    if (!isKeyed && has('key')) needs('key', 'structure: hash | string');
    if (has('ttl_seconds') && structure !== 'string') needs('ttl_seconds', 'structure: string');
    if (has('max_length') && structure !== 'stream') needs('max_length', 'structure: stream');
  }
  return problems;
}
