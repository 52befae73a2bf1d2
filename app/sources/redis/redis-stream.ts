import { createClient, ErrorReply } from 'redis';
import type { CodedError } from '../../../core/errors/coded-error.ts';
import { messageOf } from '../message.ts';
import { sourceError } from '../source-error.ts';
import type { Message } from '../source-reader.ts';
import { isOfCertificate, tlsOf } from '../tls-settings.ts';

/** How long an answer may take, beside what the server is let wait: one that vanished says nothing. */
export const longestAnswerMs = 10_000;

export type Client = ReturnType<typeof clientOf>;
export type Entry = { id: string; message: Record<string, string> };

/** The message of an entry: a field that holds the row as JSON, or all of its fields. */
export function entryMessage({ id, message }: Entry, stream: string, field: string): Message {
  const text = Object.hasOwn(message, field) ? message[field] : undefined;
  return messageOf(text ?? JSON.stringify(message), { part: stream, at: id, next: id });
}

/** What the server or its client said, in a person's words. */
export function redisError(name: string, addrs: string, thrown: unknown): CodedError {
  if (!(thrown instanceof ErrorReply))
    return sourceError(isOfCertificate(thrown) ? 'certificate' : 'away', name, addrs, thrown);
  const isRefused = /^(NOAUTH|WRONGPASS|NOPERM)/.test(thrown.message);
  return sourceError(isRefused ? 'refused' : 'failed', name, addrs, thrown);
}

/** A client that is still to connect. */
export function clientOf(settings: Readonly<Record<string, string>>) {
  const { addrs = '', user, password, db } = settings;
  const tls = tlsOf(settings);
  const colon = addrs.lastIndexOf(':');
  const [host, port] = colon < 0 ? [addrs, '6379'] : [addrs.slice(0, colon), addrs.slice(colon + 1)];
  return createClient({
    ...(user ? { username: user } : {}),
    ...(password ? { password } : {}),
    database: Number(db),
    socket: {
      ...{ host, port: Number(port), connectTimeout: 10_000, reconnectStrategy: false as const },
      ...(tls === undefined ? {} : { ...tls, tls: true as const }),
    },
  });
}
