import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeError } from '../errors/coded-error.ts';
import { actionLabel } from './action.ts';
import { type RunFacts, samplesId } from './facts.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { type Sentence, say, sayAll } from './sentence.ts';
import { anyFacts, endedWell, facts, failedWith, node } from './test-facts.ts';
import { words } from './words.ts';

function lines({ sentence, clauses }: Outcome): string[] {
  return (['en', 'zh-CN'] as const).map((language) => sayAll([sentence, ...clauses], language));
}

function buttons({ actions }: Outcome): string[] {
  return actions.map((action) => say(actionLabel(action), 'en'));
}

test('a flow that has not run says how many rows wait for it', () => {
  const outcome = outcomeOf(facts({ phase: 'not-run', end: null }));
  expect(lines(outcome)).toEqual(['Not run yet: 1,204 sample rows', '尚未运行：样本数据 1,204 行']);
  expect([outcome.state, outcome.sign, outcome.colour]).toEqual(['not-run', 'play', 'none']);
  expect(buttons(outcome)).toEqual(['Run']);
});

test('a flow without sample rows leads to them, before and after it ran with none', () => {
  const none = { totalRows: 0, rowsRead: 0, batches: 1 };
  const before = outcomeOf(facts({ ...none, phase: 'not-run', end: null }));
  expect(buttons(before)).toEqual(['Run', 'Sample rows']);
  const first = node('CheckOrder', {
    rowsIn: 0,
    rowsOut: 0,
    stops: 1,
    doubts: [{ kind: 'no-rows', batches: 1, of: 1 }],
  });
  const after = outcomeOf(facts({ ...none, nodes: [first, node('LineTotals', { visits: 0 })] }));
  expect(lines(after)).toEqual([
    'Ended: there are no sample rows, and CheckOrder handed on 0 rows',
    '提前结束：没有样本数据，CheckOrder 输出 0 行',
  ]);
  expect(buttons(after)).toEqual(['Sample rows']);
  const loaded = outcomeOf(facts({ ...none, nodes: [node('LoadOrders'), { ...first, rowsIn: 10 }] }));
  expect(lines(loaded)[0]).toBe('Ended: CheckOrder handed on 0 rows');
});

test('a run tells rows of how many, and about when it ends', () => {
  const outcome = outcomeOf(
    facts({ phase: 'running', end: null, rowsRead: 3200, totalRows: 5000, elapsedMs: 6800 }),
  );
  expect(lines(outcome)).toEqual([
    'Running OrderFlow: 3,200 of 5,000 rows · about 4 s left',
    '正在运行 OrderFlow：3,200 / 5,000 行 · 预计还需 4 秒',
  ]);
  expect(outcome.progress).toEqual({ done: 3200, total: 5000 });
  expect(buttons(outcome)).toEqual(['Pause', 'Stop']);
});

test('a paused run tells before or after which function, and the rows that wait', () => {
  const pausedAt = (paused: RunFacts['paused']) => outcomeOf(facts({ phase: 'paused', end: null, paused }));
  const outcome = pausedAt({ node: 1, side: 'before', rows: 981, next: 1 });
  expect(lines(outcome)).toEqual([
    'Paused before LineTotals · 981 rows wait',
    '已在 LineTotals 之前暂停 · 981 行等待处理',
  ]);
  expect(lines(pausedAt({ node: 1, side: 'after', rows: 2, next: 2 }))[0]).toBe(
    'Paused after LineTotals · 2 rows wait',
  );
  // It failed, or handed on nothing: no row waits.
  expect(lines(pausedAt({ node: 1, side: 'after', rows: 0, next: null }))).toEqual([
    'Paused after LineTotals',
    '已在 LineTotals 之后暂停',
  ]);
  expect(buttons(outcome)).toEqual(['Continue', 'Step']);
});

test('a run that ended as meant is done, with a check and no colour', () => {
  const outcome = outcomeOf(facts());
  expect(lines(outcome)).toEqual(['Done: 1,204 rows in 2 batches', '完成：1,204 行，共 2 批']);
  expect([outcome.state, outcome.sign, outcome.colour]).toEqual(['done', 'check', 'none']);
  expect(outcome.nodes[samplesId]?.tone).toBe('ok');
});

