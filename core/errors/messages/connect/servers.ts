import type { ErrorMessages } from '../../messages.ts';

/** What servers refuse or fail at. */
export const connectServers = {
  'connect.away': {
    en: {
      message: 'no server answers at {address} (connector {cname}): {detail}',
      help: 'Start the server, or correct `addrs`. A firewall or container may hide its port.',
    },
    'zh-CN': {
      message: '{address} 没有服务器应答（连接器 {cname}）：{detail}',
      help: '请启动服务器或修改 `addrs`。防火墙或容器也可能屏蔽了端口。',
    },
  },
  'connect.too-slow': {
    en: {
      message: '{address} did not answer within {ms} ms (connector {cname})',
      help: 'Whether the call was done there is not known. Look at the load and locks of the server, or raise `timeout_ms`.',
    },
    'zh-CN': {
      message: '{address} 在 {ms} 毫秒内没有应答（连接器 {cname}）',
      help: '无法确定该调用是否已在服务器上执行。请检查服务器的负载和锁，或增大 `timeout_ms`。',
    },
  },
  'connect.dropped': {
    en: {
      message: 'the connection to {address} broke during the call (connector {cname}): {detail}',
      help: 'Whether the call was done there is not known. The next call connects again; look at the log of the server.',
    },
    'zh-CN': {
      message: '调用期间与 {address} 的连接中断（连接器 {cname}）：{detail}',
      help: '无法确定该调用是否已在服务器上执行。下次调用会重新连接；请查看服务器日志。',
    },
  },
  'connect.login-refused': {
    en: {
      message: '{address} refuses the user or password (connector {cname}): {detail}',
      help: 'Correct `user` and `password`, or what their references name.',
    },
    'zh-CN': {
      message: '{address} 拒绝了用户名或密码（连接器 {cname}）：{detail}',
      help: '请修改 `user` 和 `password`，或其引用的内容。',
    },
  },
  'connect.no-rights': {
    en: {
      message: '{address} does not allow this to the user (connector {cname}): {detail}',
      help: 'Grant the user the right on "{key}", or use another user.',
    },
    'zh-CN': {
      message: '{address} 不允许该用户执行此操作（连接器 {cname}）：{detail}',
      help: '请授予该用户对“{key}”的权限，或改用其他用户。',
    },
  },
  'connect.certificate': {
    en: {
      message: 'the certificate of {address} is not trusted (connector {cname}): {detail}',
      help: "Name the file of its authority in `ca_file`, write the host as the certificate has it, or correct the server's certificate.",
    },
    'zh-CN': {
      message: '{address} 的证书不受信任（连接器 {cname}）：{detail}',
      help: '请在 `ca_file` 中指定其 CA 证书，使主机名与证书一致，或修正服务器证书。',
    },
  },
  'connect.no-tls': {
    en: {
      message: '{address} takes no encrypted connections (connector {cname}): {detail}',
      help: 'Turn TLS on at the server, or correct the port in `addrs`. Without `tls` in the params, rows and password go over the network in the clear.',
    },
    'zh-CN': {
      message: '{address} 不支持加密连接（连接器 {cname}）：{detail}',
      help: '请在服务器上启用 TLS，或修改 `addrs` 中的端口。若去掉 params 中的 `tls`，数据和密码将以明文传输。',
    },
  },
  'connect.full': {
    en: {
      message: '{address} can store no more (connector {cname}): {detail}',
      help: 'Make room on the disk or in the memory of the server. Nothing of this call is kept.',
    },
    'zh-CN': {
      message: '{address} 已无法存储更多数据（连接器 {cname}）：{detail}',
      help: '请在服务器磁盘或内存中腾出空间。本次调用的数据均未保存。',
    },
  },
  'connect.read-only': {
    en: {
      message: '{address} can only be read (connector {cname}): {detail}',
      help: 'Name the primary server in `addrs`, not a replica, or end its read-only mode.',
    },
    'zh-CN': {
      message: '{address} 为只读（连接器 {cname}）：{detail}',
      help: '请在 `addrs` 中填写主服务器而非副本，或关闭只读模式。',
    },
  },
  'connect.missing': {
    en: {
      message: '{address} has no "{key}" as the connector {cname} names it: {detail}',
      help: 'Make the database, table, topic or index there, or correct `key` and `addrs`. The Studio makes none.',
    },
    'zh-CN': {
      message: '{address} 上没有连接器 {cname} 所指的“{key}”：{detail}',
      help: '请在服务器上创建该数据库、表、主题或索引，或修改 `key` 和 `addrs`。Studio 不会自动创建。',
    },
  },
  'connect.other-kind': {
    en: {
      message: '"{key}" at {address} holds something else than the connector {cname} wants: {detail}',
      help: 'Correct `structure` or `key`, or name another key.',
    },
    'zh-CN': {
      message: '{address} 上的“{key}”类型与连接器 {cname} 的要求不符：{detail}',
      help: '请修改 `structure` 或 `key`，或换用其他键。',
    },
  },
  'connect.no-column': {
    en: {
      message: 'the table "{key}" at {address} lacks a column (connector {cname}): {detail}',
      help: 'Add the column, or commit rows without the field. Nothing of this call is kept.',
    },
    'zh-CN': {
      message: '{address} 上的表“{key}”缺少列（连接器 {cname}）：{detail}',
      help: '请添加该列，或提交不含该字段的行。本次调用的数据均未保存。',
    },
  },
  'connect.no-unique-key': {
    en: {
      message: 'no unique index of "{key}" is over the key of the connector {cname}: {detail}',
      help: 'Make a primary key or unique index over these columns, or take `key` away: without one nothing could be replaced.',
    },
    'zh-CN': {
      message: '“{key}”没有覆盖连接器 {cname} 键字段的唯一索引：{detail}',
      help: '请为这些列创建主键或唯一索引，或删除 `key`：没有唯一索引就无法替换行。',
    },
  },
  'connect.second-unique': {
    en: {
      message: '"{key}" has another unique index, {index}, over fields of the rows (connector {cname})',
      help: 'MySQL would change whichever row that index finds. Name its fields in `key`, commit rows without them, or drop the index.',
    },
    'zh-CN': {
      message: '“{key}”在行的字段上还有另一个唯一索引 {index}（连接器 {cname}）',
      help: 'MySQL 会更新该索引命中的任意一行。请在 `key` 中写明其字段，提交不含这些字段的行，或删除该索引。',
    },
  },
  'connect.taken': {
    en: {
      message: '"{key}" at {address} has a row with this key already (connector {cname}): {detail}',
      help: 'Name the field in `key` of the params, so that saving replaces it. Nothing of this call is kept.',
    },
    'zh-CN': {
      message: '{address} 上的“{key}”已有相同键的行（连接器 {cname}）：{detail}',
      help: '请在 params 的 `key` 中写明该字段，保存时即会替换。本次调用的数据均未保存。',
    },
  },
  'connect.bad-value': {
    en: {
      message: '"{key}" at {address} does not take a value (connector {cname}): {detail}',
      help: 'Correct the rows, or the type of the column. Nothing of this call is kept.',
    },
    'zh-CN': {
      message: '{address} 上的“{key}”不接受某个值（连接器 {cname}）：{detail}',
      help: '请修正数据或列的类型。本次调用的数据均未保存。',
    },
  },
  'connect.locked': {
    en: {
      message: 'another transaction at {address} holds these rows (connector {cname}): {detail}',
      help: 'Run again. Nothing of this call is kept.',
    },
    'zh-CN': {
      message: '{address} 上另一个事务占用了这些行（连接器 {cname}）：{detail}',
      help: '请重新运行。本次调用的数据均未保存。',
    },
  },
  'connect.trouble': {
    en: {
      message: '{address} can’t do it now (connector {cname}): {detail}',
      help: 'Look at the state and log of the server, then run again. A live run waits and tries again by itself.',
    },
    'zh-CN': {
      message: '{address} 暂时无法完成操作（连接器 {cname}）：{detail}',
      help: '请检查服务器的状态和日志，然后重新运行。实时运行会等待并自动重试。',
    },
  },
  'connect.failed': {
    en: {
      message: '{address} reports an error (connector {cname}): {detail}',
      help: 'Correct what it names. Nothing of this call is kept.',
    },
    'zh-CN': {
      message: '{address} 报告错误（连接器 {cname}）：{detail}',
      help: '请按其提示修正。本次调用的数据均未保存。',
    },
  },
  'connect.ended': {
    en: {
      message: 'the process that speaks to real storage ended: {detail}',
      help: 'Run again. What it was asked last may or may not have been done.',
    },
    'zh-CN': {
      message: '负责真实存储的进程已结束：{detail}',
      help: '请重新运行。最后一次请求可能已执行，也可能未执行。',
    },
  },
} as const satisfies ErrorMessages;
