import pg from 'pg';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { sourceError } from '../source-error.ts';
import { isOfCertificate } from '../tls-settings.ts';

export interface PostgresNames {
  source: string;
  address: string;
  publication: string;
  slot: string;
}

/** What the server or its client said, in a person's words. */
export function postgresError(names: PostgresNames, thrown: unknown): CodedError {
  if (thrown instanceof CodedError) return thrown;
  const { source, address, publication, slot } = names;
  if (isOfCertificate(thrown)) return sourceError('certificate', source, address, thrown);
  if (!(thrown instanceof pg.DatabaseError)) return sourceError('away', source, address, thrown);
  const { code = '', message } = thrown;
  if (/^publication .* does not exist/.test(message))
    return new CodedError('live.no-publication', { source, address, publication }, {}, thrown);
  if (isSlotGone(code, message))
    return new CodedError('live.log-lost', { source, address, place: slot, detail: message }, {}, thrown);
  if (code === '55006')
    return new CodedError('live.slot-busy', { address, slot, detail: message }, {}, thrown);
  if (/wal_level/.test(message))
    return new CodedError(
      'live.log-setting',
      { source, address, setting: 'wal_level = logical', detail: message },
      {},
      thrown,
    );
  if (/^(28|42501)/.test(code)) return sourceError('refused', source, address, thrown);
  if (/^(3D000|42P01|3F000)$/.test(code)) return sourceError('missing', source, address, thrown);
  if (/^(57P0|08|53300)/.test(code)) return sourceError('away', source, address, thrown);
  return sourceError('failed', source, address, thrown);
}

/** The slot was dropped, or the server threw away what it stood for. */
function isSlotGone(code: string, message: string): boolean {
  return (
    /^replication slot .* does not exist/.test(message) ||
    (code === '55000' && /can no longer get changes|invalidated|exceeded the maximum reserved/.test(message))
  );
}