test('rows that failed and were gone on without are told before anything else', () => {
  const nodes = [node('CheckOrder', { doubts: [{ kind: 'failed-rows', rows: 3 }] }), node('LineTotals')];
  const outcome = outcomeOf(facts({ rowsRead: 100, failedRows: 3, nodes }));
  expect(lines(outcome)).toEqual([
    'Done: 97 of 100 rows, 3 in the error lane',
    '完成：97 / 100 行，3 行进入错误通道',
  ]);
  expect([outcome.state, outcome.sign, outcome.colour]).toEqual(['to-look-at', 'triangle', 'amber']);
  expect(buttons(outcome)).toEqual(['Show the errors']);
  expect(outcome.toLookAt).toEqual(['CheckOrder#1']);
});

test('one row in one batch is told in the singular', () => {
  expect(lines(outcomeOf(facts({ rowsRead: 1, batches: 1 })))[0]).toBe('Done: 1 row in 1 batch');
});

test('what was probably not meant is counted by the nodes that say so', () => {
  const outcome = outcomeOf(
    facts({
      rowsRead: 5000,
      batches: 5,
      nodes: [
        node('CityRevenue', {
          doubts: [{ kind: 'once-per-batch', field: 'city', values: 5, rows: 25, batches: 5 }],
        }),
        node('SaveRevenue', {
          mode: 'Save',
          connector: 'RevenueStore',
          rowsIn: 25,
          rowsOut: 25,
          doubts: [{ kind: 'not-called', connector: 'RevenueStore' }],
        }),
        node('AlertHigh', { doubts: [{ kind: 'thrown-away', action: 'ForceEntryNext', rows: 28 }] }),
      ],
    }),
  );
  expect(lines(outcome)).toEqual([
    'Done: 5,000 rows in 5 batches · 3 things to look at',
    '完成：5,000 行，共 5 批 · 3 处需要留意',
  ]);
  expect(buttons(outcome)).toEqual(['Show the first', 'List all 3']);
  const said = Object.values(outcome.nodes).flatMap(({ reasons }) =>
    reasons.map(
      ({ sentence, action }) => `${say(sentence, 'en')} · ${action && say(actionLabel(action), 'en')}`,
    ),
  );
  expect(said).toEqual([
    'Ran once per batch: 25 rows for 5 values of city · Run as one batch',
    'Saved nothing: it never called RevenueStore · Insert the call',
    'ForceEntryNext threw away 28 committed rows · Why',
  ]);
  expect(outcome.nodes['SaveRevenue#1']?.spoken.map((part) => say(part, 'en')).join(', ')).toBe(
    '25 rows in, 25 out, to look at: saved nothing',
  );
});

test('fields without a value and rows without a key are said in words', () => {
  const { nodes } = outcomeOf(
    facts({
      nodes: [
        node('A', {
          doubts: [{ kind: 'lost-field', field: 'net', value: 'NaN', rows: 10, of: 10, total: 10 }],
        }),
        node('B', {
          doubts: [{ kind: 'lost-field', field: 'net', value: 'null', rows: 2, of: 10, total: 10 }],
        }),
        node('C', { doubts: [{ kind: 'doubled', connector: 'RevenueStore', rows: 5 }] }),
      ],
    }),
  );
  const said = (id: string) =>
    nodes[id]?.reasons.map(({ sentence }) => [say(sentence, 'en'), say(sentence, 'zh-CN')]);
  expect(said('A#1')).toEqual([['net is NaN in every row', '每行的 net 都是 NaN']]);
  expect(said('B#1')).toEqual([['net is null in 2 of 10 rows', '10 行中有 2 行的 net 是 null']]);
  expect(said('C#1')).toEqual([['Rows doubled: RevenueStore has no key', '数据重复：RevenueStore 没有键']]);
});

