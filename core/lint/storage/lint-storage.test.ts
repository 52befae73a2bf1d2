import { expect, test } from 'vitest';
import { addErrorTexts } from '../../errors/catalogue.ts';
import { connectMessages } from '../../errors/messages/connect.ts';
import { projectOf } from '../../project/test-project.ts';
import { lintStorage } from './lint-storage.ts';

addErrorTexts(connectMessages);

function found(yaml: string) {
  const text = `kistype: conn\ncname: Kept\n${yaml}`;
  return lintStorage(projectOf({ 'conf/conn/conn-Kept.yml': text })).map(
    ({ code, severity, range }) => `${severity} ${code}:${range.line}`,
  );
}

test.each([
  ['addrs: "127.0.0.1:6379"\ntype: redis\nkey: k\nparams:\n  key: id\n', []],
  ['addrs: ""\ntype: nsq\nkey: ""\n', []],
  ['addrs: "h:1"\ntype: nsq\nkey: k\n', ['info lint.connect.unknown-type:4']],
  ['addrs: "not one"\ntype: redis\nkey: k\n', ['info lint.connect.bad-address:3']],
  ['addrs: "h:99999"\ntype: redis\nkey: k\n', ['info lint.connect.bad-address:3']],
  ['addrs: h\ntype: mysql\nkey: ""\n', ['info lint.connect.no-storage-key:5']],
  ['addrs: h\ntype: redis\nkey: k\nparams:\n  structure: set\n', ['info lint.connect.bad-param:7']],
  ['addrs: h\ntype: redis\nkey: k\nparams:\n  timeout_ms: soon\n', ['info lint.connect.bad-param:7']],
  ['addrs: h\ntype: kafka\nkey: k\nparams:\n  on_save: delete\n', ['info lint.connect.params-together:7']],
  ['addrs: h\ntype: es\nkey: k\nparams:\n  password: hunter2\n', ['warning lint.connect.plain-secret:7']],
  ['addrs: "me:hunter2@tcp(h:3306)/d"\ntype: mysql\nkey: k\n', ['warning lint.connect.plain-secret:3']],
  ['addrs: "redis://:hunter2@h"\ntype: redis\nkey: k\n', ['warning lint.connect.plain-secret:3']],
  ['addrs: "h1:1,h2:2"\ntype: redis\nkey: k\n', ['warning lint.connect.unused-in-address:3']],
  ['addrs: "h1:1,h2:2"\ntype: kafka\nkey: k\n', []],
  [
    'addrs: "postgres://h/d?sslmode=require"\ntype: postgres\nkey: k\n',
    ['warning lint.connect.unused-in-address:3'],
  ],
  ['addrs: "tcp(h:1)/d?parseTime=true&tls=false"\ntype: mysql\nkey: k\n', []],
  ['addrs: h\ntype: es\nkey: k\nparams:\n  password: ${env:P}\n', ['info lint.connect.reference-in-yaml:7']],
  ['addrs: ${file:/a}\ntype: mysql\nkey: k\n', ['info lint.connect.reference-in-yaml:3']],
  [
    'addrs: h\ntype: redis\nkey: k\nparams:\n  timeout_ms: ${env:MS}\n',
    ['info lint.connect.reference-in-yaml:7'],
  ],
])('%j', (yaml, expected) => {
  expect(found(yaml)).toEqual(expected);
});

test('no finding shows a password', () => {
  const text =
    'kistype: conn\ncname: Kept\naddrs: "redis://:hunter2@h"\ntype: redis\nkey: k\nparams:\n  password: hunter2\n';
  const all = lintStorage(projectOf({ 'conf/conn/conn-Kept.yml': text }));
  expect(all).toHaveLength(2);
  expect(JSON.stringify(all)).not.toContain('hunter2');
});
