import { CodedError } from '../../../core/errors/coded-error.ts';
import { sourceError } from '../source-error.ts';
import { isOfCertificate } from '../tls-settings.ts';

interface KafkaNames {
  /** Of the source. */
  name: string;
  brokers: string;
  topic: string;
}

/** What a broker or the client said, in a person's words. */
export function kafkaError({ name, brokers, topic }: KafkaNames, thrown: unknown): CodedError {
  if (thrown instanceof CodedError) return thrown;
  if (isOfCertificate(thrown)) return sourceError('certificate', name, brokers, thrown);
  const text = allWords(thrown);
  if (/SASL|authenticat|authoriz/i.test(text)) return sourceError('refused', name, brokers, thrown);
  if (/UNKNOWN_TOPIC|unknown topic|does not host this topic/i.test(text))
    return sourceError('missing', name, topic, thrown);
  return sourceError('away', name, brokers, thrown);
}

/** What an error says, and those within it. */
function allWords(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const inner = thrown instanceof AggregateError ? thrown.errors : [];
  const code = 'apiId' in thrown ? String(thrown.apiId) : '';
  return [
    thrown.message,
    code,
    ...[...inner, ...(thrown.cause === undefined ? [] : [thrown.cause])].map(allWords),
  ].join(' ');
}