test('rows saved without the key of their connector are told, and lead to the key', () => {
  const lacking = (rows: number) =>
    ({ kind: 'unkeyed', connector: 'Prices', fields: 'sku, shop', rows, of: 10 }) as const;
  const { nodes } = outcomeOf(facts({ nodes: [node('A', { doubts: [lacking(2), lacking(10)] })] }));
  const reasons = nodes['A#1']?.reasons ?? [];
  expect(reasons.map(({ sentence: one }) => [say(one, 'en'), say(one, 'zh-CN')])).toEqual([
    [
      'Saved 2 of 10 rows without sku, shop, the key of Prices: each save adds them again',
      '10 行中有 2 行缺少 Prices 的键 sku, shop，每次保存都会重复添加',
    ],
    [
      'Saved every row without sku, shop, the key of Prices: each save adds them again',
      '每行都缺少 Prices 的键 sku, shop，每次保存都会重复添加',
    ],
  ]);
  expect(reasons[0]?.action).toEqual({ kind: 'set-key', connector: 'Prices' });
});

test('what JSON writes as {} is told by its type, of a field or the whole row', () => {
  const lost = (field: string, rows: number, total = 10) =>
    ({ kind: 'lost-field', field, value: 'Set', rows, of: 10, total }) as const;
  const doubts = [lost('tags', 10), lost('tags', 3, 20), lost('', 10)];
  const { nodes } = outcomeOf(facts({ nodes: [node('A', { doubts })] }));
  expect(nodes['A#1']?.reasons.map(({ sentence: one }) => [say(one, 'en'), say(one, 'zh-CN')])).toEqual([
    [
      'tags is of the type Set in every row, which JSON can’t hold',
      '每行的 tags 都是 Set 类型，JSON 无法表示',
    ],
    [
      'tags is of the type Set in 3 of the 10 rows looked at, which JSON can’t hold',
      '查看过的 10 行中有 3 行的 tags 是 Set 类型，JSON 无法表示',
    ],
    ['Every row is of the type Set, which JSON can’t hold', '每行都是 Set 类型，JSON 无法表示'],
  ]);
});

test('a function that handed on no rows ended its batch early', () => {
  const early = node('NotifyLate', { stops: 1, visits: 2, doubts: [{ kind: 'no-rows', batches: 1, of: 2 }] });
  const outcome = outcomeOf(facts({ nodes: [node('CheckOrder'), early, node('Last', { visits: 0 })] }));
  expect(lines(outcome)).toEqual([
    'Ended: NotifyLate handed on 0 rows in 1 of 2 batches',
    '提前结束：2 批中有 1 批，NotifyLate 输出 0 行',
  ]);
  expect(buttons(outcome)).toEqual(['Show its rows']);
  expect(outcome.nodes['Last#1']?.tone).toBe('not-reached');
});

test('a run that a person stopped names the function and the rows', () => {
  const end = { ...endedWell, status: 'stopped' as const, stoppedBecause: 'stopped' as const, node: 1 };
  const nodes = [node('CheckOrder'), node('SaveRevenue')];
  const outcome = outcomeOf(facts({ end, nodes, rowsRead: 3200, totalRows: 5000 }));
  expect(lines(outcome)).toEqual([
    'Stopped by you in SaveRevenue: 3,200 of 5,000 rows',
    '已在 SaveRevenue 处手动停止：3,200 / 5,000 行',
  ]);
  expect([outcome.sign, outcome.colour]).toEqual(['square', 'none']);
  const looping = [node('CheckOrder'), node('SaveRevenue', { visitsInBatch: 4000, jumps: { 0: 4000 } })];
  const stuck = outcomeOf(facts({ end, nodes: looping }));
  expect(lines(stuck)[0]).toContain('SaveRevenue was called 4,000 times in this batch, a loop');
  expect(buttons(stuck)).toEqual(['Show the jump', 'Run again']);
});

test('a run whose end nobody heard is never told as one that is done', () => {
  const outcome = outcomeOf(facts({ end: null, rowsRead: 500, batches: 1 }));
  expect(lines(outcome)).toEqual([
    'Cut off: how it ended is not known · 500 rows in 1 batch until then',
    '记录中断：不清楚运行如何结束 · 此前已处理 500 行，共 1 批',
  ]);
  expect([outcome.state, outcome.sign, outcome.colour]).toEqual(['cut-off', 'triangle', 'amber']);
  expect(new Set(Object.values(outcome.nodes).map(({ tone }) => tone))).toEqual(new Set(['none']));
  expect(buttons(outcome)).toEqual(['Run again']);
});

