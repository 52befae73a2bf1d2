/** What went wrong at a server, as `connect.<kind>` tells it. */
export interface Failure {
  kind:
    | 'away'
    | 'too-slow'
    | 'dropped'
    | 'login-refused'
    | 'no-rights'
    | 'certificate'
    | 'no-tls'
    | 'full'
    | 'read-only'
    | 'missing'
    | 'other-kind'
    | 'no-column'
    | 'no-unique-key'
    | 'taken'
    | 'bad-value'
    | 'locked'
    /** The server can't do it now, or says what nobody knows: nothing that its rows could help. */
    | 'trouble'
    /** Something with these rows. */
    | 'failed';
  /** What the server said, where that is more than the error's own message. */
  detail?: string | undefined;
}

/** What a driver finds wrong itself. */
export class StorageFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.detail ?? failure.kind);
    this.failure = failure;
  }
}

/** After these a connection is made anew. */
const brokenKinds: readonly Failure['kind'][] = [
  'away',
  'too-slow',
  'dropped',
  'certificate',
  'no-tls',
  'login-refused',
];

export function breaksConnection({ kind }: Failure): boolean {
  return brokenKinds.includes(kind);
}

const awayCodes = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'];
const droppedCodes = ['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ERR_STREAM_DESTROYED', 'ERR_SOCKET_CLOSED'];

/** What an error of the network means; `failed` for any other. */
export function networkFailure(thrown: Error): Failure {
  const code = codeOf(thrown);
  if (awayCodes.includes(code)) return { kind: 'away' };
  if (droppedCodes.includes(code)) return { kind: 'dropped' };
  if (code === 'ETIMEDOUT' || code === 'ESOCKETTIMEDOUT') return { kind: 'too-slow' };
  if (isPlain(thrown)) return { kind: 'no-tls' };
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL|EPROTO/.test(code)) return { kind: 'certificate' };
  const [inner] = causesOf(thrown);
  return inner ? networkFailure(inner) : { kind: 'failed' };
}

/** Whether what answered an encrypted greeting is no TLS. */
export function isPlain(thrown: Error): boolean {
  return /wrong.version.number|packet.length.too.long/i.test(`${codeOf(thrown)} ${thrown.message}`);
}

/** The code that Node or a package gives an error, '' without one. */
export function codeOf(thrown: Error): string {
  return 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
}

/** The errors behind an error: several addresses were tried, or a package wraps what Node said. */
function causesOf(thrown: Error): Error[] {
  const inner: unknown[] = thrown instanceof AggregateError ? thrown.errors : [thrown.cause];
  return inner.filter((one) => one instanceof Error);
}

/** What an error says, or what the first behind it says, where it says nothing itself. */
export function messageOf(thrown: Error): string {
  if (thrown.message !== '') return thrown.message;
  const [inner] = causesOf(thrown);
  return inner ? messageOf(inner) : codeOf(thrown) || thrown.name;
}
