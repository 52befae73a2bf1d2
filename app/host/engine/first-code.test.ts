import { afterAll, expect, it } from 'vitest';
import { functionTemplate } from '../../../core/project/templates.ts';
import { createTestEngine } from './test-engine.ts';

const engine = createTestEngine();
afterAll(() => engine.close());

const save = functionTemplate('Save', 'Save', 'ts', { hasConnector: true });
const load = functionTemplate('Load', 'Load', 'ts', { hasConnector: true, words: 'zh-CN' });
const jsonOf = ({ rows }: { rows: { json: string }[] }) => rows.map(({ json }) => json);

it('as a Save writes its rows through the connector, and as a Load begins a flow with what that holds', async () => {
  const storePath = `${engine.root}/store.sqlite`;
  await engine.run({ functions: { 'Save:Save:Shop': save }, rows: [{ n: 1 }, { n: 2 }], storePath });
  const run = await engine.start({ functions: { 'Load:Load:Shop': load }, rows: [], storePath });
  await run.finished;
  expect(jsonOf(await run.rows({ node: 0, side: 'out' }))).toEqual(['{"n":1}', '{"n":2}']);
  expect(engine.logs.map(({ message }) => message)).toEqual(['2 rows saved', '已加载 2 行']);
});

it('checks required fields where the function lists some', async () => {
  const code = functionTemplate('Check', 'Calculate', 'ts', { hasConnector: false, hasMust: true });
  const func = 'kistype: func\nfname: Check\nfmode: Calculate\nsource:\n  must: [id]\n';
  const run = await engine.start({
    functions: { Check: code },
    files: { 'conf/func/Check.yml': func },
    rows: [{ id: 1 }, { id: '' }, { n: 2 }],
  });
  await run.finished;
  expect(jsonOf(await run.rows({ node: 0, side: 'out' }))).toEqual(['{"id":1,"fields":1}']);
});