test('a function without code is to blame though it was never called', () => {
  const nodes = [node('VerifyStu', { visits: 0, codeFile: null }), node('AvgStuScore', { visits: 0 })];
  const end = failedWith(
    'run.func-not-registered',
    { fname: 'VerifyStu', file: 'functions/VerifyStu.ts' },
    { node: 0 },
  );
  const outcome = outcomeOf(facts({ nodes, end, rowsRead: 2 }));
  expect(lines(outcome)).toEqual([
    'Failed at VerifyStu: it has no code yet · no row has flowed',
    '运行失败：VerifyStu 还没有代码 · 没有数据流过',
  ]);
  expect(buttons(outcome)).toEqual(['Create it', 'Show on canvas']);
  expect(Object.values(outcome.nodes).map(({ tone }) => tone)).toEqual(['ok', 'red', 'not-reached']);
  expect(outcome.nodes['VerifyStu#1']?.status?.id).toBe('node.never-called');
});

test('a function that threw is told with its line', () => {
  const error = {
    code: 'process.function-threw',
    params: {
      fname: 'LineTotals',
      detail: "TypeError: Cannot read properties of undefined (reading 'length')",
      subject: 'order.lines',
    },
    file: 'functions/LineTotals.ts',
    line: 14,
    column: 30,
  };
  const outcome = outcomeOf(facts({ end: failedWith('', {}, { error, node: 1, row: 6 }) }));
  expect(lines(outcome)).toEqual([
    'Failed at LineTotals, line 14: order.lines is undefined · at row 7 of its rows in',
    '运行失败：LineTotals 第 14 行，order.lines 为 undefined · 处理到其输入的第 7 行',
  ]);
  expect(buttons(outcome)).toEqual(['Go to line 14', 'Show its rows']);
});

test.each<[string, Record<string, string | number>, number | null, string[]]>([
  [
    'builtin.row-failed',
    { row: 2, field: 'net' },
    6,
    [
      'Failed at LineTotals, net: a reason · at row 7 of its rows in',
      '运行失败：LineTotals 的 net，原因 · 处理到其输入的第 7 行',
      'Row 7, net: a reason',
    ],
  ],
  [
    'builtin.row-failed',
    { row: 2, field: 'net' },
    null,
    [
      'Failed at LineTotals, net: a reason · at row 2 of its batch',
      '运行失败：LineTotals 的 net，原因 · 处理到该批的第 2 行',
      'Row 2, net: a reason',
    ],
  ],
  [
    'builtin.stored-row-failed',
    { row: 2, field: 'net' },
    null,
    [
      'Failed at LineTotals, net: a reason · at stored row 2',
      '运行失败：LineTotals 的 net，原因 · 处理到存储数据的第 2 行',
      'Stored row 2, net: a reason',
    ],
  ],
  [
    'builtin.bad-setup',
    { key: 'fields' },
    null,
    ['Failed at LineTotals, fields: a reason', '运行失败：LineTotals 的 fields，原因', 'fields: a reason'],
  ],
])(
  '%s of a function made by a form names the function once, and leads to the row',
  (code, params, row, said) => {
    const words = { why: 'a reason', whyChinese: '原因', todo: '', todoChinese: '' };
    const place = { file: 'conf/func/func-LineTotals.yml', line: 12 };
    const error = { code, params: { fname: 'LineTotals', ...params, ...words }, ...place };
    const outcome = outcomeOf(facts({ end: failedWith('', {}, { error, node: 1, row }) }));
    const [reason] = outcome.nodes['LineTotals#1']?.reasons ?? [];
    expect([...lines(outcome), reason && say(reason.sentence, 'en')]).toEqual(said);
    expect(buttons(outcome)).toEqual(['Go to line 12', row === null ? 'Show on canvas' : 'Show its rows']);
  },
);

