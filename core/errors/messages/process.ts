import type { ErrorMessages } from '../messages.ts';

/** Errors of user code, of runs in the engine process, and of the engine process itself. */
export const processMessages = {
  'process.function-syntax-error': {
    en: { message: 'the code does not parse: {detail}', help: 'Correct the line, save, and run again.' },
    'zh-CN': { message: '代码无法解析：{detail}', help: '请修正该行，保存后重新运行。' },
  },
  'process.function-not-erasable': {
    en: {
      message: '{detail}',
      help: 'Types are taken away, nothing is compiled: write an enum as a const object, a parameter property as a field, a namespace as a module.',
    },
    'zh-CN': {
      message: '不支持的 TypeScript 语法：{detail}',
      help: '运行时只去除类型，不做编译：请用 const 对象代替 enum，用字段代替参数属性，用模块代替 namespace。',
    },
  },
  'process.function-threw': {
    en: {
      message: 'the function {fname} threw: {detail}',
      help: 'Correct the code of the function, or the rows it was given. KisFlow ends the run here.',
    },
    'zh-CN': {
      message: '函数 {fname} 抛出错误：{detail}',
      help: '请修正函数代码或传给它的数据。KisFlow 会在此处结束运行。',
    },
  },
  'process.not-paused': {
    en: {
      message: 'the run is not paused',
      help: 'It went on, or ended. Set a breakpoint, or press F6, to pause the next one.',
    },
    'zh-CN': { message: '运行没有暂停', help: '它已继续或结束。请设置断点，或按 F6 暂停下一次运行。' },
  },
  'process.edit-not-json': {
    en: { message: 'that is no JSON: {detail}', help: 'Write text in quotes, such as "abc".' },
    'zh-CN': { message: '不是 JSON：{detail}', help: '文本请加引号，例如 "abc"。' },
  },
  'process.edit-too-late': {
    en: {
      message: 'that can’t be changed any more',
      help: 'Rows are changed before the function that gets them: step to the next one.',
    },
    'zh-CN': {
      message: '现在无法更改',
      help: '只能在函数执行之前更改它收到的行：请单步到下一个函数。',
    },
  },
  'process.stray-error': {
    en: {
      message: 'the code failed outside of every call: {detail}',
      help: 'Wait for every promise (await), and catch what timers and callbacks throw. In production such an error ends the whole process, so the run ends with this batch.',
    },
    'zh-CN': {
      message: '代码在函数调用之外出错：{detail}',
      help: '请用 await 等待每个 promise，并捕获定时器和回调中的异常。在生产环境中这种错误会终止整个进程，因此运行在这一批之后结束。',
    },
  },
  'process.module-threw': {
    en: {
      message: 'the file failed while it was loaded: {detail}',
      help: 'Correct the code outside of the functions of this file.',
    },
    'zh-CN': { message: '加载文件时失败：{detail}', help: '请修正该文件中函数之外的代码。' },
  },
  'process.load-too-long': {
    en: {
      message: 'the code of the project did not finish loading within {seconds} s',
      help: 'Look for an endless loop or a wait outside of the functions, or in the init of a connector.',
    },
    'zh-CN': {
      message: '项目代码在 {seconds} 秒内未能加载完成',
      help: '请检查函数之外或连接器 init 中是否有无限循环或等待。',
    },
  },
  'process.no-default-export': {
    en: {
      message: 'the file exports no function as its default',
      help: 'Write: export default async function {name}(ctx, flow, rows) { … }',
    },
    'zh-CN': {
      message: '该文件没有默认导出函数',
      help: '请写成：export default async function {name}(ctx, flow, rows) { … }',
    },
  },
  'process.bad-connector': {
    en: {
      message: '{member} of the connector {cname} is not a function',
      help: 'Export init(conn), save(ctx, conn, fn, flow, args) and load(…) as functions, each of them optional.',
    },
    'zh-CN': {
      message: '连接器 {cname} 的 {member} 不是函数',
      help: '请将 init(conn)、save(ctx, conn, fn, flow, args)、load(…) 导出为函数，均为可选。',
    },
  },
  'process.import-not-found': {
    en: {
      message: 'cannot find "{specifier}"{hint}',
      help: 'Relative imports name a file of the project with its extension; packages must be in its node_modules.',
    },
    'zh-CN': {
      message: '找不到“{specifier}”{hint}',
      help: '相对导入需写明项目中的文件及扩展名；包必须位于项目的 node_modules 中。',
    },
  },
  'process.import-refused': {
    en: {
      message: 'user code may not import "{specifier}"',
      help: 'Sample runs have no files, network or processes. Reach outside in the production code, or use the embedded store.',
    },
    'zh-CN': {
      message: '用户代码不能导入“{specifier}”',
      help: '试运行不能访问文件、网络或进程。请在生产代码中访问外部，或使用内嵌存储。',
    },
  },
  'process.no-files': {
    en: {
      message: '{name} needs files, and a sample run has none',
      help: 'Call it in a program of your own that uses the library. In a sample run the Studio has read the config already.',
    },
    'zh-CN': {
      message: '{name} 需要访问文件，而试运行不能访问文件',
      help: '请在使用该库的程序中调用它。试运行时 Studio 已读取配置。',
    },
  },
  'process.import-no-export': {
    en: {
      message: '{detail}',
      help: 'Check the name. If it is a type, write "import type": types do not exist at run time.',
    },
    'zh-CN': { message: '{detail}', help: '请检查名称。如果它是类型，请写 import type：运行时没有类型。' },
  },
  'process.row-not-json': {
    en: {
      message: 'line {line} of the rows is not JSON: {detail}',
      help: 'Write each row on one line, as JSON. A run still takes the rows before it.',
    },
    'zh-CN': {
      message: '数据第 {line} 行不是 JSON：{detail}',
      help: '请把每条数据写成一行 JSON。运行时仍会处理它之前的数据。',
    },
  },
  'process.unknown-flow': {
    en: {
      message: 'the project has no flow {flow}',
      help: 'Run a flow that a file in conf/ defines: {flows}.',
    },
    'zh-CN': { message: '项目中没有流 {flow}', help: '请运行 conf/ 中定义的流：{flows}。' },
  },
  'process.unknown-run': {
    en: { message: 'the engine does not know the run {runId}', help: 'Start the run again.' },
    'zh-CN': { message: '引擎不知道运行 {runId}', help: '请重新启动运行。' },
  },
  'process.repeat-run': {
    en: { message: 'the run {runId} has been started already', help: 'Give every run its own id.' },
    'zh-CN': { message: '运行 {runId} 已经启动', help: '请为每次运行使用不同的 id。' },
  },
  'process.too-many-runs': {
    en: {
      message: '{count} runs go on already, as many as may at once',
      help: 'Stop one of them, or wait until one has ended.',
    },
    'zh-CN': {
      message: '已有 {count} 个运行正在进行，达到上限',
      help: '请停止其中一个，或等待其中一个结束。',
    },
  },
  'process.store-failed': {
    en: {
      message: 'the embedded store failed for the connector {cname}: {detail}',
      help: 'Close other programs that use .studio/store/store.sqlite, or delete that file to begin anew.',
    },
    'zh-CN': {
      message: '连接器 {cname} 的内嵌存储失败：{detail}',
      help: '请关闭正在使用 .studio/store/store.sqlite 的其他程序，或删除该文件重新开始。',
    },
  },
  'process.store-bad-rows': {
    en: {
      message: 'the embedded store cannot keep this for the connector {cname}: {detail}',
      help: 'Pass one row or an array of rows that can be written as JSON.',
    },
    'zh-CN': {
      message: '内嵌存储无法为连接器 {cname} 保存该值：{detail}',
      help: '请传入一行或一个行数组，且能写成 JSON。',
    },
  },
  'process.store-ended': {
    en: {
      message: 'the process of the embedded store ended: {detail}',
      help: 'Run again: that starts another. Rows that were only in memory are gone.',
    },
    'zh-CN': {
      message: '内嵌存储的进程已结束：{detail}',
      help: '请重新运行，届时会启动新的进程。只保存在内存中的行已丢失。',
    },
  },
  'process.store-too-large': {
    en: {
      message: 'the connector {cname} moves more than {limit} MB to or from the embedded store in one call',
      help: 'Save the rows in parts, or load by key or by fields.',
    },
    'zh-CN': {
      message: '连接器 {cname} 的一次调用与内嵌存储之间传输的数据超过 {limit} MB',
      help: '请分批保存，或按键、按字段加载。',
    },
  },
  'process.start-failed': {
    en: {
      message: 'the engine process did not start: {detail}',
      help: 'Restart the engine. If it happens again, restart the application.',
    },
    'zh-CN': { message: '引擎进程未能启动：{detail}', help: '请重启引擎；如果仍然失败，请重启应用。' },
  },
  'process.no-node': {
    en: { message: '{why}', help: '{todo}' },
    'zh-CN': { message: '{whyChinese}', help: '{todoChinese}' },
  },
  'process.go-ended': {
    en: { message: '{why}', help: '{todo}' },
    'zh-CN': { message: '{whyChinese}', help: '{todoChinese}' },
  },
  'process.walls-missing': {
    en: { message: '{why}', help: '{todo}' },
    'zh-CN': { message: '{whyChinese}', help: '{todoChinese}' },
  },
  'process.bad-message': {
    en: {
      message:
        'the engine process sent what no engine sends ({detail}) while {fname} was running, and was ended',
      help: 'Look at the code of {fname} and at the packages it uses: something in there writes to the channel of the engine. The engine is started again for the next run.',
    },
    'zh-CN': {
      message: '引擎进程在运行 {fname} 时发送了异常的消息（{detail}），已被结束',
      help: '请检查 {fname} 的代码及其使用的包：其中有内容写入了引擎的通信通道。下次运行时引擎会重新启动。',
    },
  },
  'process.crashed': {
    en: {
      message: 'the engine process ended unexpectedly ({detail}) while {fname} was running',
      help: 'Look at the code of {fname}. The engine is started again for the next run.',
    },
    'zh-CN': {
      message: '引擎进程在运行 {fname} 时意外结束（{detail}）',
      help: '请检查 {fname} 的代码。下次运行时引擎会重新启动。',
    },
  },
  'process.out-of-memory': {
    en: {
      message: 'the engine used more than {limit} MB of memory while {fname} was running, and was ended',
      help: 'Use smaller batches, or keep less in {fname}. The engine is started again for the next run.',
    },
    'zh-CN': {
      message: '引擎在运行 {fname} 时使用的内存超过 {limit} MB，已被结束',
      help: '请减小批次，或减少 {fname} 保存的数据。下次运行时引擎会重新启动。',
    },
  },
  'process.ended': {
    en: {
      message: 'the engine process has ended',
      help: 'Run again: the engine is started anew. The rows kept of earlier runs are gone.',
    },
    'zh-CN': { message: '引擎进程已结束', help: '请重新运行：引擎会重新启动。先前运行保留的数据已丢失。' },
  },
  'process.stopped': {
    en: {
      message: 'the run was stopped before it began',
      help: 'Its code had not finished loading. Run again when you like.',
    },
    'zh-CN': { message: '运行在开始之前已被停止', help: '当时代码尚未加载完成。可随时重新运行。' },
  },
  'process.busy': {
    en: {
      message: 'the engine is running a flow of another folder',
      help: 'Wait for that run to end, or stop it.',
    },
    'zh-CN': { message: '引擎正在运行另一个文件夹的流', help: '请等待该运行结束，或停止它。' },
  },
  'process.source-missing': {
    en: { message: 'the rows {path} are not there', help: 'Check the name, or choose another file of rows.' },
    'zh-CN': { message: '数据文件 {path} 不存在', help: '请检查名称，或选择其他数据文件。' },
  },
  'process.source-lost': {
    en: {
      message: 'the rows {path} were deleted, replaced or cut while they were read',
      help: 'Put the file back and run again. What was read before has been run.',
    },
    'zh-CN': {
      message: '数据文件 {path} 在读取过程中被删除、替换或截断',
      help: '请恢复该文件后重新运行。之前读取的数据已运行。',
    },
  },
  'process.source-failed': {
    en: { message: 'the rows {path} cannot be read: {detail}', help: 'Check the file, then run again.' },
    'zh-CN': { message: '无法读取数据 {path}：{detail}', help: '请检查该文件后重新运行。' },
  },
  'process.rows-not-utf8': {
    en: {
      message: 'the rows {path} are not UTF-8 text from this line on',
      help: 'Save them as UTF-8 (spreadsheets: "CSV UTF-8"), or convert them, for instance: iconv -f GBK -t UTF-8. A run still takes the rows before.',
    },
    'zh-CN': {
      message: '数据 {path} 从这一行起不是 UTF-8 文本',
      help: '请另存为 UTF-8（电子表格请选“CSV UTF-8”），或转换编码，例如：iconv -f GBK -t UTF-8。运行时仍会处理之前的数据。',
    },
  },
  'process.element-not-json': {
    en: {
      message: 'row {row} of the JSON array is not JSON: {detail}',
      help: 'Correct the row. A run still takes the rows before it.',
    },
    'zh-CN': {
      message: 'JSON 数组的第 {row} 行数据不是合法的 JSON：{detail}',
      help: '请修正该行数据。运行时仍会处理它之前的数据。',
    },
  },
  'process.source-not-array': {
    en: {
      message: 'this is not one JSON array of rows: {detail}',
      help: 'Put all rows into one array, or write one JSON value a line and name the file .jsonl.',
    },
    'zh-CN': {
      message: '这不是一个 JSON 行数组：{detail}',
      help: '请将所有行放入一个数组，或每行写一个 JSON 值并将文件命名为 .jsonl。',
    },
  },
  'process.csv-ragged': {
    en: {
      message: 'the CSV row and the header differ in length: {found} and {expected} cells',
      help: 'Give every row as many cells as the header; put text with commas or quotes into double quotes. A run still takes the rows before it.',
    },
    'zh-CN': {
      message: 'CSV 行有 {found} 个单元格，而表头有 {expected} 个',
      help: '请让每行的单元格数与表头一致；含逗号或引号的文本请用双引号括起。运行时仍会处理它之前的数据。',
    },
  },
  'process.csv-bad-quotes': {
    en: {
      message: 'a quoted cell of the CSV row does not end',
      help: 'Close the double quotes; write a double quote inside of a cell twice.',
    },
    'zh-CN': {
      message: 'CSV 行中带引号的单元格没有结束',
      help: '请补上结束的双引号；单元格内的双引号请写两次。',
    },
  },
  'process.csv-after-quote': {
    en: {
      message: 'text follows the closing quote of a CSV cell',
      help: 'Put the whole cell into double quotes, or none of it; write a double quote inside of a quoted cell twice.',
    },
    'zh-CN': {
      message: 'CSV 单元格的结束引号之后还有文本',
      help: '请将整个单元格用双引号括起，或完全不用引号；带引号的单元格内的双引号请写两次。',
    },
  },
  'process.csv-bad-header': {
    en: {
      message: 'the header of the CSV names the field "{field}" twice',
      help: 'Give every column a name of its own in the first line.',
    },
    'zh-CN': { message: 'CSV 表头中字段“{field}”重复', help: '请在第一行为每一列取唯一的名称。' },
  },
  'process.csv-no-name': {
    en: {
      message: 'column {column} has no name in the header of the CSV',
      help: 'Give every column a name in the first line; take away delimiters at the ends of the lines.',
    },
    'zh-CN': {
      message: 'CSV 表头中第 {column} 列没有名称',
      help: '请在第一行为每一列取名；如果每行末尾有多余的分隔符，请删除。',
    },
  },
  'process.numbers-rounded': {
    en: {
      message:
        'numbers in the rows have more digits than KisFlow keeps, and were rounded ({count} in all): in row {row}, {field} {text} became {becomes}',
      help: 'KisFlow decodes JSON numbers into 64-bit floats. Write ids that long as text, in double quotes.',
    },
    'zh-CN': {
      message:
        '数据中有 {count} 个数值的位数超出 KisFlow 的精度而被舍入：首个在第 {row} 行，{field} 由 {text} 变为 {becomes}',
      help: 'KisFlow 把 JSON 数值解码为 64 位浮点数。这么长的编号请写成带双引号的文本。',
    },
  },
  'process.row-too-long': {
    en: {
      message: 'a row is longer than {limit} MB',
      help: 'Check that the file has line ends; one row must fit into a line of that length.',
    },
    'zh-CN': { message: '某一行超过 {limit} MB', help: '请检查文件是否有换行；单行长度不能超过该值。' },
  },
} as const satisfies ErrorMessages;
