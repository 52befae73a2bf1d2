import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Admin } from '@platformatic/kafka';
import { jarsOf } from '../../../scripts/servers/commands.ts';
import { makeCertificate } from './certificate.ts';
import { freePort, serverFolder, startServer, type TestServer } from './server.ts';

/** A machine that tests much else has little to give. */
const quick = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx512m'];

const user = 'kis';
const password = 'test-only';
const scramMechanisms = ['SCRAM-SHA-256', 'SCRAM-SHA-512'];
const scram = scramMechanisms.flatMap((name) => [
  '--add-scram',
  `${name}=[name=${user},password=${password}]`,
]);

/** A Kafka of one broker, its own controller; topics have four partitions, and none is made that was not asked for. */
export async function startKafka(): Promise<TestServer> {
  const [port, controller, secure] = [await freePort(), await freePort(), await freePort()];
  const folder = serverFolder('kafka');
  const properties = join(folder, 'server.properties');
  const { key, certificate } = makeCertificate(folder);
  const both = join(folder, 'server.pem');
  writeFileSync(both, readFileSync(key, 'utf8') + readFileSync(certificate, 'utf8'));
  writeFileSync(
    properties,
    [settingsOf(folder, { port, controller, secure }), ...secureSettings(both)].join('\n'),
  );
  const java = (main: string, ...args: string[]): string[] => [
    ...quick,
    '-cp',
    jarsOf('kafka'),
    main,
    ...args,
  ];
  const format = java(
    'kafka.tools.StorageTool',
    'format',
    '-t',
    '4L6g3nShT-eMCtK--X86sw',
    '-c',
    properties,
    ...scram,
  );
  execFileSync('java', format, { cwd: folder, stdio: 'pipe' });
  const server = await startServer({
    command: 'java',
    args: java('kafka.Kafka', properties),
    folder,
    port,
    ask: () => askKafka(port),
    timeoutMs: 120_000,
  });
  return { port, user, password, secure: { port: secure, certificate }, ...server };
}

/** Who may speak to it encrypted, and how he says who he is. */
function secureSettings(keys: string): string[] {
  const module = (kind: string, name: string): string =>
    `org.apache.kafka.common.security.${kind}.${name}LoginModule required`;
  return [
    'ssl.keystore.type=PEM',
    `ssl.keystore.location=${keys}`,
    `sasl.enabled.mechanisms=PLAIN,${scramMechanisms.join(',')}`,
    `listener.name.sasl_ssl.plain.sasl.jaas.config=${module('plain', 'Plain')} user_${user}="${password}";`,
    ...scramMechanisms.map(
      (name) => `listener.name.sasl_ssl.${name.toLowerCase()}.sasl.jaas.config=${module('scram', 'Scram')};`,
    ),
  ];
}

function settingsOf(
  folder: string,
  { port, controller, secure }: { port: number; controller: number; secure: number },
): string {
  const one = [
    'offsets.topic.replication.factor',
    'transaction.state.log.replication.factor',
    'transaction.state.log.min.isr',
    'share.coordinator.state.topic.replication.factor',
    'share.coordinator.state.topic.min.isr',
  ];
  return [
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@127.0.0.1:${controller}`,
    'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT',
    `listeners=PLAINTEXT://127.0.0.1:${port},SASL_SSL://127.0.0.1:${secure},CONTROLLER://127.0.0.1:${controller}`,
    `advertised.listeners=PLAINTEXT://127.0.0.1:${port},SASL_SSL://127.0.0.1:${secure}`,
    'controller.listener.names=CONTROLLER',
    'inter.broker.listener.name=PLAINTEXT',
    `log.dirs=${join(folder, 'logs')}`,
    'num.partitions=4',
    'auto.create.topics.enable=false',
    'offsets.topic.num.partitions=4',
    'transaction.state.log.num.partitions=4',
    'group.initial.rebalance.delay.ms=0',
    'log.cleaner.dedupe.buffer.size=10485760',
    ...one.map((name) => `${name}=1`),
  ].join('\n');
}

async function askKafka(port: number): Promise<void> {
  const admin = kafkaAdmin(port);
  try {
    await admin.metadata({});
  } finally {
    await admin.close();
  }
}

/** To make topics with. */
export function kafkaAdmin(port: number): Admin {
  return new Admin({ clientId: 'tests', bootstrapBrokers: [{ host: '127.0.0.1', port }], retries: 0 });
}