test('an error that names the function says its name once', () => {
  const end = failedWith(
    'run.required-field-missing',
    { fname: 'LineTotals', row: 2, field: 'n' },
    { node: 1 },
  );
  const outcome = outcomeOf(facts({ end }));
  expect(lines(outcome)).toEqual([
    'Failed: row 2 for the function LineTotals has no field n',
    '运行失败：函数 LineTotals 的第 2 行没有字段 n',
  ]);
});

test.each([
  ['{"a":1} (not an Error)', '{"a":1}（不是 Error）'],
  ['a value that cannot be shown (not an Error)', '无法显示的值（不是 Error）'],
  [
    'user code cannot end the process: throw an error, or return flow.next(ctx.Action.abort)',
    '用户代码不能结束进程：请抛出错误，或返回 flow.next(ctx.Action.abort)',
  ],
  ['its own words', 'its own words'],
])('what the engine says of a thrown value is said in both languages: %s', (detail, chinese) => {
  const params = { fname: 'LineTotals', detail };
  const error = { code: 'process.function-threw', params, file: 'functions/LineTotals.ts', line: 14 };
  const outcome = outcomeOf(facts({ end: failedWith('', {}, { error, node: 1 }) }));
  expect(lines(outcome)).toEqual([
    `Failed at LineTotals, line 14: ${detail}`,
    `运行失败：LineTotals 第 14 行，${chinese}`,
  ]);
  expect(describeError(error, 'zh-CN').message).toBe(`函数 LineTotals 抛出错误：${chinese}`);
});

test('code that does not load is the fault of the function whose file it is', () => {
  const error = {
    code: 'process.function-syntax-error',
    params: { detail: 'x' },
    file: 'functions/LineTotals.ts',
    line: 2,
  };
  const nodes = facts().nodes.map((one) => ({ ...one, visits: 0 }));
  const outcome = outcomeOf(facts({ nodes, rowsRead: 0, end: failedWith('', {}, { error }) }));
  expect(outcome.nodes['LineTotals#1']?.tone).toBe('red');
  expect(lines(outcome)[0]).toMatch(/^Failed at LineTotals: /);
});

test('a bad sample row is the fault of the samples, whatever function the run was at', () => {
  const error = {
    code: 'process.row-not-json',
    params: { line: 3, detail: 'Expected double-quoted property name', found: ',' },
    file: 'samples/OrderFlow.jsonl',
    line: 3,
    column: 38,
  };
  const end = failedWith('', {}, { error, node: 2 });
  const outcome = outcomeOf(facts({ end, rowsRead: 2 }));
  expect(lines(outcome)).toEqual([
    'Failed at sample row 3: not valid JSON, one comma too many · column 38',
    '运行失败：样本数据第 3 行不是有效的 JSON，多了一个逗号 · 第 38 列',
  ]);
  expect(buttons(outcome)).toEqual(['Go to row 3', 'Run without row 3']);
  expect(outcome.nodes[samplesId]?.tone).toBe('red');
  expect(outcome.nodes[samplesId]?.status && say(outcome.nodes[samplesId].status, 'en')).toBe(
    '2 of 1,204 rows read',
  );
});

test('a loop is the fault of the function that jumps', () => {
  const nodes = [node('First'), node('Route', { visitsInBatch: 10_000, jumps: { 0: 9999 } })];
  const error = {
    code: 'engine.too-many-visits',
    params: { flow: 'F', limit: 10_000 },
    file: 'functions/Route.ts',
    line: 9,
  };
  const outcome = outcomeOf(facts({ nodes, end: failedWith('', {}, { error, node: 0 }) }));
  expect(lines(outcome)).toEqual([
    'Failed at Route: 10,000 calls in one batch, a loop',
    '运行失败：Route 在一批中被调用 10,000 次，疑似死循环',
  ]);
  expect(outcome.actions[0]).toEqual({
    kind: 'show-jump',
    node: 'Route#1',
    target: 'First#1',
    file: 'functions/Route.ts',
    line: 9,
  });
});

