import { words } from '../builtins/words.ts';
import type { SettingDefinition } from './setting.ts';

/** What is the same for all sources of a type. */
export interface SourceType {
  /** As a source's file says it. */
  readonly name: SourceTypeName;
  /** Whether several workers may read it, each its own part. */
  readonly isShared: boolean;
  /**
   * Whether the places of its messages are whole numbers that only grow within a part, which one reader has at a time: then a database
   * that keeps the place behind the last one knows what it has.
   */
  readonly hasPositions: boolean;
  /** Whether its messages are posted: only who posts them knows one that comes again. */
  readonly isPosted?: boolean;
  readonly settings: readonly SettingDefinition[];
}

export const sourceTypeNames = [
  'files',
  'http',
  'kafka',
  'mysql-binlog',
  'postgres',
  'redis-stream',
] as const;
export type SourceTypeName = (typeof sourceTypeNames)[number];

const files: SourceType = {
  name: 'files',
  isShared: false,
  hasPositions: false,
  settings: [
    {
      key: 'path',
      kind: 'text',
      isRequired: true,
      says: words(
        'a folder that is watched, or a file that is followed; a relative path is one of the project’s folder',
        '要监视的文件夹，或要跟踪的文件；相对路径以项目文件夹为准',
      ),
    },
    {
      key: 'pattern',
      kind: 'text',
      fallback: '*',
      says: words(
        'which files of the folder: a name in which * stands for any characters',
        '读取文件夹中的哪些文件：名称中的 * 代表任意字符',
      ),
    },
    {
      key: 'poll_ms',
      kind: 'whole',
      fallback: '500',
      least: 10,
      most: 3_600_000,
      says: words('milliseconds between two looks at the files', '两次查看文件之间的毫秒数'),
    },
  ],
};

const http: SourceType = {
  name: 'http',
  isShared: false,
  hasPositions: false,
  isPosted: true,
  settings: [
    {
      key: 'listen',
      kind: 'text',
      isRequired: true,
      says: words(
        'port, or address and port; a port alone is served on the loopback address only',
        '端口，或地址加端口；只写端口时仅在回环地址上提供服务',
      ),
    },
    {
      key: 'path',
      kind: 'text',
      fallback: '/rows',
      says: words('the path that rows are posted to', '接收数据的路径'),
    },
    {
      key: 'token',
      kind: 'text',
      isRequired: true,
      isSecret: true,
      says: words(
        'who posts rows sends it: Authorization: Bearer …',
        '提交数据时必须携带：Authorization: Bearer …',
      ),
    },
    {
      key: 'most_bytes',
      kind: 'whole',
      fallback: '8388608',
      least: 1024,
      most: 67_108_864,
      says: words('bytes that one request may have', '单个请求的最大字节数'),
    },
  ],
};

const from: SettingDefinition = {
  key: 'from',
  kind: 'choice',
  choices: ['earliest', 'latest'],
  fallback: 'earliest',
  says: words('where a group begins that is new', '新的消费组从哪里开始读取'),
};
const group: SettingDefinition = {
  key: 'group',
  kind: 'text',
  fallback: '',
  says: words(
    'the group that keeps the places and shares the messages; without it kisflow- and the name of the source',
    '保存读取位置并分担消息的消费组；不写时为 kisflow- 加数据源名称',
  ),
};
const user: SettingDefinition = {
  key: 'user',
  kind: 'text',
  fallback: '',
  says: words('the user', '用户名'),
};
const password: SettingDefinition = {
  key: 'password',
  kind: 'text',
  isSecret: true,
  fallback: '',
  says: words('its password', '密码'),
};

const tls: SettingDefinition = {
  key: 'tls',
  kind: 'switch',
  fallback: 'false',
  says: words('whether to encrypt', '是否加密'),
};
const caFile: SettingDefinition = {
  key: 'ca_file',
  kind: 'text',
  fallback: '',
  says: words(
    'the file of the authority that signed the server’s certificate, where the system does not know it',
    '签发服务器证书的 CA 文件；系统已信任该 CA 时不必填写',
  ),
};

