import { Client, errors } from '@opensearch-project/opensearch';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { fillQuery } from '../../../core/storage/query-document.ts';
import type { WantedFields } from '../../../engine/store/store-call.ts';
import type { Driver, Row, Storage, Target } from '../driver.ts';
import { type Failure, isPlain, StorageFailure } from '../failure.ts';
import { keyText, keyTextOfWanted } from '../row-key.ts';
import { rowMatches } from '../row-match.ts';

const rowsAtOnce = 1000;
const charactersAtOnce = 5 * 1024 * 1024;
const wantedAtOnce = 200;
const keptOpen = '1m';

/** Elasticsearch and OpenSearch, by the API that both have. */
export const es: Driver = { open, explain };

type Body = Record<string, unknown>;

async function open(target: Target): Promise<Storage> {
  const { cname, settings } = target;
  const { key: index, keyFields } = settings;
  const client = clientOf(target);
  const ask = async (method: string, path: string, body?: Body): Promise<Body> => {
    const { body: answer } = await client.transport.request({ method, path, ...(body ? { body } : {}) });
    return isBody(answer) ? answer : {};
  };
  // A server makes an index for whatever is saved, with the types of the first rows.
  const { statusCode } = await client.transport.request(
    { method: 'HEAD', path: `/${encodeURIComponent(index)}` },
    { ignore: [404] },
  );
  if (statusCode === 404) throw new StorageFailure({ kind: 'missing', detail: 'index_not_found_exception' });

  async function search(query: Body, give: (source: unknown) => void): Promise<void> {
    const first = `/${encodeURIComponent(index)}/_search?scroll=${keptOpen}`;
    let answer = await ask('POST', first, { query, size: rowsAtOnce, sort: ['_doc'] });
    const scroll = answer['_scroll_id'];
    try {
      for (let hits = hitsOf(answer); hits.length > 0; hits = hitsOf(answer)) {
        for (const hit of hits) give(hit['_source']);
        answer = await ask('POST', '/_search/scroll', { scroll: keptOpen, scroll_id: scroll });
      }
    } finally {
      await ask('DELETE', '/_search/scroll', { scroll_id: scroll }).catch(() => undefined);
    }
  }
  async function byKeys(ids: readonly string[], give: (source: unknown) => void): Promise<void> {
    for (const page of pagesOf(ids, rowsAtOnce)) {
      const answer = await ask('POST', `/${encodeURIComponent(index)}/_mget`, { ids: page });
      for (const found of listOf(answer['docs'])) if (found['found'] === true) give(found['_source']);
    }
  }

  return {
    async health() {
      const version = (await ask('GET', '/'))['version'];
      const told = isBody(version) ? version : {};
      const product = told['distribution'] === 'opensearch' ? 'OpenSearch' : 'Elasticsearch';
      return { product, version: String(told['number'] ?? '?') };
    },
    async save(rows) {
      for (const page of bulksOf(rows)) {
        const bulkBody = page.flatMap((row) => bulkLines(settings, row));
        const { body } = await client.transport.request({ method: 'POST', path: '/_bulk', bulkBody });
        failAtFirst(isBody(body) ? body : {});
      }
    },
    async load(wanted, give) {
      const { query } = settings.params;
      if (query !== undefined)
        for (const fields of wanted ?? [{}])
          await search(
            fillQuery(query, valuesOf(fields), (name) => noValue(cname, name)),
            giveTo(give),
          );
      else if (wanted === null) await search({ match_all: {} }, giveTo(give));
      else {
        const matching = (source: unknown) => {
          if (rowMatches(source, wanted)) giveTo(give)(source);
        };
        const ids = wanted.map((fields) => keyTextOfWanted(keyFields, fields));
        const known = ids.filter((id) => id !== undefined);
        if (known.length === ids.length) await byKeys([...new Set(known)], matching);
        else for (const page of pagesOf(wanted, wantedAtOnce)) await search(anyOf(page), matching);
      }
    },
    close: () => client.close(),
  };
}

function giveTo(give: (row: string) => void): (source: unknown) => void {
  // Whole numbers that JavaScript's can't hold come as their digits.
  return (source) =>
    give(JSON.stringify(source, (_key, value) => (typeof value === 'bigint' ? value.toString() : value)));
}

function noValue(cname: string, name: string): never {
  throw new CodedError('connect.no-query-value', { cname, name });
}

function valuesOf(wanted: WantedFields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(wanted).map(([name, text]): [string, unknown] => [
      name,
      text === null ? null : JSON.parse(text),
    ]),
  );
}

/** What may match: how a text was indexed differs from index to index, and what it finds is looked at again. */
function anyOf(wanted: readonly WantedFields[]): Body {
  const each = wanted.map((fields) => ({
    bool: { filter: Object.entries(valuesOf(fields)).flatMap(([field, value]) => clauseOf(field, value)) },
  }));
  return { bool: { should: each, minimum_should_match: 1 } };
}