test('a function that was run alone tells its own result', () => {
  const doubts = [
    { kind: 'lost-field' as const, field: 'net', value: 'NaN' as const, rows: 3498, of: 3498, total: 3498 },
  ];
  const nodes = [node('A', { visits: 0 }), node('SaveTotals', { rowsIn: 3510, rowsOut: 3498, doubts })];
  const outcome = outcomeOf(facts({ nodes, alone: 1 }));
  expect(lines(outcome)).toEqual([
    'Ran SaveTotals alone: 3,510 rows in, 3,498 out · net is NaN in every row',
    '已单独运行 SaveTotals：输入 3,510 行，输出 3,498 行 · 每行的 net 都是 NaN',
  ]);
  expect(outcome.sign).toBe('triangle');
  expect(outcome.nodes['A#1']?.tone).toBe('none');
});

test('an edit makes stale what comes from the edited function on', () => {
  const at = new Date(2026, 0, 2, 14, 2).getTime();
  const edited = {
    edits: [{ kind: 'code' as const, name: 'LineTotals', node: 1 }],
    end: { ...endedWell, at },
  };
  const outcome = outcomeOf(facts(edited));
  expect(lines(outcome)).toEqual([
    'From before your last edit · LineTotals changed · done at 14:02 with 1,204 rows in 2 batches',
    '结果早于最近一次修改 · LineTotals 已修改 · 14:02 完成，1,204 行，共 2 批',
  ]);
  expect(Object.values(outcome.nodes).map(({ tone }) => tone)).toEqual(['ok', 'ok', 'stale', 'stale']);
  const jumped = [node('CheckOrder'), node('LineTotals'), node('Route', { jumps: { 0: 1 } })];
  const all = outcomeOf(facts({ ...edited, nodes: jumped }));
  expect(Object.values(all.nodes).map(({ tone }) => tone)).toEqual(['stale', 'stale', 'stale', 'stale']);
});

test('any facts have an outcome, in both languages, and its count is that of the nodes', () => {
  fc.assert(
    fc.property(anyFacts, (given) => {
      const outcome = outcomeOf(given);
      const said: Sentence[] = [outcome.sentence, ...outcome.clauses, ...outcome.actions.map(actionLabel)];
      for (const { status, reasons, spoken } of Object.values(outcome.nodes)) {
        said.push(...spoken, ...reasons.map(({ sentence }) => sentence));
        if (status) said.push(status);
      }
      for (const language of ['en', 'zh-CN'] as const)
        for (const one of said) expect(say(one, language)).not.toBe('');
      const amber = Object.values(outcome.nodes).filter(({ tone }) => tone === 'amber').length;
      expect(outcome.toLookAt).toHaveLength(amber);
      const counted = outcome.clauses.find(({ id }) => id === 'to-look-at');
      if (counted) expect(counted.values['count']).toBe(amber);
      if (outcome.state === 'done') expect(amber).toBe(0);
      expect(Object.keys(outcome.nodes).sort()).toEqual(
        [samplesId, ...given.nodes.map(({ id }) => id)].sort(),
      );
      if (outcome.colour === 'red') expect(outcome.sign).toBe('cross');
      if (given.phase === 'ended' && given.end === null)
        expect(['cut-off', 'stale']).toContain(outcome.state);
    }),
  );
});

test('every text has its places in both languages', () => {
  const places = (text: string) => new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name));
  for (const [id, { en, 'zh-CN': zh }] of Object.entries(words)) {
    // The others are counts that one language needs for its grammar.
    if (!['stale.names', 'doubt.undecoded', 'action.list-all', 'either-words'].includes(id))
      expect([id, places(zh)]).toEqual([id, places(en)]);
    expect(zh).not.toMatch(/[,;:!?]/);
  }
});

test('a flow without functions has done nothing', () => {
  const outcome = outcomeOf(facts({ nodes: [] }));
  expect(lines(outcome)).toEqual(['Ended: OrderFlow has no functions yet', '提前结束：OrderFlow 还没有函数']);
  expect([outcome.sign, outcome.colour]).toEqual(['triangle', 'amber']);
  expect(buttons(outcome)).toEqual(['Add a function']);
});

