import type { ErrorMessages } from '../messages.ts';

/** What is said of sources and of live runs; only the command and what is loaded late know these words. */
export const sourceMessages = {
  'source.not-json': {
    en: { message: '{file} is no JSON: {detail}', help: 'Mend the file, or restore it.' },
    'zh-CN': { message: '{file} 不是有效的 JSON：{detail}', help: '请修正或恢复该文件。' },
  },
  'source.newer': {
    en: {
      message: '{file} is of version {version}, which this Studio does not know',
      help: 'Use it with a newer Studio; the file was left as it is.',
    },
    'zh-CN': {
      message: '{file} 的版本是 {version}，当前 Studio 不支持',
      help: '请使用更新的 Studio；文件未被改动。',
    },
  },
  'source.unknown-key': {
    en: { message: '{file} has a key that sources do not have: {key}', help: 'Mend its name, or remove it.' },
    'zh-CN': { message: '{file} 中有数据源不支持的键：{key}', help: '请改正键名或删除它。' },
  },
  'source.bad-value': {
    en: { message: 'in {file}, {at} has to be {expected}', help: 'Write a value of that kind.' },
    'zh-CN': { message: '{file} 中的 {at} 必须是 {expected}', help: '请写成要求的类型。' },
  },
  'source.unknown-type': {
    en: { message: '{file}: there is no source of type “{type}”', help: 'There are: {types}.' },
    'zh-CN': { message: '{file}：没有类型为“{type}”的数据源', help: '可用的类型：{types}。' },
  },
  'source.setting-unknown': {
    en: { message: '{file}: a {type} source has no setting {key}', help: 'Meant is perhaps: {meant}.' },
    'zh-CN': { message: '{file}：{type} 数据源没有设置项 {key}', help: '您可能想写：{meant}。' },
  },
  'source.setting-missing': {
    en: { message: '{file}: a {type} source needs the setting {key}', help: 'Add it to "settings".' },
    'zh-CN': { message: '{file}：{type} 数据源缺少设置项 {key}', help: '请在 "settings" 中补充。' },
  },
  'source.setting-wrong': {
    en: { message: '{file}: the setting {key} has to be {expected}', help: 'Write a value of that kind.' },
    'zh-CN': { message: '{file}：设置项 {key} 必须是 {expected}', help: '请写成要求的类型。' },
  },
  'source.unknown-flow': {
    en: {
      message: '{file} feeds the flow {flow}, which the project does not have',
      help: 'Is {like} meant?',
    },
    'zh-CN': { message: '{file} 的目标流 {flow} 在项目中不存在', help: '是否想写 {like}？' },
  },
  'source.flow-disabled': {
    en: {
      message: '{file} feeds the flow {flow}, which is switched off',
      help: 'Switch the flow on (status: 1): until then no live run begins.',
    },
    'zh-CN': {
      message: '{file} 的目标流 {flow} 已禁用',
      help: '请启用该流（status: 1）；否则实时运行不会开始。',
    },
  },
  'source.keeps-state': {
    en: {
      message:
        'the flow {flow} remembers things from batch to batch ({functions}), and what it remembers begins empty after an error, a kill or a rebalance',
      help: 'Results that need it may then be wrong. Keep it in a store, or start the live run with --allow-state.',
    },
    'zh-CN': {
      message: '流 {flow} 会跨批次记忆数据（{functions}），出错、进程被终止或分区重新分配后，记忆会从空开始',
      help: '依赖这些记忆的结果可能因此有误。请把它们存到存储中，或在启动实时运行时加上 --allow-state。',
    },
  },
  'source.plain-secret': {
    en: {
      message: '{file}: the setting {key} stands in the file as it is',
      help: 'Write ${env:NAME} or ${file:/path} in its place, and keep it out of the repository.',
    },
    'zh-CN': {
      message: '{file}：设置项 {key} 以明文写在文件中',
      help: '请改写为 ${env:NAME} 或 ${file:/path}，不要把它放进代码仓库。',
    },
  },
  'source.once-by-transaction': {
    en: {
      message: '{file}: rows saved through {connector} are there exactly as often as they came',
      help: 'The database keeps how far the source was read, in the same transaction as the rows.',
    },
    'zh-CN': {
      message: '{file}：通过 {connector} 保存的数据不会丢失，也不会重复',
      help: '数据库在同一个事务中保存数据和数据源的读取位置。',
    },
  },
  'source.once-by-key': {
    en: {
      message: '{file}: rows saved through {connector} are there once where {key} names their own id',
      help: 'Nothing is lost: a row that comes again after a failure replaces itself.',
    },
    'zh-CN': {
      message: '{file}：如果 {key} 是数据自身的标识，通过 {connector} 保存的数据只会有一份',
      help: '数据不会丢失：失败后重来的数据会替换自己。',
    },
  },
  'source.once-by-id': {
    en: {
      message: '{file}: rows saved through {connector} are there exactly as often as they came',
      help: 'Each is kept under an id made of the place of its message: one that comes again after a failure replaces itself.',
    },
    'zh-CN': {
      message: '{file}：通过 {connector} 保存的数据不会丢失，也不会重复',
      help: '每行以其消息位置生成的标识保存：失败后重来的数据会替换自己。',
    },
  },
  'source.once-by-post': {
    en: {
      message: '{file}: rows saved through {connector} are there at least once',
      help: 'They are there once where who posts rows sends a header Idempotency-Key, and the same one when it posts them again.',
    },
    'zh-CN': {
      message: '{file}：通过 {connector} 保存的数据至少有一份',
      help: '如果提交方发送 Idempotency-Key 请求头，并在重新提交时使用相同的值，则只会有一份。',
    },
  },
  'source.once-by-lost': {
    en: {
      message:
        '{file}: rows saved through {connector} are there at least once: after {function} it is not known which message a row is made of',
      help: 'In its code name the row: commitRow(row, { from: row }), call(rows, { from: rows }). Or give the connector a key of the row’s own (key).',
    },
    'zh-CN': {
      message: '{file}：通过 {connector} 保存的数据至少有一份：经过 {function} 后无法得知某一行来自哪条消息',
      help: '请在其代码中写明来源行：commitRow(row, { from: row })、call(rows, { from: rows })；或为连接器设置数据自身的 key。',
    },
  },
  'source.once-by-append': {
    en: {
      message: '{file}: rows saved through {connector} are there at least once',
      help: 'Nothing is lost, but after a failure a row may be there twice. A key in its params (key) prevents that; in Redis structure: hash or string does, too.',
    },
    'zh-CN': {
      message: '{file}：通过 {connector} 保存的数据至少有一份',
      help: '数据不会丢失，但失败后可能出现重复。在连接器的 params 中设置 key 可以避免重复；Redis 也可设置 structure: hash 或 string。',
    },
  },
  'live.no-sources': {
    en: {
      message: 'no source feeds the flow {flow}',
      help: 'Write sources/<Name>.json with "flow" and "type"; docs/live.md tells how.',
    },
    'zh-CN': {
      message: '没有数据源为流 {flow} 提供数据',
      help: '请编写 sources/<Name>.json，写明 "flow" 和 "type"；参见 docs/live.md。',
    },
  },
  'live.no-reference': {
    en: {
      message: '{file}: {key} refers to {reference}: {detail}',
      help: 'Set the variable, or make the file readable, for the process that runs it: the live run, or the Studio.',
    },
    'zh-CN': {
      message: '{file}：{key} 引用了 {reference}：{detail}',
      help: '请为运行它的进程（实时运行或 Studio）设置该环境变量，或确保文件可读。',
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
  'live.files-missing': {
    en: {
      message: 'the folder of {path} is not there',
      help: 'Make it, or correct "path" in the source.',
    },
    'zh-CN': { message: '{path} 所在的文件夹不存在', help: '请创建该文件夹，或修改数据源中的 "path"。' },
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
  'live.forget-asks': {
    en: {
      message: 'forgetting {source} has to be agreed to, and nobody can be asked here',
      help: 'Run it in a terminal, or add --yes.',
    },
    'zh-CN': {
      message: '忘记 {source} 需要确认，但这里无法询问',
      help: '请在终端中运行，或加上 --yes。',
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
  'live.one-reader': {
    en: {
      message: 'the source {source} is of the type {type}, which one worker reads',
      help: 'Leave out --workers, or feed the flow from a queue (kafka, redis-stream).',
    },
    'zh-CN': {
      message: '数据源 {source} 的类型为 {type}，只能由一个工作进程读取',
      help: '请去掉 --workers，或改用队列（kafka、redis-stream）作为数据源。',
    },
  },
  'live.listen-failed': {
    en: {
      message: 'can’t listen on {address}: {detail}',
      help: 'Write a port, or address and port; another program may hold it.',
    },
    'zh-CN': {
      message: '无法监听 {address}：{detail}',
      help: '请写端口，或地址加端口；该端口可能已被其他程序占用。',
    },
  },
  'live.poison': {
    en: {
      message: 'the message at {at} of {part} is no JSON: {detail}',
      help: 'It lies among the dead letters. Correct who writes it.',
    },
    'zh-CN': {
      message: '{part} 中位于 {at} 的消息不是有效的 JSON：{detail}',
      help: '它已放入死信。请修正写入方。',
    },
  },
  'live.body-too-large': {
    en: {
      message: 'a request may have {limit} bytes',
      help: 'Post fewer rows at a time, or raise "most_bytes".',
    },
    'zh-CN': { message: '单个请求最多 {limit} 字节', help: '请减少每次提交的数据，或增大 "most_bytes"。' },
  },
  'live.body-not-rows': {
    en: {
      message: 'line {line} is no JSON: {detail}',
      help: 'Post a JSON value, a list of rows, or JSON Lines.',
    },
    'zh-CN': {
      message: '第 {line} 行不是有效的 JSON：{detail}',
      help: '请提交一个 JSON 值、数组或 JSON Lines。',
    },
  },
  'live.row-without-origin': {
    en: {
      message: 'row {row} of those saved through {cname} is made of no row that its function was given',
      help: 'Name one in commitRow(row, { from }) and call(rows, { from }); or give the connector a key of the row’s own.',
    },
    'zh-CN': {
      message: '通过 {cname} 保存的第 {row} 行不是由函数收到的某一行得来的',
      help: '请在 commitRow(row, { from }) 和 call(rows, { from }) 中写明来源行；或为该连接器设置数据自身的 key。',
    },
  },
  'live.batch-too-long': {
    en: {
      message: 'a batch of {flow} had not ended after {seconds} s, and its process was ended',
      help: 'Look for a loop or a wait without end; give it longer with --batch-seconds, or make batches smaller.',
    },
    'zh-CN': {
      message: '{flow} 的一个批次在 {seconds} 秒后仍未结束，其进程已被终止',
      help: '请检查是否有死循环或无休止的等待；可用 --batch-seconds 延长时间，或减小批次。',
    },
  },
  'live.dead-letters-failed': {
    en: {
      message: 'dead letters can’t be written to {path}: {detail}',
      help: 'Make room or rights there, or name another folder with --dead-letters. The rows wait.',
    },
    'zh-CN': {
      message: '无法把死信写入 {path}：{detail}',
      help: '请腾出空间或授予权限，或用 --dead-letters 指定其他文件夹。数据会等待。',
    },
  },
  'live.state-failed': {
    en: {
      message: 'the places in {path} can’t be read or written: {detail}',
      help: 'Make room or rights there, or name another folder with --state. A broken file: restore it, or delete it to begin anew.',
    },
    'zh-CN': {
      message: '无法读取或写入 {path} 中的读取位置：{detail}',
      help: '请腾出空间或授予权限，或用 --state 指定其他文件夹。若文件损坏，请恢复它，或删除后从头开始。',
    },
  },
} as const satisfies ErrorMessages;
