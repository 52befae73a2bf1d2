import { describe, expect, test } from 'vitest';
import type { Project } from '../project/project.ts';
import { projectOf } from '../project/test-project.ts';
import { lintProject } from './lint.ts';
import { rules } from './rules.ts';

type Files = Record<string, string>;

const commits = (name: string) =>
  `export default async function ${name}(ctx, flow, rows) {\n  flow.commitRowBatch(rows);\n}\n`;
const body = (name: string, lines: string) =>
  `export default async function ${name}(ctx, flow, rows) {\n${lines}\n}\n`;
const func = (name: string, more = 'fmode: Calculate\n') => `kistype: func\nfname: ${name}\n${more}`;
const flow = (name: string, fnames: string[], more = 'status: 1\n') =>
  `kistype: flow\n${more}flow_name: ${name}\nflows:\n${fnames.map((fname) => `  - fname: ${fname}\n`).join('')}`;

/** A project that nothing is to be said about. */
const clean: Files = {
  'conf/flow/flow-Orders.yml': flow('Orders', ['Check', 'Sum', 'Store']),
  'conf/func/func-Check.yml': func('Check', 'fmode: Verify\noption:\n  default_params:\n    limit: "5"\n'),
  'conf/func/func-Sum.yml': func('Sum'),
  'conf/func/func-Store.yml': func('Store', 'fmode: Save\noption:\n  cname: Cache\n'),
  'conf/conn/conn-Cache.yml': 'kistype: conn\ncname: Cache\ntype: redis\nsave:\n  - Store\n',
  'functions/Check.ts': body(
    'Check',
    "  const limit = flow.getFuncParam('limit');\n  flow.commitRowBatch(rows.slice(limit));",
  ),
  'functions/Sum.ts': commits('Sum'),
  'functions/Store.ts': body(
    'Store',
    '  await flow.getConnector().call(rows);\n  flow.commitRowBatch(rows);',
  ),
};
const sum = (lines: string): Files => ({ 'functions/Sum.ts': body('Sum', lines) });
const global = (lines: string): Files => ({ 'conf/kis-flow.yml': `kistype: global\n${lines}` });
const orders = 'conf/flow/flow-Orders.yml';
const check = 'conf/func/func-Check.yml';

const filtered = (where: string) =>
  `fmode: Verify\noption:\n  default_params:\n    builtin: filter@1\n    where: ${where}\n`;
/** A flow with one built-in over rows that have a number \`a\`. */
const keepFlow = (more: string): Files => ({
  [orders]: `${flow('Orders', ['Check', 'Sum', 'Store'])}  - fname: Keep\n${more}`,
  'conf/func/func-Keep.yml': func(
    'Keep',
    filtered('row.a > double(param("least"))').concat('    least: "1"\n'),
  ),
  'studio.json': JSON.stringify({
    version: 1,
    flows: {
      Orders: {
        rowTypes: { 'Store#1': { fields: [{ name: 'a', type: 'number', nullable: false, from: 'person' }] } },
      },
    },
  }),
});

/** A first function that hands on what its samples hold, and what a person said of that. */
const spoken = (sampled: string, said: string): Files => ({
  [check]: func('Check', filtered('"true"')),
  'functions/Check.ts': '',
  'samples/Orders.jsonl': sampled === 'text' ? '{"a":"1"}\n' : '{"a":1}\n',
  'studio.json': JSON.stringify({
    version: 2,
    flows: {
      Orders: {
        rowTypes: { 'Check#1': { fields: [{ name: 'a', type: said, nullable: false, from: 'person' }] } },
      },
    },
  }),
});

