import { expect, test } from 'vitest';
import { addErrorTexts } from '../../errors/catalogue.ts';
import { sourceMessages } from '../../errors/messages/sources.ts';
import { projectOf, shopFiles } from '../../project/test-project.ts';
import { lintSources } from './lint-sources.ts';

addErrorTexts(sourceMessages);

const source = (more: object = {}) =>
  JSON.stringify({ version: 1, flow: 'Prices', type: 'files', settings: { path: 'in' }, ...more });
function found(files: Record<string, string>) {
  const diagnostics = lintSources(projectOf({ ...shopFiles, ...files }));
  return diagnostics.map(({ code, severity }) => `${severity} ${code}`);
}

test('what is promised of each store that is saved to is told', () => {
  expect(found({})).toEqual([]);
  expect(found({ 'sources/S.json': source() })).toEqual(['info lint.source.once-by-append']);
  const keyed = `${shopFiles['conf/conn/conn-Cache.yml']}params:\n  key: sku\n`;
  expect(found({ 'sources/S.json': source(), 'conf/conn/conn-Cache.yml': keyed })).toEqual([
    'info lint.source.once-by-key',
  ]);
});

test('a flow that is not there, is switched off, or remembers from batch to batch', () => {
  expect(found({ 'sources/S.json': source({ flow: 'Price' }) })).toEqual(['error lint.source.unknown-flow']);
  const off = (shopFiles['conf/flow/flow-Prices.yml'] ?? '').replace('status: 1', 'status: 0');
  expect(found({ 'sources/S.json': source(), 'conf/flow/flow-Prices.yml': off })).toContain(
    'warning lint.source.flow-disabled',
  );
  for (const code of [
    'let seen = 0;\nexport default (ctx, flow, rows) => flow.commitRow(++seen);',
    'export default (ctx, flow, rows) => flow.setMetaData("seen", rows.length);',
    "import { seen } from '../lib.ts';\nexport default () => seen;",
  ])
    expect(
      found({
        'sources/S.json': source(),
        'functions/Check.ts': code.replace('../lib.ts', './lib.ts'),
        'functions/lib.ts': 'export const seen = new Set();',
      }),
    ).toContain('warning lint.source.keeps-state');
  const running =
    'kistype: func\nfname: Check\nfmode: Verify\noption:\n  default_params:\n    builtin: dedupe@1\n    by: id\n    scope: run\n';
  const { 'functions/Check.ts': _code, ...others } = shopFiles;
  const builtin = lintSources(
    projectOf({ ...others, 'conf/func/func-Check.yml': running, 'sources/S.json': source() }),
  );
  expect(builtin.map(({ code }) => code)).toContain('lint.source.keeps-state');
});

test('a secret in the file is warned of, and shown nowhere', () => {
  const http = (token: string) => source({ type: 'http', settings: { listen: '8080', token } });
  const warned = lintSources(projectOf({ ...shopFiles, 'sources/S.json': http('hunter2') }));
  expect(warned.map(({ code }) => code)).toContain('lint.source.plain-secret');
  expect(JSON.stringify(warned)).not.toContain('hunter2');
  expect(found({ 'sources/S.json': http('${env:TOKEN}') })).not.toContain('warning lint.source.plain-secret');
});

test('a broken file is told in both languages, with its line', () => {
  const [first] = lintSources(projectOf({ 'sources/S.json': '{\n"version": 1,\n"flow": 3 }' }));
  expect(first).toMatchObject({
    code: 'lint.source.bad-value',
    severity: 'error',
    path: 'sources/S.json',
    range: { line: 3 },
    message: { en: expect.stringContaining('flow has to be string'), 'zh-CN': expect.stringMatching(/必须/) },
  });
});
