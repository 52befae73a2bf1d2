import { expect, test } from 'vitest';
import type { GoCode } from '../../contract/host/go-code.ts';
import { readGo } from '../../go-code/read-go.ts';
import { projectModel } from '../../project/model.ts';
import { createProject } from '../../project/project.ts';
import { lintGo } from './lint-go.ts';

const func = (name: string, more = '') => ({
  path: `conf/func/func-${name}.yml`,
  text: `kistype: func\nfname: ${name}\nfmode: Calculate\nsource:\n  name: rows\n${more}`,
});
const project = createProject('p', [
  {
    path: 'conf/flow/flow-Orders.yml',
    text: 'kistype: flow\nstatus: 1\nflow_name: Orders\nflows:\n- fname: Clean\n- fname: Score\n  params:\n    set: "1"\n- fname: Keep\n',
  },
  func('Clean'),
  func('Score', 'option:\n  default_params:\n    limit: "3"\n'),
  func('Keep', 'option:\n  cname: Store\n'),
  func('Unused', 'option:\n  cname: Other\n'),
  { path: 'conf/conn/conn-Store.yml', text: 'kistype: conn\ncname: Store\ntype: redis\n' },
  { path: 'conf/conn/conn-Other.yml', text: 'kistype: conn\ncname: Other\ntype: redis\n' },
]);

function read(body: string, more: Partial<GoCode> = {}): GoCode {
  const text = `package main\nimport "github.com/aceld/kis-flow/kis"\n${body}\n`;
  return { ...readGo([{ path: 'main.go', text }]), folder: '', unread: [], ...more };
}
const said = (go: GoCode) =>
  lintGo(project, go).map(({ code, severity, path, range }) => `${severity} ${code} ${path}:${range.line}`);
const all =
  'kis.Pool().FaaS("Clean", a); kis.Pool().FaaS("Score", a); kis.Pool().FaaS("Keep", a); kis.Pool().CaaSInit("Store", i)';

test('all is registered, or there is no Go: nothing to say', () => {
  expect(said(read(`func init() { ${all} }`))).toEqual([]);
  expect(said(read('', { usesKisFlow: false }))).toEqual([]);
});

test('names that the YAML uses and Go never registers, at their lines in the YAML', () => {
  const go = read('func init() { kis.Pool().FaaS("clean", a); kis.Pool().FaaS("Score", a) }');
  expect(said(go)).toEqual([
    'warning lint.go-function-missing conf/func/func-Clean.yml:2',
    'warning lint.go-function-missing conf/func/func-Keep.yml:2',
    'warning lint.go-connector-missing conf/conn/conn-Store.yml:2',
  ]);
  expect(lintGo(project, go)[0]?.message.en).toContain('Is clean meant?');
});

test('where names are only known in a run, or not all was read, nothing is certain', () => {
  const doubt = read(
    'func init() { for n, f := range found() { kis.Pool().FaaS(n, f) }; kis.Pool().CaaSInit("Store", i) }',
  );
  expect(said(doubt)).toHaveLength(3);
  expect(lintGo(project, doubt).every(({ severity }) => severity === 'info')).toBe(true);
  expect(lintGo(project, doubt)[0]?.message.en).toContain('main.go:3');
  expect(said(read('func init() {}', { isPartial: true }))).toEqual(['info lint.go-unread :1']);
});

test('params that Go reads and no YAML sets, at their lines in Go, with what mends it', () => {
  const go = read(`func init() { ${all.replace('"Score", a', '"Score", score')} }
func score(ctx context.Context, flow kis.Flow) error {
	_ = flow.GetFuncParam("limit")
	_ = flow.GetFuncParam("set")
	_ = flow.GetFuncParam("factor")
	if v := flow.GetFuncParam("optional"); v == "" { return nil }
	return nil
}`);
  expect(said(go)).toEqual(['warning lint.go-param-never-set main.go:7']);
  const [found] = lintGo(project, go);
  expect(found?.message.en).toContain('"factor" in Go, which is not set in: Orders');
  const mended = found?.fixes[0]?.apply(project) ?? project;
  expect(projectModel(mended).func('Score')?.config.option.default_params).toEqual({
    limit: '3',
    factor: '',
  });
  expect(lintGo(mended, go)).toEqual([]);
});

test('a Save or Load function whose connector has nothing registered for it is told at its connector', () => {
  const saving = createProject('p', [
    { path: 'conf/flow/flow-F.yml', text: 'kistype: flow\nstatus: 1\nflow_name: F\nflows:\n- fname: Put\n' },
    {
      path: 'conf/func/func-Put.yml',
      text: 'kistype: func\nfname: Put\nfmode: Save\noption:\n  cname: Store\n',
    },
    { path: 'conf/conn/conn-Store.yml', text: 'kistype: conn\ncname: Store\ntype: redis\n' },
  ]);
  const init = 'kis.Pool().FaaS("Put", a); kis.Pool().CaaSInit("Store", i)';
  const found = (calls: string) =>
    lintGo(saving, read(`func init() { ${init}; ${calls} }`)).map(
      ({ code, severity, path, range }) => `${severity} ${code} ${path}:${range.line}`,
    );
  const missing = 'lint.go-connector-call-missing conf/func/func-Put.yml:5';
  expect(found('')).toEqual([`warning ${missing}`]);
  expect(found('kis.Pool().CaaS("Store", "Other", common.S, save)')).toEqual([`warning ${missing}`]);
  expect(found('kis.Pool().CaaS("Store", "Put", common.S, save)')).toEqual([]);
  expect(found('for n, f := range all() { kis.Pool().CaaS("Store", n, common.S, f) }')).toEqual([
    `info ${missing}`,
  ]);
});

test('what was not read is said, with why', () => {
  const go = read(`func init() { ${all} }`, { unread: [{ path: 'x.go', why: 'too-large' }] });
  expect(lintGo(project, go).map(({ path, message }) => [path, message.en])).toEqual([
    ['x.go', 'Go code was not read: it is too large.'],
  ]);
});