/** By rule: what shows it, and a near miss that does not. */
const cases: Record<string, { bad: Files; good: Files }> = {
  'abort-with-jump': {
    bad: sum("  return flow.next(ctx.Action.abort, ctx.Action.jumpFunc('Check'));"),
    good: sum('  return flow.next(ctx.Action.abort);'),
  },
  'builtin-and-code': {
    bad: { 'conf/func/func-Sum.yml': func('Sum', filtered('row.a > 1')) },
    good: { 'conf/func/func-Sum.yml': func('Sum', filtered('row.a > 1').replace('builtin', 'built')) },
  },
  'builtin-param-compiled': {
    bad: keepFlow('    params:\n      where: row.a > 2\n'),
    good: keepFlow('    params:\n      least: "2"\n'),
  },
  'builtin-setup': {
    bad: { ...keepFlow(''), 'conf/func/func-Keep.yml': func('Keep', filtered('row.aa > 1')) },
    good: keepFlow(''),
  },
  'case-only-names': {
    bad: { 'conf/func/func-sum2.yml': func('sum') },
    good: { 'conf/func/func-sum2.yml': func('Sums') },
  },
  'code-missing': {
    bad: { 'conf/func/func-New.yml': func('New'), [orders]: flow('Orders', ['New']) },
    good: { 'conf/func/func-New.yml': func('New') },
  },
  'code-without-config': {
    bad: { 'functions/Stray.ts': commits('Stray') },
    good: { 'functions/shared.ts': 'export const limit = 5;\n' },
  },
  'commits-nothing': {
    bad: sum('  ctx.log.info(rows.length); // flow.commitRow(rows)'),
    good: sum('  helper(flow, rows);'),
  },
  'commit-then-throw': {
    bad: sum("  flow.commitRowBatch(rows);\n  if (rows.length > 9) throw new Error('x');"),
    good: sum("  if (rows.length > 9) throw new Error('x');\n  flow.commitRowBatch(rows);"),
  },
  'next-then-throw': {
    bad: sum(
      "  flow.next(ctx.Action.abort);\n  if (rows.length > 9) throw new Error('x');\n  flow.commitRow(1);",
    ),
    good: sum("  if (rows.length > 9) throw new Error('x');\n  return flow.next(ctx.Action.abort);"),
  },
  'config-unreadable': {
    bad: { 'conf/x.yml': 'kistype: func\nfname: [\n' },
    good: { 'conf/x.yml': func('X') },
  },
  'connector-called-without-one': {
    bad: sum('  await flow.getConnector().call(rows);\n  flow.commitRowBatch(rows);'),
    good: sum('  // flow.getConnector()\n  flow.commitRowBatch(rows);'),
  },
  'connector-in-wrong-mode': {
    bad: { 'conf/func/func-Sum.yml': func('Sum', 'fmode: Calculate\noption:\n  cname: Cache\n') },
    good: { 'conf/func/func-Sum.yml': func('Sum', 'fmode: Load\noption:\n  cname: Cache\n') },
  },
  'connector-list-doubled': {
    bad: {
      'conf/conn/conn-Cache.yml': 'kistype: conn\ncname: Cache\ntype: redis\nsave:\n  - Store\n  - Store\n',
    },
    good: { 'conf/conn/conn-Cache.yml': 'kistype: conn\ncname: Cache\ntype: redis\nsave: [Store]\n' },
  },
  'connector-list-stale': {
    bad: { 'conf/conn/conn-Cache.yml': 'kistype: conn\ncname: Cache\ntype: redis\nload:\n  - Sum\n' },
    good: { 'conf/conn/conn-Cache.yml': 'kistype: conn\ncname: Cache\ntype: redis\n' },
  },
  'connector-metadata': {
    bad: {
      'connectors/Cache.ts': 'export function init(conn) { conn.setMetaData("a", 1); }\n',
      'conf/func/func-Sum.yml': func('Sum', 'fmode: Load\noption:\n  cname: Cache\n'),
    },
    good: { 'connectors/Cache.ts': 'export function init(conn) { conn.setMetaData("a", 1); }\n' },
  },
  'connector-missing': {
    bad: { 'conf/func/func-Store.yml': func('Store', 'fmode: Save\noption:\n  cname: Cashe\n') },
    good: {},
  },
  'connector-never-called': {
    bad: {
      'conf/func/func-Sum.yml': func('Sum', 'fmode: Save\noption:\n  cname: Cache\n'),
      ...sum('  flow.commitRowBatch(rows); // getConnector'),
    },
    good: {
      'conf/func/func-Sum.yml': func('Sum', 'fmode: Save\noption:\n  cname: Cache\n'),
      ...sum('  await flow.getConnector().call(rows);\n  flow.commitRowBatch(rows);'),
    },
  },
  'connector-type': {
    bad: { 'conf/conn/conn-Cache.yml': 'kistype: conn\ncname: Cache\ntype: reddis\n' },
    good: { 'conf/conn/conn-Cache.yml': 'kistype: conn\ncname: Cache\ntype: clickhouse\n' },
  },
  'data-reuse-discards-commits': {
    bad: sum('  flow.commitRowBatch(rows);\n  return flow.next(ctx.Action.dataReuse);'),
    good: sum('  return flow.next(ctx.Action.dataReuse);'),
  },
  'data-reuse-ignores-edits': {
    bad: sum('  for (const row of rows) row.total = 1;\n  return flow.next(ctx.Action.dataReuse);'),
    good: sum(
      '  for (const row of rows) if (row.total === 1) ctx.log.info(1);\n  return flow.next(ctx.Action.dataReuse);',
    ),
  },
  'default-export-missing': {
    bad: { 'functions/Sum.ts': 'export function Sum(ctx, flow, rows) { flow.commitRowBatch(rows); }\n' },
    good: {
      'functions/Sum.ts':
        'async function Sum(ctx, flow, rows) { flow.commitRow(1); }\nexport { Sum as default };\n',
    },
  },
  'flow-disabled': { bad: { [orders]: flow('Orders', ['Check', 'Sum', 'Store'], 'status: 0\n') }, good: {} },
  'flow-empty': { bad: { 'conf/e.yml': 'kistype: flow\nstatus: 1\nflow_name: E\n' }, good: {} },
  'flow-status-missing': { bad: { [orders]: flow('Orders', ['Check'], '') }, good: {} },
  'flow-status-odd': {
    bad: { [orders]: flow('Orders', ['Check', 'Sum', 'Store'], 'status: 2\n') },
    good: { [orders]: flow('Orders', ['Check', 'Sum', 'Store'], 'status: 0\n') },
  },
  'force-entry-next-loses-rows': {
    bad: sum('  flow.commitRowBatch(rows);\n  return flow.next(ctx.Action.forceEntryNext);'),
    good: sum(
      '  if (rows.length === 0) return flow.next(ctx.Action.forceEntryNext);\n  flow.commitRowBatch(rows);',
    ),
  },
  'function-missing': { bad: { [orders]: flow('Orders', ['Chek', 'Sum', 'Store']) }, good: {} },
  'function-twice': { bad: { [orders]: flow('Orders', ['Check', 'Sum', 'Check', 'Store']) }, good: {} },
  'jump-forward-unset': {
    bad: {
      'functions/Check.ts': body(
        'Check',
        "  if (rows.length > flow.getFuncParam('limit')) return flow.next(ctx.Action.jumpFunc('Store'));\n  flow.commitRowBatch(rows);",
      ),
    },
    good: {
      'functions/Check.ts': body(
        'Check',
        "  return flow.next(ctx.Action.jumpFunc('Sum'), flow.getFuncParam('limit'));",
      ),
    },
  },
  'jump-loop-unbounded': {
    bad: sum("  return flow.next(ctx.Action.jumpFunc('Check'));"),
    good: sum(
      "  if (rows.length > 9) return flow.next(ctx.Action.jumpFunc('Check'));\n  flow.commitRowBatch(rows);",
    ),
  },
  'jump-loses-rows': {
    bad: sum(
      "  if (rows.length > 9) return flow.next(ctx.Action.jumpFunc('Check'));\n  flow.commitRowBatch(rows);",
    ),
    good: sum("  return flow.next(ctx.Action.jumpFunc('Store'));"),
  },
  'jump-without-rows': {
    bad: sum(
      "  if (rows.length === 0) return flow.next(ctx.Action.jumpFunc('Store'));\n  flow.commitRowBatch(rows);",
    ),
    good: sum(
      "  flow.commitRowBatch(rows);\n  if (rows.length > 9) return;\n  return flow.next(ctx.Action.jumpFunc('Store'));",
    ),
  },
  'jump-target-missing': {
    bad: sum("  return flow.next(ctx.Action.jumpFunc('Stor'));"),
    good: sum("  return flow.next(ctx.Action.jumpFunc('Store')); // jumpFunc('Stor')"),
  },
  'kistype-missing': {
    bad: { 'conf/x.yml': 'cname: X\ntype: redis\n' },
    good: { 'notes/x.yml': 'cname: X\n' },
  },
  'kistype-unknown': { bad: { 'conf/x.yml': 'kistype: flows\nflow_name: X\n' }, good: {} },
  'live-input-edited': {
    bad: sum('  for (const row of flow.input()) row.total = 1;\n  flow.commitRowBatch(rows);'),
    good: sum('  for (const row of flow.input()) flow.commitRow({ ...row, total: 1 });'),
  },
  'live-params-edited': {
    bad: sum("  const all = flow.getFuncParamAll();\n  all.seen = 'yes';\n  flow.commitRowBatch(rows);"),
    good: sum("  const all = { ...flow.getFuncParamAll() };\n  all.seen = 'yes';\n  flow.commitRow(all);"),
  },
  'lost-in-export': {
    bad: {
      [check]: func(
        'Check',
        'fmode: Verify\noption:\n  default_params:\n    limit: "\\n5\\n6"\n    tab: "\\ta\\nb"\n',
      ),
    },
    good: {
      [check]: func(
        'Check',
        'fmode: Verify\noption:\n  default_params:\n    limit: "5\\n\\n6"\n    tab: "\\ta"\n',
      ),
    },
  },
  'mode-unknown': { bad: { [check]: func('Check', 'fmode: verify\n') }, good: {} },
  'must-never-used': {
    bad: {
      'conf/func/func-Sum.yml': func('Sum', 'fmode: Calculate\nsource:\n  name: s\n  must:\n    - id\n'),
    },
    good: { 'conf/func/func-Sum.yml': func('Sum', 'fmode: Calculate\nsource:\n  name: s\n  must: []\n') },
  },
  'name-missing': { bad: { 'conf/func/func-X.yml': 'kistype: func\nfmode: Expand\n' }, good: {} },
  'name-unsafe-for-export': {
    bad: { 'conf/func/x.yml': func('a/b') },
    good: { 'conf/func/x.yml': func('a b') },
  },
  'next-replaces': {
    bad: sum('  flow.next(ctx.Action.abort);\n  flow.next();\n  flow.commitRow(1);'),
    good: sum(
      '  if (rows.length === 0) return flow.next(ctx.Action.abort);\n  flow.commitRow(1);\n  return flow.next();',
    ),
  },
  'nothing-to-import': { bad: Object.fromEntries(Object.keys(clean).map((path) => [path, ''])), good: {} },
  'param-never-set': {
    bad: sum("  flow.getFuncParam('rounding');\n  flow.commitRow(1);"),
    good: { 'functions/Check.ts': body('Check', "  flow.getFuncParam('limit');\n  flow.commitRow(1);") },
  },
  'param-null': {
    bad: { 'conf/conn/conn-Cache.yml': 'kistype: conn\ncname: Cache\ntype: redis\nparams:\n  db: ~\n' },
    good: {
      'conf/conn/conn-Cache.yml': 'kistype: conn\ncname: Cache\ntype: redis\nparams:\n  db: "~"\n  no: ""\n',
    },
  },
  'param-override-unknown': {
    bad: { [orders]: `${flow('Orders', ['Sum', 'Store', 'Check'])}    params:\n      limitt: "3"\n` },
    good: { [orders]: `${flow('Orders', ['Sum', 'Store', 'Check'])}    params:\n      limit: "3"\n` },
  },
  'prometheus-address-missing': {
    bad: global('prometheus_enable: true\nprometheus_listen: true\n'),
    good: global('prometheus_enable: true\nprometheus_listen: true\nprometheus_serve: ":80"\n'),
  },
  'prometheus-not-served': {
    bad: global('prometheus_enable: true\n'),
    good: global('prometheus_enable: false\n'),
  },
  'repeated-name': {
    bad: { 'conf/func/twin.yml': func('Sum') },
    good: { 'conf/func/twin.yml': func('Sum2') },
  },
  'retry-never-used': {
    bad: {
      'conf/func/func-Sum.yml': func(
        'Sum',
        'fmode: Calculate\noption:\n  retry_times: 3\n  return_duration: 100\n',
      ),
    },
    good: { 'conf/func/func-Sum.yml': func('Sum', 'fmode: Calculate\noption:\n  retry_times: 0\n') },
  },
  'row-type-mismatch': {
    bad: spoken('text', 'number'),
    good: spoken('number', 'number'),
  },
  'samples-rounded': {
    bad: { 'samples/Orders.jsonl': '{"id":9007199254740993}\n' },
    good: { 'samples/Orders.jsonl': '{"id":9007199254740992,"text":"9007199254740993"}\n' },
  },
  'save-load-without-connector': {
    bad: { 'conf/func/func-Store.yml': func('Store', 'fmode: Save\n') },
    good: {},
  },
  'second-document': {
    bad: { [check]: `${clean[check]}---\nkistype: func\nfname: Lost\nfmode: Expand\n` },
    good: { [check]: `---\n${clean[check]}` },
  },
  'studio-unreadable': { bad: { 'studio.json': '{' }, good: { 'studio.json': '{"version":1,"flows":{}}' } },
  'two-globals': {
    bad: { ...global(''), 'conf/second.yml': 'kistype: global\n' },
    good: global(''),
  },
  'unknown-key': {
    bad: { 'conf/func/func-Sum.yml': func('Sum', 'fmode: Calculate\noption:\n  retry_duration: 100\n') },
    good: { 'conf/func/func-Sum.yml': func('Sum', 'fmode: Calculate\noption:\n  return_duration: 100\n') },
  },
  'unused-connector': { bad: { 'conf/conn/x.yml': 'kistype: conn\ncname: X\ntype: redis\n' }, good: {} },
  'unused-function': { bad: { 'conf/func/x.yml': func('X') }, good: {} },
  'yaml-extension': { bad: { 'conf/x.YML': func('X') }, good: { 'conf/x.txt': func('X') } },
  'yaml-folder': {
    bad: { 'conf/old.yml/func-X.yml': func('X') },
    good: { 'conf/old/func-X.yml': func('X') },
  },
};

