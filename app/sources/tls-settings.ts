import { readFileSync } from 'node:fs';
import { CodedError } from '../../core/errors/coded-error.ts';

/**
 * What a source's settings say of encryption, as Node takes it; undefined for none. `ca_file` names the file of the authority that
 * signed the server's certificate; a reference (`${file:…}`) in its place has been replaced by what the file holds.
 */
export function tlsOf(settings: Readonly<Record<string, string>>): { ca?: string } | undefined {
  if (settings['tls'] !== 'true') return undefined;
  const given = settings['ca_file'] ?? '';
  if (given === '') return {};
  return { ca: given.includes('-----BEGIN') ? given : readAuthority(given) };
}

function readAuthority(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw new CodedError('live.no-authority', { path, detail: String(thrown) }, {}, thrown);
  }
}

/** Codes and words of Node and OpenSSL when a certificate is not what it should be. */
const ofCertificates =
  /CERT_|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ERR_TLS|ERR_SSL|EPROTO|self.signed certificate|unable to verify|certificate has expired|does not match certificate|does not support (?:SS[LT]|secure)|wrong version number/i;

/** Whether an error, or one behind it, is of a certificate. */
export function isOfCertificate(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const code = 'code' in thrown ? String(thrown.code) : '';
  const inner: unknown[] = thrown instanceof AggregateError ? thrown.errors : [thrown.cause];
  return ofCertificates.test(`${code} ${thrown.message}`) || inner.some(isOfCertificate);
}
