// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { allCommands } from './all-commands.ts';
import { synonymScore, synonyms } from './help/synonyms.ts';

describe('words that a person may use for a command', () => {
  it('belong to commands that there are', () => {
    expect(Object.keys(synonyms).filter((id) => allCommands.find(id) === undefined)).toEqual([]);
  });

  it.each([
    ['if', 'flow.insertVerify'],
    ['filter', 'flow.insertVerify'],
    ['分支', 'flow.insertExpand'],
    ['过滤', 'flow.insertVerify'],
    ['去重', 'flow.insertCalculate'],
    ['go', 'export.yaml'],
    ['dedupe', 'flow.insertCalculate'],
    ['bypass', 'flow.disable'],
    ['csv', 'view.show.samples'],
    ['dark mode', 'view.nextTheme'],
    ['快捷键', 'help.keys'],
    ['断点', 'flow.toggleBreakpoint'],
    ['重试', 'setting:enforceRetry'],
    ['retries', 'setting:enforceRetry'],
    ['死循环', 'setting:maxVisitsPerBatch'],
  ])('%s leads to %s', (words, id) => {
    expect(synonymScore(id, words)).toBeGreaterThan(0);
  });

  it('are no match for other words, and none for nothing', () => {
    expect(synonymScore('flow.insertVerify', 'kafka')).toBe(0);
    expect(synonymScore('flow.insertVerify', ' ')).toBe(0);
    expect(synonymScore('edit.undo', 'filter')).toBe(0);
  });
});