const found = (project: Project, code: string) => lintProject(project).filter((one) => one.code === code);

test('a clean project has nothing to say', () => {
  expect(lintProject(projectOf(clean)).map(({ code, path }) => `${code} ${path}`)).toEqual([]);
});

test('every rule has a case here', () => {
  expect(Object.keys(cases).sort()).toEqual(rules.map(({ code }) => code.slice('lint.'.length)).sort());
});

describe.each(Object.entries(cases))('%s', (name, { bad, good }) => {
  const code = `lint.${name}`;
  // An empty text stands for no file.
  const project = (files: Files) =>
    projectOf(Object.fromEntries(Object.entries({ ...clean, ...files }).filter(([, text]) => text !== '')));

  test('is seen where it is, and only there', () => {
    const diagnostics = found(project(bad), code);
    expect(diagnostics.length).toBeGreaterThan(0);
    for (const { message, docs, range } of diagnostics) {
      for (const text of [message, docs])
        expect(text.en !== text['zh-CN'] && /\p{Script=Han}/u.test(text['zh-CN'])).toBe(true);
      expect(range.line).toBeGreaterThan(0);
    }
    expect(found(project(good), code)).toEqual([]);
  });

  test('each of its fixes takes it away', () => {
    const before = project(bad);
    const diagnostics = found(before, code);
    for (const { fixes } of diagnostics) {
      for (const fix of fixes) {
        const left = found(fix.apply(before), code);
        expect(left.length, fix.title.en).toBeLessThan(diagnostics.length);
      }
    }
  });
});

