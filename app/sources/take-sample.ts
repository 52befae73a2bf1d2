import type { SampledRows, SampleWish } from '../../core/contract/sample-payloads.ts';
import { CodedError, fromErrorData, toErrorData } from '../../core/errors/coded-error.ts';
import type { SourceFile } from '../../core/project/project.ts';
import { shownPlace } from '../../core/sources/shown-place.ts';
import { readSource } from '../../core/sources/source-file.ts';
import type { SourceTypeName } from '../../core/sources/source-types.ts';
import { createSampled, type TakeSample } from './sampled.ts';
import { expandSettings, masking } from './secrets.ts';
import { sourceError } from './source-error.ts';
import { within } from './wait.ts';

/** How long taking rows may take as a whole. */
const longestMs = 20_000;

/** How rows of each type are taken; its packages are loaded when that is first wanted. */
const samplers: Readonly<Record<SourceTypeName, () => Promise<TakeSample>>> = {
  files: async () => (await import('./files/files-sample.ts')).sampleFiles,
  http: async () => samplePosted,
  kafka: async () => (await import('./kafka/kafka-sample.ts')).sampleKafka,
  'mysql-binlog': async () => (await import('./mysql/mysql-sample.ts')).sampleMysql,
  postgres: async () => (await import('./postgres/postgres-sample.ts')).samplePostgres,
  'redis-stream': async () => (await import('./redis/redis-sample.ts')).sampleRedisStream,
};

/** Nobody posts a row because somebody looks. */
const samplePosted: TakeSample = ({ name }) =>
  Promise.reject(new CodedError('live.no-sample', { source: name }));

/** Takes rows of a source as its file says it; relative paths are of `root`. What it rejects with holds no secret. */
export async function takeSample(file: SourceFile, root: string, wish: SampleWish): Promise<SampledRows> {
  const { source, problems } = readSource(file);
  if (source === null) {
    const [first] = problems;
    throw first ? fromErrorData(first) : new Error(`${file.path} is no source`);
  }
  const { name, type } = source;
  const { settings, secrets } = expandSettings(source);
  const sampled = createSampled(wish);
  try {
    const take = await samplers[type.name]();
    await within(longestMs, take({ name, settings, root }, sampled));
    return sampled.result;
  } catch (thrown) {
    const isCoded = thrown instanceof CodedError;
    const told = isCoded ? thrown : sourceError('away', name, shownPlace(type.name, settings), thrown);
    throw withoutSecrets(told, masking(secrets));
  }
}

function withoutSecrets(thrown: CodedError, mask: (text: string) => string): CodedError {
  const { params, ...rest } = toErrorData(thrown);
  const masked = Object.entries(params).map(([key, value]) => [
    key,
    typeof value === 'string' ? mask(value) : value,
  ]);
  return fromErrorData({ ...rest, params: Object.fromEntries(masked) });
}
