import { isIP } from 'node:net';
import { tlsOf } from '../tls-settings.ts';

const mechanisms = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'] as const;

/** How a source's settings say that a client connects. */
export function connectionOf(settings: Readonly<Record<string, string>>) {
  const { brokers = '', user, password = '' } = settings;
  const tls = tlsOf(settings);
  const hosts = brokers.split(',').map((one) => one.trim());
  const mechanism = mechanisms.find((one) => one === settings['mechanism']) ?? 'PLAIN';
  return {
    clientId: `kisflow-studio-${process.pid}`,
    bootstrapBrokers: hosts,
    ...(user ? { sasl: { mechanism, username: user, password } } : {}),
    // A server is told the name that it is asked by, which an address is not.
    ...(tls === undefined
      ? {}
      : { tls, tlsServerName: !hosts.some((one) => isIP(one.replace(/:\d+$/, '')) !== 0) }),
  };
}

/** A partition as a message's part names it. */
export function partOf(topic: string, partition: number): string {
  return `${topic}-${partition}`;
}

export function partitionOf(part: string): number {
  return Number(part.slice(part.lastIndexOf('-') + 1));
}
