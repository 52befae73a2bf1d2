import type { ConfigPath, ConnConfig } from '../config/types.ts';
import type { ErrorData } from '../errors/coded-error.ts';
import { parseAddress } from './address.ts';
import { referencesIn } from './references.ts';
import { readSettings, type SettingProblem } from './settings.ts';
import { storageTypeOf } from './storage-types.ts';

/** Something to know about a connector before it is opened, and the part of its YAML that it is about. */
export interface StorageProblem {
  error: Pick<ErrorData, 'code' | 'params'>;
  path: ConfigPath;
}

/** What is wrong with a connector for real storage, without asking any server or expanding a reference. */
export function storageProblems(conn: ConnConfig): StorageProblem[] {
  const settings = readSettings(conn);
  const wrong = Array.isArray(settings) ? settings.filter((problem) => !hangsOnReference(conn, problem)) : [];
  return [
    ...wrong.map((problem) => ({ error: settingError(conn.cname, problem), path: pathOf(problem) })),
    ...secretProblems(conn),
    ...unusedProblems(conn),
    ...referenceProblems(conn),
  ];
}

/** The words for what is wrong with a connector's settings. */
export function settingError(cname: string, problem: SettingProblem): StorageProblem['error'] {
  switch (problem.kind) {
    case 'type':
      return { code: 'connect.unknown-type', params: { cname, type: problem.type, known: problem.known } };
    case 'addrs':
      return { code: 'connect.bad-address', params: { cname, schemes: problem.schemes } };
    case 'value': {
      const { param, value, wanted } = problem;
      return { code: 'connect.bad-param', params: { cname, param, value, wanted } };
    }
    case 'together':
      return {
        code: 'connect.params-together',
        params: { cname, param: problem.param, other: problem.with },
      };
    case 'key':
      return { code: 'connect.no-storage-key', params: { cname } };
  }
}

function pathOf(problem: SettingProblem): ConfigPath {
  if (problem.kind === 'value') return ['params', problem.param];
  if (problem.kind === 'together') return ['params', problem.param.replace(/:.*/, '')];
  return [problem.kind];
}

/** What a reference stands for is not known yet. */
function hangsOnReference({ addrs, params }: ConnConfig, problem: SettingProblem): boolean {
  if (problem.kind === 'addrs') return referencesIn(addrs).length > 0;
  return problem.kind === 'value' && referencesIn(params[problem.param] ?? '').length > 0;
}

/** Passwords that stand in the file for everybody to read. */
function secretProblems({ cname, addrs, type, params }: ConnConfig): StorageProblem[] {
  const known = storageTypeOf(type);
  const secrets = known?.params.filter(({ kind }) => kind === 'secret').map(({ name }) => name) ?? [];
  const plain = secrets.filter((name) => isPlain(params[name] ?? ''));
  const inAddress = known && isPlain(parseAddress(addrs, known)?.password ?? '');
  const found: ConfigPath[] = [...(inAddress ? [['addrs']] : []), ...plain.map((name) => ['params', name])];
  return found.map((path) => ({ error: { code: 'connect.plain-secret', params: { cname } }, path }));
}

function isPlain(text: string): boolean {
  return text !== '' && referencesIn(text).length === 0;
}

/** Types that speak to one server. */
const ofOneServer: readonly string[] = ['mysql', 'postgres', 'redis', 'tidb'];

/** What an address says and no driver reads: further servers, and that the connection be encrypted. */
function unusedProblems({ cname, addrs, type }: ConnConfig): StorageProblem[] {
  const known = storageTypeOf(type);
  const address = known && parseAddress(addrs, known);
  if (!address) return [];
  // Others are wishes of another client, which change nothing that is seen.
  const options = Object.entries(address.options)
    .filter(([name, value]) => /tls|ssl/i.test(name) && !/^(?:disable|false|0|)$/i.test(value))
    .map(([name]) => name);
  const hosts = ofOneServer.includes(known.type) ? address.hosts.slice(1) : [];
  const unused = [...hosts.map(({ host, port }) => `${host}:${port}`), ...options];
  if (unused.length === 0) return [];
  const params = { cname, part: unused.join(', ') };
  return [{ error: { code: 'connect.unused-in-address', params }, path: ['addrs'] }];
}

function referenceProblems({ cname, addrs, params }: ConnConfig): StorageProblem[] {
  const texts: [ConfigPath, string][] = [
    [['addrs'], addrs],
    ...Object.entries(params).map(([name, text]): [ConfigPath, string] => [['params', name], text]),
  ];
  return texts.flatMap(([path, text]) => {
    const [first] = referencesIn(text);
    if (!first) return [];
    const reference = `\${${first.kind}:${first.name}}`;
    return [{ error: { code: 'connect.reference-in-yaml' as const, params: { cname, reference } }, path }];
  });
}
