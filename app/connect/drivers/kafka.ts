import { isIP } from 'node:net';
import { AuthenticationError, findErrorBy, NetworkError, Producer, TimeoutError } from '@platformatic/kafka';
import { CodedError } from '../../../core/errors/coded-error.ts';
import type { Driver, Row, Storage, Target } from '../driver.ts';
import { type Failure, networkFailure } from '../failure.ts';
import { keyText } from '../row-key.ts';

const messagesAtOnce = 1000;
/** Characters of one request: brokers refuse batches of more than a megabyte, unless told otherwise. */
const charactersAtOnce = 300_000;

/** Saving produces messages; a topic has no rows to load. */
export const kafka: Driver = { open, explain };

async function open(target: Target): Promise<Storage> {
  const { cname, settings } = target;
  const { key: topic, keyFields, isDelete } = settings;
  const producer = new Producer<string | undefined, string | undefined, string, string>(optionsOf(target));
  const message = ({ text, value }: Row) => ({
    topic,
    ...(keyFields.length === 0 ? {} : { key: keyText(keyFields, value) }),
    // Without a value, a compacted topic forgets the key.
    ...(isDelete ? {} : { value: text }),
  });
  return {
    async health() {
      const { brokers } = await producer.metadata({ topics: [topic], autocreateTopics: false });
      return { product: 'Kafka', version: `${brokers.size} × broker` };
    },
    async save(rows) {
      for (const page of pagesOf(rows)) await producer.send({ messages: page.map(message) });
    },
    async load() {
      throw new CodedError('connect.not-possible', { cname, detail: 'load (kafka)' });
    },
    close: () => producer.close(true),
  };
}

function optionsOf({ settings, tls }: Target) {
  const { address, params, timeoutMs } = settings;
  const username = address.user ?? params['user'];
  const password = address.password ?? params['password'];
  /** A server is told the name that it is asked by, which an address is not. */
  const hasNames = address.hosts.every(({ host }) => isIP(host) === 0);
  const toText = (text: string | undefined) => (text === undefined ? undefined : Buffer.from(text));
  return {
    clientId: 'kisflow-studio',
    bootstrapBrokers: address.hosts.map(({ host, port }) => ({ host, port })),
    serializers: { key: toText, value: toText },
    acks: -1,
    idempotent: true,
    autocreateTopics: false,
    connectTimeout: Math.min(timeoutMs, 10_000),
    requestTimeout: timeoutMs,
    retries: 2,
    retryDelay: 250,
    ...(tls ? { tls: tls.ca === undefined ? {} : { ca: tls.ca }, tlsServerName: hasNames } : {}),
    ...(username === undefined
      ? {}
      : {
          sasl: {
            mechanism: mechanismOf(params['sasl']),
            username,
            ...(password === undefined ? {} : { password }),
          },
        }),
  };
}

function mechanismOf(text = 'PLAIN') {
  const known = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'] as const;
  return known.find((one) => one.toLowerCase() === text.toLowerCase()) ?? 'PLAIN';
}

function* pagesOf(rows: readonly Row[]): Generator<Row[]> {
  let page: Row[] = [];
  let size = 0;
  for (const row of rows) {
    if (page.length > 0 && (page.length >= messagesAtOnce || size + row.text.length > charactersAtOnce)) {
      yield page;
      [page, size] = [[], 0];
    }
    page.push(row);
    size += row.text.length;
  }
  if (page.length > 0) yield page;
}

const kinds: readonly (readonly [string, Failure['kind']])[] = [
  ['UNKNOWN_TOPIC_OR_PARTITION', 'missing'],
  ['UNKNOWN_TOPIC_ID', 'missing'],
  ['INVALID_TOPIC_EXCEPTION', 'missing'],
  ['TOPIC_AUTHORIZATION_FAILED', 'no-rights'],
  ['CLUSTER_AUTHORIZATION_FAILED', 'no-rights'],
  ['SASL_AUTHENTICATION_FAILED', 'login-refused'],
  ['UNSUPPORTED_SASL_MECHANISM', 'login-refused'],
  ['MESSAGE_TOO_LARGE', 'bad-value'],
  ['RECORD_LIST_TOO_LARGE', 'bad-value'],
  ['INVALID_RECORD', 'bad-value'],
  ['INVALID_TIMESTAMP', 'bad-value'],
  ['POLICY_VIOLATION', 'bad-value'],
  ['KAFKA_STORAGE_ERROR', 'full'],
  // The producer's numbering is broken: another one begins anew.
  ['OUT_OF_ORDER_SEQUENCE_NUMBER', 'dropped'],
  ['UNKNOWN_PRODUCER_ID', 'dropped'],
  ['INVALID_PRODUCER_EPOCH', 'dropped'],
];

function explain(thrown: Error): Failure | undefined {
  for (const [id, kind] of kinds) {
    const found = findErrorBy(thrown, 'apiId', id);
    if (found) return { kind, detail: `${id}: ${found.message}` };
  }
  // Whatever else a broker says is of itself: a leader that moves, replicas that are behind.
  const ofBroker = findErrorBy(thrown, 'code', 'PLT_KFK_PROTOCOL');
  if (ofBroker) return { kind: 'trouble', detail: `${ofBroker['apiId']}: ${ofBroker.message}` };
  if (thrown instanceof AuthenticationError || findErrorBy(thrown, 'code', 'PLT_KFK_AUTHENTICATION'))
    return { kind: 'login-refused' };
  const said = innermost(thrown);
  // What the package finds out itself has no code of the server.
  if (/^Unknown topic/.test(said.message)) return { kind: 'missing', detail: said.message };
  const network = networkFailure(said);
  if (network.kind !== 'failed') return { kind: network.kind, detail: said.message };
  if (thrown instanceof TimeoutError || findErrorBy(thrown, 'code', 'PLT_KFK_TIMEOUT'))
    return { kind: 'too-slow' };
  if (thrown instanceof NetworkError || findErrorBy(thrown, 'code', 'PLT_KFK_NETWORK'))
    return { kind: 'away', detail: said.message };
  return { kind: 'failed', detail: said.message };
}

/** What the first of the errors behind an error says. */
function innermost(thrown: Error): Error {
  const [first]: unknown[] = thrown instanceof AggregateError ? thrown.errors : [thrown.cause];
  return first instanceof Error ? innermost(first) : thrown;
}
