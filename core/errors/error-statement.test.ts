import { expect, test } from 'vitest';
import { addErrorTexts, catalogue } from './catalogue.ts';
import { describeError, errorStatement } from './coded-error.ts';
import { cliMessages } from './messages/cli.ts';
import { connectMessages } from './messages/connect.ts';
import { liveMessages } from './messages/live.ts';
import { runnerMetricsMessages } from './messages/runner-metrics.ts';
import { sourceMessages } from './messages/sources.ts';
import { usageMessages } from './messages/usage.ts';
import { verifyMessages } from './messages/verify.ts';
import { workerMessages } from './messages/workers.ts';
import { wordedError } from './worded-error.ts';

for (const texts of [cliMessages, connectMessages, liveMessages, runnerMetricsMessages, sourceMessages])
  addErrorTexts(texts);
for (const texts of [usageMessages, verifyMessages, workerMessages]) addErrorTexts(texts);

/** What begins with a small letter on purpose: names of files, functions and options. */
const asWritten = /^(studio\.json|next\(\)|commitRowBatch|`|["“{-])/;

const messages = Object.entries(catalogue).map(([code, texts]) => [code, texts?.en.message ?? ''] as const);

test.each(messages)(
  '%s begins with a capital where it stands alone, unless with a name',
  (code, template) => {
    const { message } = errorStatement({ code, params: {} }, 'en');
    if (asWritten.test(template)) expect(message).toBe(template);
    else expect(message).toMatch(/^[A-Z]/);
    expect(message.toLowerCase()).toBe(template.toLowerCase());
  },
);

test('the name of a file keeps its small letter, and Chinese is as it is', () => {
  const named = { code: 'cli.cannot-format', params: { file: 'conf/a.yml' } };
  expect(errorStatement(named, 'en').message).toMatch(/^conf\/a\.yml /);
  const error = { code: 'contract.unknown-method', params: { method: 'open' } };
  expect(errorStatement(error, 'zh-CN').message).toBe(describeError(error, 'zh-CN').message);
});

test.each([
  ['the folder {path} is not there', 'The folder a/b is not there'],
  ['{path} is not there', 'a/b is not there'],
])('an error that brings its words along does the same: %s', (message, alone) => {
  const texts = { en: { message, help: '' }, 'zh-CN': { message: '{path} 不存在', help: '' } };
  const { data } = wordedError('host.no-folder-here', texts, { path: 'a/b' });
  expect(errorStatement(data, 'en').message).toBe(alone);
  expect(describeError(data, 'en').message).toBe(message.replace('{path}', 'a/b'));
});
