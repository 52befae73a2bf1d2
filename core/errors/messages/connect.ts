import type { ErrorMessages } from '../messages.ts';

/** Errors of real storage. `cname` is the connector, `address` where its server is, without password. */
export const connectMessages = {
  'connect.unknown-type': {
    en: {
      message: 'the connector {cname} has the type "{type}", for which there is no driver',
      help: 'Real storage knows: {known}. Correct `type`, or run with the embedded store.',
    },
    'zh-CN': {
      message: '连接器 {cname} 的类型“{type}”没有对应的驱动',
      help: '真实存储支持：{known}。请修改 `type`，或使用内嵌存储运行。',
    },
  },
  'connect.bad-address': {
    en: {
      message: '`addrs` of the connector {cname} is no address that a driver understands',
      help: 'Write host:port, several with commas, or a URL ({schemes}://user@host:port/…).',
    },
    'zh-CN': {
      message: '连接器 {cname} 的 `addrs` 不是驱动能识别的地址',
      help: '请写 host:port（多个用逗号分隔），或 URL（{schemes}://user@host:port/…）。',
    },
  },
  'connect.no-storage-key': {
    en: {
      message: 'the connector {cname} has no `key`',
      help: 'Name the Redis key, table, topic or index that it stands for.',
    },
    'zh-CN': { message: '连接器 {cname} 没有 `key`', help: '请写明它对应的 Redis 键、表、主题或索引。' },
  },
  'connect.bad-param': {
    en: { message: '`{param}` of the connector {cname} is "{value}"', help: 'It may be: {wanted}.' },
    'zh-CN': { message: '连接器 {cname} 的 `{param}` 为“{value}”', help: '可取值：{wanted}。' },
  },
  'connect.params-together': {
    en: {
      message: '`{param}` of the connector {cname} goes with `{other}` only',
      help: 'Add it to the params, or take `{param}` away.',
    },
    'zh-CN': {
      message: '连接器 {cname} 的 `{param}` 只能与 `{other}` 一起使用',
      help: '请在 params 中加上它，或删除 `{param}`。',
    },
  },
  'connect.no-reference': {
    en: {
      message: 'the connector {cname} refers to {reference}: {detail}',
      help: 'Set the variable, or make the file readable, for the process that starts the run.',
    },
    'zh-CN': {
      message: '连接器 {cname} 引用了 {reference}：{detail}',
      help: '请为启动运行的进程设置该环境变量，或确保文件可读。',
    },
  },
  'connect.unknown-connector': {
    en: {
      message: 'no connector {cname} was opened for this run',
      help: 'Correct the name, or add the connector to the function in conf/.',
    },
    'zh-CN': {
      message: '本次运行没有打开名为 {cname} 的连接器',
      help: '请检查名称，或在 conf/ 中为该函数配置连接器。',
    },
  },
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
  'connect.no-object': {
    en: {
      message: 'a row saved through {cname} is no object with fields',
      help: 'Commit rows such as {"id": 1}: its fields are the columns. Nothing of this call is kept.',
    },
    'zh-CN': {
      message: '通过 {cname} 保存的行不是带字段的对象',
      help: '请提交形如 {"id": 1} 的行，其字段即为列。本次调用的数据均未保存。',
    },
  },
  'connect.no-query-value': {
    en: {
      message: 'the query of the connector {cname} asks for :{name}, and the call gives none',
      help: 'Call with an object that has the field "{name}".',
    },
    'zh-CN': {
      message: '连接器 {cname} 的查询需要 :{name}，但调用时没有提供',
      help: '请传入带有字段“{name}”的对象。',
    },
  },
  'connect.no-row-key': {
    en: {
      message: 'a row saved through {cname} lacks the field "{field}" of its key',
      help: 'Commit rows with this field, or correct `key` in the params of the connector. Nothing of this call is kept.',
    },
    'zh-CN': {
      message: '通过 {cname} 保存的行缺少键字段“{field}”',
      help: '请提交带有该字段的行，或修改连接器 params 中的 `key`。本次调用的数据均未保存。',
    },
  },
  'connect.not-possible': {
    en: {
      message: 'the connector {cname} can’t do this: {detail}',
      help: 'Use another connector for it; docs/storage.md tells what each type does.',
    },
    'zh-CN': {
      message: '连接器 {cname} 不支持此操作：{detail}',
      help: '请改用其他连接器；docs/storage.md 说明了各类型支持的操作。',
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
  'connect.code-unused': {
    en: {
      message: '{path} is not used: the connector {cname} saves to real storage in this run',
      help: 'The driver of its `type` does it. Run with the embedded store to use the file.',
    },
    'zh-CN': {
      message: '未使用 {path}：本次运行中连接器 {cname} 使用真实存储',
      help: '由其 `type` 对应的驱动处理。如需使用该文件，请用内嵌存储运行。',
    },
  },
  'connect.unused-in-address': {
    en: {
      message: 'real storage does not use {part}, which stands in `addrs` of the connector {cname}',
      help: 'Of several servers the first one counts. For encryption write tls: true among the params, with ca_file for an authority of your own.',
    },
    'zh-CN': {
      message: '真实存储不使用连接器 {cname} 的 `addrs` 中的 {part}',
      help: '有多台服务器时只使用第一台。如需加密，请在 params 中写 tls: true，自建证书颁发机构还需写 ca_file。',
    },
  },
  'connect.plain-secret': {
    en: {
      message: 'the password of the connector {cname} stands in the file, where everybody reads it',
      help: `Write \${env:NAME} or \${file:/path} in its place, and change the password: it may be in the history of the files.`,
    },
    'zh-CN': {
      message: '连接器 {cname} 的密码直接写在文件中，任何人都能看到',
      help: `请改写为 \${env:NAME} 或 \${file:/路径}，并更换密码：它可能已留在文件的历史记录中。`,
    },
  },
  'connect.reference-in-yaml': {
    en: {
      message:
        'the connector {cname} holds {reference}, which KisFlow does not expand: its code gets the text as it stands',
      help: 'Real storage of the Studio expands it. In production the code of the connector has to.',
    },
    'zh-CN': {
      message: '连接器 {cname} 含有 {reference}，KisFlow 不会展开它：代码得到的就是这段文本',
      help: 'Studio 的真实存储会展开它；生产环境中需由连接器的代码展开。',
    },
  },
  'connect.no-unit': {
    en: {
      message: 'no unit of work is open: {detail}',
      help: 'This is an error of the Studio. Please report it.',
    },
    'zh-CN': { message: '没有打开的工作单元：{detail}', help: '这是 Studio 的错误，请报告。' },
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
