import type { ErrorMessages } from '../../messages.ts';

/** What keeps a source from being read: its server, its log, its settings there. */
export const sourceServers = {
  'live.no-variable': {
    en: {
      message: '{file}: {key} refers to {reference}, which is not set',
      help: 'Set the variable for the process that runs it: the live run, or the Studio.',
    },
    'zh-CN': {
      message: '{file}：{key} 引用的 {reference} 未设置',
      help: '请为运行它的进程（实时运行或 Studio）设置该环境变量。',
    },
  },
  'live.no-reference': {
    en: {
      message: '{file}: {key} refers to {reference}: {detail}',
      help: 'Make the file readable for the process that runs it, the live run or the Studio, or correct its path.',
    },
    'zh-CN': {
      message: '{file}：{key} 引用了 {reference}：{detail}',
      help: '请确保运行它的进程（实时运行或 Studio）可以读取该文件，或修改其路径。',
    },
  },
  'live.no-sample': {
    en: {
      message: 'rows are posted to the source {source}: there are none to take',
      help: 'Post some to a live run, or import rows from a file.',
    },
    'zh-CN': {
      message: '数据源 {source} 的数据由外部提交，没有可获取的数据',
      help: '请向实时运行提交数据，或从文件导入数据。',
    },
  },
  'live.source-away': {
    en: {
      message: 'the source {source} gets no answer from {address}: {detail}',
      help: 'Start the server, or correct the address. A live run goes on when it answers.',
    },
    'zh-CN': {
      message: '数据源 {source} 无法从 {address} 得到应答：{detail}',
      help: '请启动服务器或修改地址。服务器恢复后实时运行会继续。',
    },
  },
  'live.source-refused': {
    en: {
      message: '{address} refuses the user, password or rights of the source {source}: {detail}',
      help: 'Correct "user" and "password", or what they refer to, or grant the right.',
    },
    'zh-CN': {
      message: '{address} 拒绝了数据源 {source} 的用户、密码或权限：{detail}',
      help: '请修改 "user" 和 "password"（或其引用的内容），或授予权限。',
    },
  },
  'live.source-missing': {
    en: {
      message: 'the source {source} names {address}, which is not there: {detail}',
      help: 'Make it, or correct its name: the Studio makes no topics, databases or tables of others.',
    },
    'zh-CN': {
      message: '数据源 {source} 所指的 {address} 不存在：{detail}',
      help: '请创建它，或修改名称：Studio 不会替您创建主题、数据库或表。',
    },
  },
  'live.source-failed': {
    en: {
      message: '{address} reports an error to the source {source}: {detail}',
      help: 'Correct what it names. Nothing is lost.',
    },
    'zh-CN': {
      message: '{address} 向数据源 {source} 报告错误：{detail}',
      help: '请按其提示修正。数据不会丢失。',
    },
  },
  'live.source-certificate': {
    en: {
      message: 'the certificate of {address} is not trusted (source {source}): {detail}',
      help: 'Name the file of its authority in "ca_file", write the host as the certificate has it, or correct the server’s certificate.',
    },
    'zh-CN': {
      message: '{address} 的证书不受信任（数据源 {source}）：{detail}',
      help: '请在 "ca_file" 中写明其 CA 文件，按证书上的名称填写主机，或修正服务器证书。',
    },
  },
  'live.no-authority': {
    en: {
      message: '{path}, which "ca_file" names, can’t be read: {detail}',
      help: 'Correct the path, or make the file readable for the process that runs it: the live run, or the Studio.',
    },
    'zh-CN': {
      message: '无法读取 "ca_file" 所指的 {path}：{detail}',
      help: '请修改路径，或确保运行它的进程（实时运行或 Studio）可以读取该文件。',
    },
  },
  'live.log-setting': {
    en: {
      message: '{address} does not keep its log as the source {source} needs it: {detail}',
      help: 'Set {setting} at the server, and start it again where it says so.',
    },
    'zh-CN': {
      message: '{address} 的日志设置不符合数据源 {source} 的要求：{detail}',
      help: '请在服务器上设置 {setting}，必要时重启服务器。',
    },
  },
  'live.messages-lost': {
    en: {
      message:
        'the source {source} reads {part} on behind a gap: {count} places that it had not read were deleted',
      help: 'Keep the topic’s messages for longer than a run may stand still (retention.ms, retention.bytes).',
    },
    'zh-CN': {
      message: '数据源 {source} 在 {part} 中跳过了一段：尚未读取的 {count} 个位置已被删除',
      help: '请让主题保留消息的时间长于运行可能中断的时间（retention.ms、retention.bytes）。',
    },
  },
  'live.log-lost': {
    en: {
      message:
        '{address} no longer has what changed since {place}, which the source {source} needs: {detail}',
      help: 'Nothing was passed over. To begin with a new snapshot: kisflow-studio live <project> --forget. Let the server keep its log for longer than a run may stand still.',
    },
    'zh-CN': {
      message: '{address} 已不再保留数据源 {source} 所需的、{place} 之后的变更：{detail}',
      help: '没有任何变更被悄悄跳过。要从新快照开始：kisflow-studio live <project> --forget。请让服务器保留日志的时间长于运行可能中断的时间。',
    },
  },
  'live.names-at-present': {
    en: {
      message: '{address} writes no names of columns into its log (source {source})',
      help: 'They are read from the tables as they are: changes from before a table was altered may then be told by wrong names. Set binlog_row_metadata = FULL.',
    },
    'zh-CN': {
      message: '{address} 没有把列名写入日志（数据源 {source}）',
      help: '列名按表的当前结构读取：修改表结构之前的变更可能会用错列名。请设置 binlog_row_metadata = FULL。',
    },
  },
  'live.no-publication': {
    en: {
      message: '{address} has no publication {publication}, which the source {source} reads',
      help: 'Make it: CREATE PUBLICATION "{publication}" FOR TABLE …, or correct its name.',
    },
    'zh-CN': {
      message: '{address} 上没有数据源 {source} 要读取的发布 {publication}',
      help: '请创建它：CREATE PUBLICATION "{publication}" FOR TABLE …，或修改名称。',
    },
  },
  'live.slot-unknown': {
    en: {
      message:
        '{address} has the replication slot {slot} already, but nothing is kept here of the source {source}',
      help: 'Name the folder with --state that the run had which made it. If there is none any more: kisflow-studio live <project> --forget drops the slot.',
    },
    'zh-CN': {
      message: '{address} 上已有复制槽 {slot}，但这里没有数据源 {source} 的读取位置',
      help: '请用 --state 指定创建它的那次运行所用的文件夹。如果已不存在：kisflow-studio live <project> --forget 会删除该复制槽。',
    },
  },
  'live.slot-busy': {
    en: {
      message: '{address}: the replication slot {slot} is being read: {detail}',
      help: 'Stop the live run that reads it; then it can be dropped.',
    },
    'zh-CN': {
      message: '{address}：复制槽 {slot} 正在被读取：{detail}',
      help: '请先停止读取它的实时运行，然后才能删除。',
    },
  },
  'live.slot-lag': {
    en: {
      message: '{address} keeps {megabytes} MB of its log for the replication slot {slot} (source {source})',
      help: 'The run is behind, and the server’s disk may fill up. Make the flow faster; a slot that nobody reads any more is dropped with --forget.',
    },
    'zh-CN': {
      message: '{address} 为复制槽 {slot} 保留了 {megabytes} MB 日志（数据源 {source}）',
      help: '运行落后了，服务器磁盘可能被占满。请加快流的处理；没有人再读取的复制槽可用 --forget 删除。',
    },
  },
  'live.tables-changed': {
    en: {
      message: 'the source {source} now reads {now}; its snapshot is of {before}',
      help: 'Put it back, name another source, or begin with a new snapshot: kisflow-studio live <project> --forget.',
    },
    'zh-CN': {
      message: '数据源 {source} 现在读取 {now}，但其快照属于 {before}',
      help: '请改回原值、另建一个数据源，或从新快照开始：kisflow-studio live <project> --forget。',
    },
  },
} as const satisfies ErrorMessages;
