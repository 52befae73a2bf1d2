import { CodedError } from '../../../core/errors/coded-error.ts';
import { sourceError } from '../source-error.ts';
import { isOfCertificate } from '../tls-settings.ts';

const refused: readonly number[] = [1044, 1045, 1142, 1143, 1227, 1370, 1698, 1862];
const missing: readonly number[] = [1049, 1146];
const away: readonly number[] = [1040, 1053, 1203, 1927, 4031];
/** Also said of an offset that the log does not have. */
const noSuchLog = 1236;

/** What the server or its client said, in a person's words; `place` is where the log was to be read from. */
export function mysqlError(source: string, address: string, place: string, thrown: unknown): CodedError {
  if (thrown instanceof CodedError) return thrown;
  if (isOfCertificate(thrown)) return sourceError('certificate', source, address, thrown);
  if (!(thrown instanceof Error) || !('errno' in thrown) || !('sqlState' in thrown))
    return sourceError(isOfNetwork(thrown) ? 'away' : 'failed', source, address, thrown);
  const { errno, message } = thrown;
  if (typeof errno !== 'number') return sourceError('away', source, address, thrown);
  if (errno === noSuchLog)
    return new CodedError('live.log-lost', { source, address, place, detail: message }, {}, thrown);
  if (refused.includes(errno)) return sourceError('refused', source, address, thrown);
  if (missing.includes(errno)) return sourceError('missing', source, address, thrown);
  return sourceError(away.includes(errno) ? 'away' : 'failed', source, address, thrown);
}

/** Errors of Node and of the client about a connection have a code; what the reader of the log can't read has none. */
function isOfNetwork(thrown: unknown): boolean {
  return thrown instanceof Error && ('code' in thrown || /onnection|closed/.test(thrown.message));
}
