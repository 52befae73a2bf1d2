import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand } from './test-terminal.ts';

let outside: string;
let folder: string;

beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'check-go-'));
  folder = join(outside, 'project');
  put('project/conf/flow-F.yml', 'kistype: flow\nstatus: 1\nflow_name: F\nflows:\n- fname: A\n');
  put('project/conf/func-A.yml', 'kistype: func\nfname: A\nfmode: Calculate\nsource:\n  name: rows\n');
});
afterEach(() => rmSync(outside, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(outside, path)), { recursive: true });
  writeFileSync(join(outside, path), text);
}
const program = (name: string) => `package main

import "github.com/aceld/kis-flow/kis"

func init() {
	kis.Pool().FaaS("${name}", func(ctx context.Context, flow kis.Flow) error {
		factor := flow.GetFuncParam("factor")
		return use(factor)
	})
}
`;

test('check tells what the YAML uses and Go does not register, and params, with file and line', async () => {
  put('project/cmd/main.go', program('B'));
  const missing = await runCommand(['check', folder]);
  expect(missing.out).toMatch(
    /func-A\.yml:2:8 warning .*registers no function "A".*\[lint\.go-function-missing\]/,
  );
  put('project/cmd/main.go', program('A'));
  const unset = await runCommand(['check', folder]);
  expect(unset.out).toMatch(/cmd\/main\.go:7:31 warning "A" reads the param "factor" in Go/);
  expect(unset.out).not.toContain('go-function-missing');
  expect(unset.code).toBe(0);
});

test('Go code elsewhere is read where studio.json says that it is; there is nothing to say without any', async () => {
  expect((await runCommand(['check', folder])).out).not.toContain('lint.go-');
  put('project/studio.json', '{ "version": 1, "flows": {}, "goFolder": "../service" }');
  expect((await runCommand(['check', folder])).out).toContain('[lint.go-unread]');
  put('service/main.go', program('A'));
  const found = await runCommand(['check', folder], 'zh-CN');
  expect(found.out).toMatch(/service\/main\.go:7:31 .*在 Go 中读取参数“factor”/);
});