describe('code is read as people write it', () => {
  const findings = (code: string, files: Files) => found(projectOf({ ...clean, ...files }), `lint.${code}`);

  test.each([
    'for (const order of rows) order.phone = "***";',
    'rows.forEach((order) => { order.phone = "***"; });',
    'rows.forEach(order => { order.phone = "***"; });',
  ])('an edit before dataReuse, whatever a row is called: %s', (edit) => {
    const code = sum(`  ${edit}\n  return flow.next(ctx.Action.dataReuse);`);
    expect(findings('data-reuse-ignores-edits', code)).toHaveLength(1);
  });

  test.each([
    ['input', 'flow.input().sort((a, b) => a.id - b.id);'],
    ['input', 'const first: Row[] = flow.input();\n  first[0].seen += 1;'],
    ['input', 'flow.input().forEach((order) => { delete order.phone; });'],
    ['input', 'const given = flow.input();\n  for (const order of given) order.tags.push(1);'],
    ['params', "const all: Record<string, string> = flow.getFuncParamAll();\n  all['seen'] ??= '1';"],
    ['params', "Object.assign(flow.getFuncParamAll(), { seen: '1' });"],
    ['params', 'let all = flow.getFuncParamAll();\n  delete all.seen;'],
  ])('an edit of %s that are no copy: %s', (what, edit) => {
    expect(findings(`live-${what}-edited`, sum(`  ${edit}\n  flow.commitRow(1);`))).toHaveLength(1);
  });

  test.each([
    ['input', '[...flow.input()].sort();'],
    ['input', 'const sorted = flow.input().slice().sort();\n  sorted[0] = 1;'],
    ['input', 'let given = flow.input();\n  given = [];'],
    [
      'input',
      'for (const r of flow.input()) ctx.log.info(r.id === 1, r.id >= 2);\n  for (const r of rows) r.id = 1;',
    ],
    [
      'input',
      'const sum = flow.input().reduce((sum, row) => { sum.all += row.score; return sum; }, { all: 0 });',
    ],
    ['input', 'const given = flow.input();\n  for (const row of rows) if (given.includes(row)) row.id = 1;'],
    ['input', 'form.input().value = 1;\n  const given = flow.input;'],
    [
      'params',
      "const all = flow.getFuncParamAll();\n  const copy = { ...all };\n  copy.seen = all.seen ?? '1';",
    ],
  ])('what only looks like an edit of %s: %s', (what, code) => {
    expect(findings(`live-${what}-edited`, sum(`  ${code}\n  flow.commitRow(1);`))).toEqual([]);
  });

  test('rows of the input that are edited do go on with dataReuse, and are offered no copy', () => {
    const code = sum(
      '  for (const row of flow.input()) row.total = 1;\n  return flow.next(ctx.Action.dataReuse);',
    );
    expect(findings('data-reuse-ignores-edits', code)).toEqual([]);
    expect(findings('live-input-edited', code)).toMatchObject([{ fixes: [] }]);
  });

  test.each([
    "for (const row of rows) {\n    if (row.bad) return flow.next(ctx.Action.jumpFunc('Store'));\n    flow.commitRow(row);\n  }",
    "flow.next(ctx.Action.jumpFunc('Store'));\n  flow.commitRow(1);",
    "helper(flow);\n  return flow.next(ctx.Action.jumpFunc('Store'));",
    "return flow.next(ctx.Action.jumpFunc('Store'), ctx.Action.forceEntryNext);",
    "return flow.next(ctx.Action.dataReuse, ctx.Action.jumpFunc('Store'));",
  ])('a jump that may hand rows on is none without rows: %s', (code) => {
    expect(findings('jump-without-rows', sum(`  ${code}`))).toEqual([]);
  });

  test('of two files with code for one function the other one is told', () => {
    const [stray] = findings('code-without-config', { 'functions/Sum.js': commits('Sum') });
    expect(stray).toMatchObject({
      path: 'functions/Sum.js',
      message: { en: expect.stringContaining('functions/Sum.ts') },
    });
    expect(stray?.fixes.map(({ title }) => title.en)).toEqual(['Delete functions/Sum.js']);
  });

  test('names that differ in their Unicode form alone are told by it, and a name too long for a file', () => {
    const [found] = findings('case-only-names', {
      'conf/func/c.yml': func('caf\u00e9'),
      'conf/func/d.yml': func('cafe\u0301'),
    });
    expect(found?.message.en).toContain('Unicode form: NFD here, NFC in the other');
    expect(findings('name-unsafe-for-export', { 'conf/func/long.yml': func('x'.repeat(246)) })).toHaveLength(
      1,
    );
    expect(findings('name-unsafe-for-export', { 'conf/func/long.yml': func('x'.repeat(245)) })).toEqual([]);
  });

  test('a function without code is told the file that works, and one that differs in case', () => {
    const [con] = findings('code-missing', {
      'conf/func/x.yml': func('x:y'),
      [orders]: flow('Orders', ['x:y']),
    });
    expect(con?.message.en).toMatch(/functions\/x_y~\w{7}\.ts/);
    const [cased] = findings('code-missing', {
      'conf/func/x.yml': func('sumUp'),
      [orders]: flow('Orders', ['sumUp']),
      'functions/Sumup.ts': commits('Sumup'),
    });
    expect(cased?.message.en).toMatch(
      /functions\/sumUp~\w{7}\.ts.*functions\/Sumup\.ts differs in upper or lower case/,
    );
  });

  test('an edit of something else is no edit of a row', () => {
    const code = sum(
      '  for (const order of rows) ctx.order.phone = 1;\n  return flow.next(ctx.Action.dataReuse);',
    );
    expect(findings('data-reuse-ignores-edits', code)).toEqual([]);
  });

  test('a throw in a loop comes after the commits of the turns before', () => {
    const body = (commit: string) =>
      sum(
        `  for (const row of rows) {\n    if (row.bad) throw new Error('x');\n    ${commit}\n  }\n  flow.commitRow(1);`,
      );
    expect(findings('commit-then-throw', body('flow.commitRow(row);'))).toHaveLength(1);
    expect(findings('commit-then-throw', body('ctx.log.info(row);'))).toEqual([]);
  });
});
