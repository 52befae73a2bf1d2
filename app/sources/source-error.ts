import { CodedError } from '../../core/errors/coded-error.ts';

/** Why a source's server gives nothing, told apart as far as a person does something else about it. */
export type SourceTrouble = 'away' | 'refused' | 'missing' | 'certificate' | 'failed';

/** The coded error of a source's server; `detail` is what it or its client said. */
export function sourceError(
  why: SourceTrouble,
  source: string,
  address: string,
  thrown: unknown,
): CodedError {
  const detail = thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
  return new CodedError(`live.source-${why}`, { source, address, detail }, {}, thrown);
}
