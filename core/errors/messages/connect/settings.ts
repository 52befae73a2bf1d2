import type { ErrorMessages } from '../../messages.ts';

/** What is wrong with connectors, and with calls of them, whatever their server says. */
export const connectSettings = {
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
  'connect.no-variable': {
    en: {
      message: 'the connector {cname} refers to {reference}, which is not set',
      help: 'Set the variable for the process that starts the run.',
    },
    'zh-CN': {
      message: '连接器 {cname} 引用的 {reference} 未设置',
      help: '请为启动运行的进程设置该环境变量。',
    },
  },
  'connect.no-reference': {
    en: {
      message: 'the connector {cname} refers to {reference}: {detail}',
      help: 'Make the file readable for the process that starts the run, or correct its path.',
    },
    'zh-CN': {
      message: '连接器 {cname} 引用了 {reference}：{detail}',
      help: '请确保启动运行的进程可以读取该文件，或修改其路径。',
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
} as const satisfies ErrorMessages;
