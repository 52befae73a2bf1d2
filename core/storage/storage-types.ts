/** A text that a person reads, in both languages. */
export interface Words {
  en: string;
  'zh-CN': string;
}

/** One param of a connector that a driver reads. */
export interface StorageParam {
  name: string;
  /** `fields`: names of a row's fields with commas; `secret` is masked wherever it would be shown. */
  kind: 'text' | 'fields' | 'number' | 'choice' | 'yes-no' | 'secret' | 'query';
  choices?: readonly string[];
  /** Whole numbers only. */
  least?: number;
  most?: number;
  words: Words;
}

/** What one `type` of a connector stands for. */
export interface StorageType {
  /** As `type` in the YAML says it. */
  type: string;
  title: string;
  /** The port where `addrs` names none. */
  port: number;
  /** Schemes that `addrs` may begin with. */
  schemes: readonly string[];
  /** What the YAML's `key` names. */
  key: Words;
  params: readonly StorageParam[];
}

const keyParam: StorageParam = {
  name: 'key',
  kind: 'fields',
  words: {
    en: 'the field, or fields with commas, that tell rows apart: saving replaces the row with the same',
    'zh-CN': '区分行的字段（多个用逗号分隔）：保存时替换键相同的行',
  },
};
const onSave: StorageParam = {
  name: 'on_save',
  kind: 'choice',
  choices: ['write', 'delete'],
  words: {
    en: '`delete` deletes the rows with the keys of those that are saved; default: `write`',
    'zh-CN': '`delete` 表示按所保存行的键删除；默认 `write`',
  },
};
const cacheSeconds: StorageParam = {
  name: 'cache_seconds',
  kind: 'number',
  least: 0,
  most: 86_400,
  words: {
    en: 'how old the answer of an equal load may be, in seconds; default: 0, always asked',
    'zh-CN': '相同的读取可复用多久以前的结果（秒）；默认 0，每次都查询',
  },
};
const timeout: StorageParam = {
  name: 'timeout_ms',
  kind: 'number',
  least: 100,
  most: 600_000,
  words: {
    en: 'how long a call may take, in milliseconds; default: 30000',
    'zh-CN': '一次调用的最长时间（毫秒）；默认 30000',
  },
};
const user: StorageParam = {
  name: 'user',
  kind: 'text',
  words: { en: 'the user, where `addrs` names none', 'zh-CN': '用户名（`addrs` 中未写时）' },
};
const password: StorageParam = {
  name: 'password',
  kind: 'secret',
  words: {
    en: `the password; write \${env:NAME} or \${file:/path}, never the password itself`,
    'zh-CN': `密码；请写 \${env:NAME} 或 \${file:/路径}，不要直接写密码`,
  },
};
const tls: StorageParam = {
  name: 'tls',
  kind: 'yes-no',
  words: { en: 'whether the connection is encrypted; default: no', 'zh-CN': '连接是否加密；默认否' },
};
const caFile: StorageParam = {
  name: 'ca_file',
  kind: 'text',
  words: {
    en: "the file with the certificate of the server's authority, where the system does not know it",
    'zh-CN': '服务器 CA 证书文件（系统不信任该 CA 时）',
  },
};
const connection = [user, password, tls, caFile, timeout];
const database: StorageParam = {
  name: 'database',
  kind: 'text',
  words: { en: 'the database, where `addrs` names none', 'zh-CN': '数据库（`addrs` 中未写时）' },
};
const query: StorageParam = {
  name: 'query',
  kind: 'query',
  words: {
    en: 'what a load asks instead of the table; `:name` is the field of that name of what the call gives, bound as a value',
    'zh-CN': '读取时代替整表的查询；`:name` 为调用参数中的同名字段，作为值绑定',
  },
};
const table: Words = {
  en: 'the table, with its schema or database before a dot where it is another',
  'zh-CN': '表名；不在默认库或模式中时以“库.表”书写',
};
const sqlParams = [keyParam, onSave, query, database, cacheSeconds, ...connection];

