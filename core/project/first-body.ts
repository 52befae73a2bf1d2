import type { FunctionMode } from '../config/types.ts';
import type { Language } from '../errors/coded-error.ts';

/** What a first code is made for: it calls a connector only where the function has one, and checks required fields where it lists some. */
export interface FirstCode {
  hasConnector: boolean;
  hasMust?: boolean;
  /** The language of its comments and log lines; English unless said. */
  words?: Language;
}

/** The comment above a function, line by line, and what stands in its braces. */
export interface CodeBody {
  summary: readonly string[];
  body: string;
}

/** The comment and the statements of a function's first code. */
export function firstBody(
  mode: FunctionMode,
  { hasConnector, hasMust = false, words = 'en' }: FirstCode,
): CodeBody {
  const say = sayings[words];
  const isStore = mode === 'Save' || mode === 'Load';
  const summary = isStore && !hasConnector ? say.withoutConnector[mode] : say.summary[mode];
  const checks = hasMust && mode !== 'Verify' ? [...summary, say.required] : summary;
  const check = hasMust ? mustCheck(say) : '';
  return {
    summary: checks,
    body: `${check}${statements(mode, hasConnector, hasMust ? 'good' : 'rows', say)}`,
  };
}

/** Reads the list from the configuration: KisFlow itself never looks at it. */
function mustCheck(say: Sayings): string {
  return `const { must } = flow.getThisFuncConf().source;
const good = rows.filter((row) => row !== null && must.every((field) => (row[field] ?? '') !== ''));
${warnDropped(say)}
`;
}

function warnDropped(say: Sayings): string {
  return `if (good.length < rows.length) ctx.log.warn(\`${say.dropped(`\${rows.length - good.length}`)}\`);`;
}

/** `rows` is the name of the rows that are in order. */
function statements(mode: FunctionMode, hasConnector: boolean, rows: 'rows' | 'good', say: Sayings): string {
  const count = `\${${rows}.length}`;
  switch (mode) {
    case 'Verify':
      return rows === 'good' ? 'flow.commitRowBatch(good);' : verify(say);
    case 'Save':
      return hasConnector
        ? `const connector = flow.getConnector();
for (const row of ${rows}) await connector.call(row);
ctx.log.info(\`${say.saved(count)}\`);
flow.commitRowBatch(${rows});`
        : `ctx.log.info(\`${say.toSave(count)}\`);
flow.commitRowBatch(${rows});`;
    case 'Load':
      return hasConnector ? load(rows, say) : loadNothing(rows, count, say);
    case 'Calculate':
      return `for (const row of ${rows}) {
  const fields = Object.keys(row).length;
  flow.commitRow({ ...row, fields });
}
ctx.log.debug(\`${say.calculated(count)}\`);`;
    case 'Expand':
      return `for (const row of ${rows}) {
  ctx.log.info(JSON.stringify(row));
  flow.commitRow(row);
}`;
  }
}

function verify(say: Sayings): string {
  return `const good = rows.filter((row) => row !== null && Object.keys(row).length > 0);
${warnDropped(say)}
flow.commitRowBatch(good);`;
}

/** As the first function of a flow it is called without rows, and begins the flow with what it loaded. */
function load(rows: string, say: Sayings): string {
  return `const held = await flow.getConnector().call(undefined);
const loaded = Array.isArray(held) ? held : [];
ctx.log.info(\`${say.loaded(`\${loaded.length}`)}\`);
if (rows.length === 0) flow.commitRowBatch(loaded);
for (const row of ${rows}) flow.commitRow({ ...row, loaded });`;
}

function loadNothing(rows: string, count: string, say: Sayings): string {
  return `for (const row of ${rows}) {
  flow.commitRow({ ...row, loaded: null });
}
ctx.log.info(\`${say.passed(count)}\`);`;
}

interface Sayings {
  summary: Readonly<Record<FunctionMode, readonly string[]>>;
  /** For functions that name no connector yet: `getConnector` would be an error. */
  withoutConnector: Readonly<Record<'Save' | 'Load', readonly string[]>>;
  required: string;
  dropped(count: string): string;
  saved(count: string): string;
  toSave(count: string): string;
  loaded(count: string): string;
  passed(count: string): string;
  calculated(count: string): string;
}

const sayings: Readonly<Record<Language, Sayings>> = {
  en: {
    summary: {
      Verify: [
        'Hands on the rows that are in order and drops the others.',
        'KisFlow stops the flow, without an error, when no row is left.',
      ],
      Save: ['Writes every row through the connector and hands all of them on.'],
      Load: [
        'Reads what the connector holds and puts it beside every row.',
        'As the first function of a flow, without rows, it hands on what it read.',
      ],
      Calculate: ['Makes one row of each: put what you compute beside its fields.'],
      Expand: ['Does what the other modes do not: here, logs every row and hands it on.'],
    },
    withoutConnector: {
      Save: [
        'Hands all rows on. It has no connector to write them to yet: with one in its `option.cname`,',
        '`await flow.getConnector().call(row)` saves a row.',
      ],
      Load: [
        'Hands all rows on. It has no connector to read from yet: with one in its `option.cname`,',
        '`await flow.getConnector().call(undefined)` gives what it holds.',
      ],
    },
    required: 'Rows that lack a field of `source.must` are dropped first: KisFlow does not check them.',
    dropped: (count) => `${count} rows dropped`,
    saved: (count) => `${count} rows saved`,
    toSave: (count) => `${count} rows to save`,
    loaded: (count) => `${count} rows loaded`,
    passed: (count) => `${count} rows passed`,
    calculated: (count) => `${count} rows calculated`,
  },
  'zh-CN': {
    summary: {
      Verify: ['传递符合要求的数据，丢弃其余数据。', '没有数据剩下时，KisFlow 会停止流，且不报错。'],
      Save: ['通过连接器写入每一行，并把所有数据传递下去。'],
      Load: ['读取连接器中的数据，附加到每一行。', '作为流的第一个函数且没有输入时，传递读到的数据。'],
      Calculate: ['每一行生成一行：把计算结果放在原有字段旁边。'],
      Expand: ['做其他模式不做的事：这里记录每一行并传递下去。'],
    },
    withoutConnector: {
      Save: [
        '把所有数据传递下去。它还没有可写入的连接器：在 `option.cname` 中指定之后，',
        '`await flow.getConnector().call(row)` 会保存一行。',
      ],
      Load: [
        '把所有数据传递下去。它还没有可读取的连接器：在 `option.cname` 中指定之后，',
        '`await flow.getConnector().call(undefined)` 会返回其中的数据。',
      ],
    },
    required: '首先丢弃缺少 `source.must` 中字段的数据：KisFlow 不会检查这些字段。',
    dropped: (count) => `已丢弃 ${count} 行`,
    saved: (count) => `已保存 ${count} 行`,
    toSave: (count) => `${count} 行待保存`,
    loaded: (count) => `已加载 ${count} 行`,
    passed: (count) => `已传递 ${count} 行`,
    calculated: (count) => `已计算 ${count} 行`,
  },
};
