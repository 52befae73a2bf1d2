import { expect, it, onTestFinished } from 'vitest';
import { filter } from '../../core/builtins/list/filter.ts';
import { addLateTexts } from '../i18n/i18n.ts';
import { testWorkspace } from '../project-life/test-workspace.ts';
import { failureWords, firstFailureWords } from './failure-words.ts';

it('a failure names the row, and the setting as the form does; a line of a setting by its own name', async () => {
  const { workspace } = testWorkspace({});
  onTestFinished(() => {
    workspace.dispose();
    workspace.connection.close();
  });
  const { text, i18n } = workspace;
  await addLateTexts(i18n);
  const where = { kind: 'not-a-number', field: 'where', key: 'where' } as const;
  const line = { ...where, field: 'where', key: 'set' };
  expect(failureWords(where, filter, 'en', text)).toMatch(/^Keep rows where: /);
  expect(failureWords(where, filter, 'zh-CN', text)).toBe('保留满足以下条件的行：是文本，但不是数字');
  expect(failureWords(line, filter, 'en', text)).toMatch(/^where: /);
  expect(firstFailureWords([undefined, where], filter, 'en', text)).toMatch(/^row 2 · Keep rows where: /);
  expect(firstFailureWords([{ ...where, storedRow: 4 }], filter, 'en', text)).toMatch(/^stored row 4 · Keep/);
  expect(firstFailureWords([undefined], filter, 'en', text)).toBeNull();
});