/** Every type of storage that has a driver. */
export const storageTypes: readonly StorageType[] = [
  {
    type: 'redis',
    title: 'Redis',
    port: 6379,
    schemes: ['redis', 'rediss'],
    key: {
      en: 'the Redis key; with `structure: string` what every key begins with, before a colon',
      'zh-CN': 'Redis 键；`structure: string` 时为各键的前缀（后接冒号）',
    },
    params: [
      {
        name: 'structure',
        kind: 'choice',
        choices: ['hash', 'string', 'list', 'stream'],
        words: {
          en: '`hash`: one hash, a field a row; `string`: a key a row; `list`; `stream`; default: `hash` with a key, else `list`',
          'zh-CN':
            '`hash`：一个哈希，每行一个字段；`string`：每行一个键；`list`；`stream`；默认有键时为 `hash`，否则 `list`',
        },
      },
      keyParam,
      onSave,
      {
        name: 'db',
        kind: 'number',
        least: 0,
        most: 1_000_000,
        words: { en: 'the number of the database; default: 0', 'zh-CN': '数据库编号；默认 0' },
      },
      {
        name: 'ttl_seconds',
        kind: 'number',
        least: 1,
        most: 1_000_000_000,
        words: {
          en: 'how long a row is kept, in seconds; with `structure: string` only',
          'zh-CN': '行的保留时间（秒）；仅用于 `structure: string`',
        },
      },
      {
        name: 'max_length',
        kind: 'number',
        least: 1,
        most: 1_000_000_000,
        words: {
          en: 'about how many of its last entries a stream keeps; with `structure: stream` only',
          'zh-CN': '流大约保留的最新条目数；仅用于 `structure: stream`',
        },
      },
      cacheSeconds,
      ...connection,
    ],
  },
  { type: 'mysql', title: 'MySQL', port: 3306, schemes: ['mysql', 'mysqls'], key: table, params: sqlParams },
  { type: 'tidb', title: 'TiDB', port: 4000, schemes: ['mysql', 'mysqls'], key: table, params: sqlParams },
  {
    type: 'postgres',
    title: 'PostgreSQL',
    port: 5432,
    schemes: ['postgres', 'postgresql'],
    key: table,
    params: sqlParams,
  },
  {
    type: 'kafka',
    title: 'Kafka',
    port: 9092,
    schemes: ['kafka'],
    key: { en: 'the topic', 'zh-CN': '主题' },
    params: [
      {
        ...keyParam,
        words: {
          en: 'the field, or fields with commas, whose value is the key of the message',
          'zh-CN': '作为消息键的字段（多个用逗号分隔）',
        },
      },
      {
        ...onSave,
        words: {
          en: '`delete` sends the key without a value, which a compacted topic forgets; default: `write`',
          'zh-CN': '`delete` 只发送键、不带值，压缩主题会据此删除；默认 `write`',
        },
      },
      {
        name: 'sasl',
        kind: 'choice',
        choices: ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'],
        words: {
          en: 'how the user and password are told; default: PLAIN',
          'zh-CN': '用户名和密码的认证方式；默认 PLAIN',
        },
      },
      ...connection,
    ],
  },
  {
    type: 'es',
    title: 'Elasticsearch / OpenSearch',
    port: 9200,
    schemes: ['http', 'https'],
    key: { en: 'the index', 'zh-CN': '索引' },
    params: [
      keyParam,
      onSave,
      {
        ...query,
        words: {
          en: 'what a load asks, as the JSON of a query; a text ":name" is the field of that name of what the call gives',
          'zh-CN': '读取时使用的查询（JSON）；文本 ":name" 为调用参数中的同名字段',
        },
      },
      cacheSeconds,
      ...connection,
    ],
  },
];

/** What this type stands for; undefined where there is no driver. */
export function storageTypeOf(type: string): StorageType | undefined {
  return storageTypes.find((known) => known.type === type);
}
