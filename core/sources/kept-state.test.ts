import { expect, test } from 'vitest';
import { projectModel } from '../project/model.ts';
import { createProject } from '../project/project.ts';
import { functionsWithState, isEachBatchAlone, keptBetweenBatches } from './kept-state.ts';

const pass = 'export default (ctx, flow, rows) => { flow.commitRowBatch(rows); };\n';
const flowFile = 'kistype: flow\nstatus: 1\nflow_name: Main\nflows:\n  - fname: Read\n  - fname: Write\n';

function func(fname: string, fmode: string, cname = '', params = ''): string {
  const option = `option:\n  cname: '${cname}'\n  default_params:${params === '' ? ' {}' : params}\n`;
  return `kistype: func\nfname: ${fname}\nfmode: ${fmode}\n${option}`;
}
function conn(cname: string, params = '{}'): string {
  return `kistype: conn\ncname: ${cname}\naddrs: 'a'\ntype: redis\nkey: k\nparams: ${params}\n`;
}

function projectOf(files: Record<string, string>) {
  const all: Record<string, string> = {
    'conf/flow/main.yml': flowFile,
    'conf/func/read.yml': func('Read', 'Calculate'),
    'conf/func/write.yml': func('Write', 'Calculate'),
    'functions/Read.ts': pass,
    'functions/Write.ts': pass,
    ...files,
  };
  const project = createProject(
    'p',
    Object.entries(all).map(([path, text]) => ({ path, text })),
  );
  const model = projectModel(project);
  const flow = model.flow('Main');
  if (!flow) throw new Error('the flow does not read');
  return { project, model, flow };
}
function kept(files: Record<string, string>) {
  const { project, model, flow } = projectOf(files);
  return keptBetweenBatches(project, model, flow).map(({ kind, fname, file, line, name }) =>
    `${kind} ${fname} ${file}:${line ?? ''} ${name}`.trim(),
  );
}

test('a flow whose functions keep nothing passes nothing on, whatever its comments say', () => {
  expect(kept({})).toEqual([]);
  expect(kept({ 'functions/Read.ts': `// dataReuse, setMetaData\n${pass}` })).toEqual([]);
});

test.each([
  ['variable', `// counts\nlet n = 0;\n${pass}`, 2],
  ['metadata', "export default (ctx, flow) => {\n  flow.setMetaData('n', 1);\n};", 2],
  ['cache', "export default (ctx, flow) => {\n\n  flow['setCacheData']('n', 1, 0);\n};", 3],
  ['buffer', 'export default (ctx, flow) =>\n  flow.next(ctx.Action.dataReuse);', 2],
])('%s is found with its line', (kind, code, line) => {
  expect(kept({ 'functions/Write.ts': code })).toEqual([`${kind} Write functions/Write.ts:${line}`]);
});

test('a batch stands alone in the engine unless code or a built-in keeps something; what storage keeps is no matter', () => {
  const alone = (files: Record<string, string>) => {
    const { project, model, flow } = projectOf(files);
    return isEachBatchAlone(project, model, flow);
  };
  const both = {
    'conf/func/read.yml': func('Read', 'Load', 'Both'),
    'conf/func/write.yml': func('Write', 'Save', 'Both'),
    'conf/conn/both.yml': conn('Both', '{ key: id }'),
  };
  expect(kept(both)).not.toEqual([]);
  expect([alone({}), alone(both)]).toEqual([true, true]);
  expect(alone({ 'functions/Write.ts': `let n = 0;\n${pass}` })).toBe(false);
  expect(
    alone({ 'functions/Write.ts': 'export default (ctx, flow) => flow.next(ctx.Action.dataReuse);' }),
  ).toBe(false);
});

test('what an imported file keeps is kept by the function', () => {
  const files = {
    'functions/Read.ts': `import { seen } from './seen.ts';\n${pass}`,
    'functions/seen.ts': '\nexport const seen = new Set<string>();\n',
  };
  expect(kept(files)).toEqual(['variable Read functions/seen.ts:2']);
});

test('connectors: variables of their code, a store that is read again, rows by key; live runs warn of none of them', () => {
  const save = { 'conf/func/write.yml': func('Write', 'Save', 'Store'), 'conf/conn/c.yml': conn('Store') };
  expect(kept(save)).toEqual([]);
  expect(kept({ ...save, 'conf/func/read.yml': func('Read', 'Load', 'Store') })).toEqual([
    'store Write conf/conn/c.yml: Store',
  ]);
  const keyed = { ...save, 'conf/conn/c.yml': conn('Store', '{key: "id"}') };
  expect(kept(keyed)).toEqual(['key Write conf/conn/c.yml: id']);
  expect(kept({ ...save, 'connectors/Store.ts': 'let open;\nexport function save() {}\n' })).toEqual([
    'connector Write connectors/Store.ts:1 Store',
  ]);
  const { project, model, flow } = projectOf({
    ...keyed,
    'functions/Read.ts': 'export default (ctx, flow) => flow.next(ctx.Action.dataReuse);',
  });
  expect(functionsWithState(project, model, flow)).toEqual([]);
});