test('sample rows that could not be read and went to the error lane are the samples’ node’s', () => {
  const failing = node('LineTotals', { doubts: [{ kind: 'failed-rows', rows: 2 }] });
  const nodes = [node('CheckOrder'), failing];
  const samples = (failedRows: number) => outcomeOf(facts({ nodes, failedRows })).nodes[samplesId];
  expect(samples(2)?.tone).toBe('ok');
  const reason = samples(3)?.reasons[0];
  expect(reason && say(reason.sentence, 'en')).toBe('1 row in the error lane');
  expect(samples(3)?.tone).toBe('amber');
});

test('rows in the error lane stand on their function while the run goes on, too', () => {
  const failing = node('LineTotals', {
    doubts: [
      { kind: 'failed-rows', rows: 2 },
      { kind: 'no-rows', batches: 1, of: 1 },
    ],
  });
  const outcome = outcomeOf(facts({ phase: 'running', end: null, nodes: [node('CheckOrder'), failing] }));
  expect(outcome.nodes['LineTotals#1']?.tone).toBe('amber');
  expect(outcome.nodes['LineTotals#1']?.reasons).toHaveLength(1);
  expect(outcome.nodes['CheckOrder#1']?.tone).toBe('none');
});

test('a function without a connector, or whose connector is missing, leads to one', () => {
  const failures = [
    failedWith('run.no-connector', { fname: 'LineTotals' }, { node: 1 }),
    failedWith('import.conn-missing', { fname: 'LineTotals', name: 'Store' }),
  ];
  for (const end of failures) {
    const outcome = outcomeOf(facts({ end }));
    expect(outcome.actions[0]).toEqual({ kind: 'set-connector', node: 'LineTotals#1', fname: 'LineTotals' });
    expect(buttons(outcome)).toEqual(['Set a connector', 'Show on canvas']);
  }
});

test('a connector that could not be made is the fault of the first function that has it', () => {
  const nodes = [
    node('CheckOrder', { visits: 0 }),
    node('SaveRevenue', { visits: 0, connector: 'Store', connectorFile: 'connectors/Store.js' }),
    node('SaveAgain', { visits: 0, connector: 'Store', connectorFile: 'connectors/Store.js' }),
  ];
  const tones = (end: RunFacts['end']) =>
    Object.values(outcomeOf(facts({ nodes, end })).nodes).map(({ tone }) => tone);
  const blamed = ['none', 'not-reached', 'red', 'not-reached'];
  const rest = { rowsRead: 0 };
  const byName = failedWith('import.conn-init-failed', { name: 'Store', detail: 'no' });
  const byFile = failedWith('process.function-syntax-error', { detail: 'no' });
  const error = byFile.error && { ...byFile.error, file: 'connectors/Store.js', line: 3 };
  for (const end of [byName, { ...byFile, error }])
    expect(Object.values(outcomeOf(facts({ nodes, end, ...rest })).nodes).map(({ tone }) => tone)).toEqual(
      blamed,
    );
  expect(tones(failedWith('import.func-missing', { flow: 'OrderFlow', name: 'SaveAgain' }))[3]).toBe('red');
});

test('a call that ended with the engine was made, and did not return', () => {
  const nodes = [node('CheckOrder'), node('Greedy', { visits: 0 })];
  const status = (end: RunFacts['end']) => {
    const said = outcomeOf(facts({ nodes, end })).nodes['Greedy#1']?.status;
    return said && say(said, 'en');
  };
  const crashed = failedWith('process.out-of-memory', { fname: 'Greedy' }, { status: 'crashed', node: 1 });
  expect(status(crashed)).toBe('Called, did not return');
  expect(status(failedWith('run.func-not-registered', { fname: 'Greedy' }, { node: 1 }))).toBe(
    'Never called',
  );
});

test('an error without a message is told in words of its own', () => {
  const end = failedWith('process.function-threw', { fname: 'LineTotals', detail: '' }, { node: 1 });
  expect(lines(outcomeOf(facts({ end })))).toEqual([
    'Failed at LineTotals: it threw an error without a message',
    '运行失败：LineTotals，抛出的错误没有说明文字',
  ]);
});