function clauseOf(field: string, value: unknown): Body[] {
  if (value === null || value === undefined) return [{ bool: { must_not: { exists: { field } } } }];
  if (typeof value === 'object') return [];
  if (typeof value !== 'string') return [{ term: { [field]: value } }];
  const ways = [
    { term: { [field]: value } },
    { term: { [`${field}.keyword`]: value } },
    { match_phrase: { [field]: value } },
  ];
  return [{ bool: { should: ways, minimum_should_match: 1 } }];
}

/** Rows go as the texts that they are: no digit is lost on the way. */
function bulkLines({ key, keyFields, isDelete }: Target['settings'], { text, value, id }: Row): string[] {
  const own = keyFields.length > 0 ? { _id: keyText(keyFields, value) } : id === undefined ? {} : { _id: id };
  const head = JSON.stringify({ [isDelete ? 'delete' : 'index']: { _index: key, ...own } });
  return isDelete ? [head] : [head, text];
}

/** The answer of a bulk says of each row what became of it. */
function failAtFirst(answer: Body): void {
  if (answer['errors'] !== true) return;
  for (const item of listOf(answer['items'])) {
    const [done] = Object.values(item);
    const error = isBody(done) ? done['error'] : undefined;
    if (isBody(error))
      throw new StorageFailure({
        kind: kindOf(error, Number(isBody(done) ? done['status'] : 0)),
        detail: wordsOf(error),
      });
  }
}

function clientOf({ settings, tls }: Target): Client {
  const { address, params, timeoutMs } = settings;
  const username = address.user ?? params['user'];
  const password = address.password ?? params['password'] ?? '';
  const scheme = tls ? 'https' : 'http';
  return new Client({
    nodes: address.hosts.map(
      ({ host, port }) => `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`,
    ),
    requestTimeout: timeoutMs,
    maxRetries: 0,
    enableLongNumeralSupport: true,
    ...(username === undefined ? {} : { auth: { username, password } }),
    ...(tls?.ca === undefined ? {} : { ssl: { ca: tls.ca } }),
  });
}

function* bulksOf(rows: readonly Row[]): Generator<Row[]> {
  let page: Row[] = [];
  let size = 0;
  for (const row of rows) {
    if (page.length >= rowsAtOnce || (page.length > 0 && size + row.text.length > charactersAtOnce)) {
      yield page;
      [page, size] = [[], 0];
    }
    page.push(row);
    size += row.text.length;
  }
  if (page.length > 0) yield page;
}

function* pagesOf<T>(all: readonly T[], length: number): Generator<T[]> {
  for (let from = 0; from < all.length; from += length) yield all.slice(from, from + length);
}

function hitsOf(answer: Body): Body[] {
  return isBody(answer['hits']) ? listOf(answer['hits']['hits']) : [];
}

function listOf(value: unknown): Body[] {
  return Array.isArray(value) ? value.filter(isBody) : [];
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const types: readonly (readonly [RegExp, Failure['kind']])[] = [
  [/index_not_found|resource_not_found/, 'missing'],
  [/strict_dynamic_mapping/, 'no-column'],
  [/parsing_exception|illegal_argument|mapper/, 'bad-value'],
  [/security_exception/, 'no-rights'],
];

/** What an error means: a server that is busy or lacks its shards may give it any type. */
function kindOf(error: Body, status: number): Failure['kind'] {
  const type = String(error['type']);
  if (/flood.stage|read-only-allow-delete/.test(wordsOf(error))) return 'full';
  if (/cluster_block/.test(type)) return 'read-only';
  if (status >= 500 || status === 429) return 'trouble';
  if (status === 409) return 'locked';
  if (status === 413) return 'bad-value';
  return types.find(([pattern]) => pattern.test(type))?.[1] ?? (status === 400 ? 'failed' : 'trouble');
}

function wordsOf(error: Body): string {
  const cause = error['caused_by'];
  const behind = isBody(cause) ? `: ${String(cause['reason'] ?? '')}` : '';
  return `${String(error['type'] ?? '')}: ${String(error['reason'] ?? '')}${behind}`;
}

function explain(thrown: Error): Failure | undefined {
  if (thrown instanceof errors.TimeoutError) return { kind: 'too-slow' };
  if (thrown instanceof errors.ResponseError) {
    const body: unknown = thrown.body;
    const error = isBody(body) && isBody(body['error']) ? body['error'] : {};
    const detail = wordsOf(error);
    if (thrown.statusCode === 401) return { kind: 'login-refused', detail };
    const { statusCode } = thrown;
    const said = detail === ': ' ? `HTTP ${statusCode}` : detail;
    const kind = kindOf(error, statusCode);
    return statusCode === 403 && kind !== 'full' && kind !== 'read-only'
      ? { kind: 'no-rights', detail }
      : { kind, detail: said };
  }
  if (thrown instanceof errors.ConnectionError) {
    if (/ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN/.test(thrown.message)) return { kind: 'away' };
    if (isPlain(thrown)) return { kind: 'no-tls' };
    if (/certificate|self.signed|SSL|TLS/i.test(thrown.message)) return { kind: 'certificate' };
    return { kind: 'dropped' };
  }
  return undefined;
}
