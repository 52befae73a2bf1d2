import type { ErrorMessages } from '../messages.ts';

/** What is said of looking at live runs and of their dead letters; only the command and what is loaded late know these words. */
export const liveMessages = {
  'live.token-weak': {
    en: {
      message: 'the token of the live run has {length} characters, and needs {least}',
      help: 'Make one with “openssl rand -hex 32”, and give it in KISFLOW_LIVE_TOKEN or in the file of --token-file.',
    },
    'zh-CN': {
      message: '实时运行的令牌只有 {length} 个字符，至少需要 {least} 个',
      help: '请用 “openssl rand -hex 32” 生成一个，写入 KISFLOW_LIVE_TOKEN 或 --token-file 指定的文件。',
    },
  },
  'live.token-unreadable': {
    en: {
      message: 'the token can’t be read from {path}: {detail}',
      help: 'Make the file readable for the live run, or name another one with --token-file.',
    },
    'zh-CN': {
      message: '无法从 {path} 读取令牌：{detail}',
      help: '请确保实时运行可以读取该文件，或用 --token-file 指定其他文件。',
    },
  },
  'live.no-token': {
    en: {
      message: 'this live run was started without a token, and shows itself to nobody',
      help: 'Start it with KISFLOW_LIVE_TOKEN or --token-file.',
    },
    'zh-CN': {
      message: '该实时运行启动时没有设置令牌，不能查看',
      help: '请设置 KISFLOW_LIVE_TOKEN 或 --token-file 后重新启动它。',
    },
  },
  'live.wrong-token': {
    en: {
      message: 'the live run does not know this token',
      help: 'Enter the one that it was started with: KISFLOW_LIVE_TOKEN, or the text of its --token-file.',
    },
    'zh-CN': {
      message: '令牌不正确，实时运行拒绝了连接',
      help: '请输入启动时使用的令牌：KISFLOW_LIVE_TOKEN，或 --token-file 文件中的内容。',
    },
  },
  'live.too-many-lookers': {
    en: {
      message: '{most} others look at this live run already',
      help: 'Detach one of them, or try again later. The run itself goes on.',
    },
    'zh-CN': {
      message: '已有 {most} 个窗口在查看该实时运行',
      help: '请断开其中一个，或稍后再试。运行本身不受影响。',
    },
  },
  'live.ended': {
    en: {
      message: 'the live run has ended',
      help: 'What is shown is how it was last. The Studio connects again when it is started at this address.',
    },
    'zh-CN': {
      message: '实时运行已结束',
      help: '显示的是最后的状态。在该地址重新启动后，Studio 会重新连接。',
    },
  },
  'live.address-wrong': {
    en: {
      message: '“{address}” is no address of a live run',
      help: 'Write what its log names at “listening”, such as 127.0.0.1:9100, or a URL with http or https; the token goes into its own field.',
    },
    'zh-CN': {
      message: '“{address}” 不是有效的实时运行地址',
      help: '请填写其日志中 “listening” 给出的地址，例如 127.0.0.1:9100，或 http、https 网址；令牌请填在单独的输入框中。',
    },
  },
  'live.unreachable': {
    en: {
      message: 'nothing answers at {address}: {detail}',
      help: 'Is the live run started with --listen, and can this machine reach it?',
    },
    'zh-CN': {
      message: '{address} 没有应答：{detail}',
      help: '请确认实时运行启动时带有 --listen，并且本机可以访问该地址。',
    },
  },
  'live.not-a-live-run': {
    en: {
      message: 'what answers at {address} is no live run of the Studio ({detail})',
      help: 'Give the address of --listen of “kisflow-studio live”, not that of a source or of another service.',
    },
    'zh-CN': {
      message: '{address} 上的服务不是 Studio 的实时运行（{detail}）',
      help: '请填写 “kisflow-studio live” 的 --listen 地址，而不是数据源或其他服务的地址。',
    },
  },
  'live.newer-process': {
    en: {
      message: 'the live run at {address} is of version {version}, and this Studio knows up to {known}',
      help: 'Use a newer Studio to look at it. The run itself is not touched.',
    },
    'zh-CN': {
      message: '{address} 上的实时运行版本为 {version}，当前 Studio 最高支持 {known}',
      help: '请使用更新的 Studio 查看。运行本身不受影响。',
    },
  },
  'live.not-attached': {
    en: { message: 'no live run is attached', help: 'Attach to one first: “Attach to a live run…”.' },
    'zh-CN': { message: '没有连接实时运行', help: '请先执行“连接实时运行…”。' },
  },
  'live.no-worker': {
    en: {
      message: 'no worker of the live run has answered',
      help: 'Whether the rows came to the end of the flow is not known; the letter was kept. Send it again when a worker is up.',
    },
    'zh-CN': {
      message: '实时运行的工作进程没有应答',
      help: '无法确定数据是否已运行到流的末尾；死信已保留。请在工作进程恢复后重新发送。',
    },
  },
  'live.looker-slow': {
    en: {
      message: 'what the live run tells was not read fast enough, so that it stopped telling',
      help: 'The Studio connects again by itself; look at the network between them if this comes again.',
    },
    'zh-CN': {
      message: '接收过慢，实时运行停止了推送',
      help: 'Studio 会自动重新连接；如果反复出现，请检查两者之间的网络。',
    },
  },
  'live.unknown-request': {
    en: {
      message: 'the live run has nothing at {path}',
      help: 'It may be of another version than who asks: use the same for both.',
    },
    'zh-CN': { message: '实时运行没有 {path} 这个地址', help: '双方版本可能不同：请使用相同的版本。' },
  },
  'live.letter-gone': {
    en: {
      message: 'this dead letter is not there any more',
      help: 'Its file was moved or written anew. Read the list again.',
    },
    'zh-CN': { message: '该死信已不存在', help: '它的文件可能被移走或重写。请刷新列表。' },
  },
  'live.letter-done': {
    en: {
      message: 'this dead letter was sent again or discarded already, by {by} at {time}',
      help: 'Read the list again.',
    },
    'zh-CN': { message: '该死信已由 {by} 于 {time} 重新发送或丢弃', help: '请刷新列表。' },
  },
  'live.letter-busy': {
    en: {
      message: 'this dead letter is being sent again right now',
      help: 'Wait until that has ended, and read the list again.',
    },
    'zh-CN': { message: '该死信正在重新发送', help: '请等待其结束，然后刷新列表。' },
  },
  'live.letter-not-json': {
    en: {
      message: 'the row is no JSON: {detail}',
      help: 'Mend it first. The dead letter was left as it is.',
    },
    'zh-CN': { message: '该行不是有效的 JSON：{detail}', help: '请先修正。死信保持不变。' },
  },
  'live.letters-mixed': {
    en: {
      message: 'letters of several sources can’t be sent in one batch',
      help: 'Send those of one source at a time.',
    },
    'zh-CN': { message: '不同数据源的死信不能在同一批中发送', help: '请按数据源分别发送。' },
  },
  'live.letters-unreadable': {
    en: {
      message: 'the dead letters in {path} can’t be read: {detail}',
      help: 'Make the folder readable for the live run.',
    },
    'zh-CN': { message: '无法读取 {path} 中的死信：{detail}', help: '请确保实时运行可以读取该文件夹。' },
  },
  'live.discard-unsure': {
    en: {
      message: '{count} dead letters were to be discarded, and {confirm} were confirmed',
      help: 'Nothing was discarded. Confirm the number of letters.',
    },
    'zh-CN': {
      message: '要丢弃 {count} 条死信，但确认的是 {confirm} 条',
      help: '没有丢弃任何内容。请确认正确的条数。',
    },
  },
  'live.state-taken': {
    en: {
      message: 'another process ({pid}) runs the source {source} with the same state folder {folder}',
      help: 'Stop it first: two readers of one source would run its rows twice. For another source of the same name, name another folder with --state.',
    },
    'zh-CN': {
      message: '另一个进程（{pid}）正在用同一状态文件夹 {folder} 运行数据源 {source}',
      help: '请先停止该进程：同一数据源有两个读取者时，行会运行两次。如果是同名的另一个数据源，请用 --state 指定其他文件夹。',
    },
  },
  'live.source-gone': {
    en: {
      message: 'the live run does not run the source {source}, which the letter is of',
      help: 'Start a live run of its flow with this folder of dead letters, and send it there.',
    },
    'zh-CN': {
      message: '该死信来自数据源 {source}，当前的实时运行没有运行它',
      help: '请用同一个死信文件夹启动该流的实时运行，再从那里发送。',
    },
  },
} as const satisfies ErrorMessages;