const mysqlBinlog: SourceType = {
  name: 'mysql-binlog',
  isShared: false,
  hasPositions: true,
  settings: [
    { key: 'addrs', kind: 'text', isRequired: true, says: words('host:port', 'host:port') },
    {
      key: 'tables',
      kind: 'text',
      isRequired: true,
      says: words('database.table, several with commas', 'database.table，多个用逗号分隔'),
    },
    user,
    password,
    tls,
    caFile,
    {
      key: 'server_id',
      kind: 'whole',
      fallback: '0',
      least: 0,
      most: 4_294_967_295,
      says: words(
        'the number by which the server knows this reader, which no replica may have; 0 for one made of the names',
        '服务器识别该读取者的编号，不能与任何副本相同；0 表示由名称生成',
      ),
    },
  ],
};

const postgres: SourceType = {
  name: 'postgres',
  isShared: false,
  hasPositions: true,
  settings: [
    { key: 'addrs', kind: 'text', isRequired: true, says: words('host:port', 'host:port') },
    { key: 'database', kind: 'text', isRequired: true, says: words('the database', '数据库') },
    {
      key: 'publication',
      kind: 'text',
      isRequired: true,
      says: words('the publication that names the tables', '列出各个表的发布（publication）'),
    },
    { ...user, fallback: 'postgres' },
    password,
    tls,
    caFile,
    {
      key: 'warn_mb',
      kind: 'whole',
      fallback: '1024',
      least: 1,
      most: 1_000_000_000,
      says: words(
        'megabytes of log that the server keeps for this source before the run warns of it',
        '服务器为该数据源保留的日志超过多少 MB 时发出警告',
      ),
    },
  ],
};

const kafka: SourceType = {
  name: 'kafka',
  isShared: true,
  hasPositions: true,
  settings: [
    {
      key: 'brokers',
      kind: 'text',
      isRequired: true,
      says: words('host:port, several with commas', 'host:port，多个用逗号分隔'),
    },
    { key: 'topic', kind: 'text', isRequired: true, says: words('the topic', '主题') },
    group,
    from,
    {
      key: 'session_ms',
      kind: 'whole',
      fallback: '6000',
      least: 1000,
      most: 1_800_000,
      says: words(
        'milliseconds without a sign of life after which the partitions of a member go to the others',
        '成员失联多少毫秒后，其分区转给其他成员',
      ),
    },
    user,
    password,
    {
      key: 'mechanism',
      kind: 'choice',
      choices: ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'],
      fallback: 'PLAIN',
      says: words('how the password is sent', '密码的传输方式'),
    },
    tls,
    caFile,
  ],
};

const redisStream: SourceType = {
  name: 'redis-stream',
  isShared: true,
  hasPositions: false,
  settings: [
    { key: 'addrs', kind: 'text', isRequired: true, says: words('host:port', 'host:port') },
    { key: 'stream', kind: 'text', isRequired: true, says: words('the key of the stream', '流的键') },
    group,
    from,
    {
      key: 'field',
      kind: 'text',
      fallback: 'row',
      says: words(
        'the field of an entry that holds the row as JSON; of an entry without it, all fields are the row',
        '条目中以 JSON 保存数据的字段；没有该字段时，所有字段就是一行数据',
      ),
    },
    {
      key: 'claim_ms',
      kind: 'whole',
      fallback: '10000',
      least: 100,
      most: 86_400_000,
      says: words(
        'milliseconds after which the entries of a reader that died go to the others',
        '读取者失联多少毫秒后，其条目转给其他读取者',
      ),
    },
    user,
    password,
    tls,
    caFile,
    {
      key: 'db',
      kind: 'whole',
      fallback: '0',
      least: 0,
      most: 1_000_000,
      says: words('the number of the database', '数据库编号'),
    },
  ],
};

export const sourceTypes: readonly SourceType[] = [files, http, kafka, mysqlBinlog, postgres, redisStream];

export function findSourceType(name: string): SourceType | undefined {
  return sourceTypes.find((type) => type.name === name);
}
