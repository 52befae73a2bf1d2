const mechanisms = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'] as const;

/** How a source's settings say that a client connects. */
export function connectionOf(settings: Readonly<Record<string, string>>) {
  const { brokers = '', user, password = '', tls } = settings;
  const mechanism = mechanisms.find((one) => one === settings['mechanism']) ?? 'PLAIN';
  return {
    clientId: `kisflow-studio-${process.pid}`,
    bootstrapBrokers: brokers.split(',').map((one) => one.trim()),
    ...(user ? { sasl: { mechanism, username: user, password } } : {}),
    ...(tls === 'true' ? { tls: {} } : {}),
  };
}

/** A partition as a message's part names it. */
export function partOf(topic: string, partition: number): string {
  return `${topic}-${partition}`;
}

export function partitionOf(part: string): number {
  return Number(part.slice(part.lastIndexOf('-') + 1));
}
