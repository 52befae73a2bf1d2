import type { Language } from '../../errors/coded-error.ts';
import { boundedText } from '../../text/bounded-text.ts';
import { describeRowFailure } from '../messages.ts';
import { type Words, words } from '../words.ts';
import type { DropReason, HeldValue } from './drop-reason.ts';

/** So much of a setup and of a value is shown, and so many values. */
const longestCode = 120;
const longestValue = 60;
const mostValues = 4;

/** Why a row was dropped, as a part of a sentence: `row.qty > 0 is false (qty is 0)`. */
export function dropWords(reason: DropReason): Words {
  switch (reason.kind) {
    case 'condition': {
      const code = codeOf(reason.code);
      return withHeld(words(`${code} is false`, `${code} 为假`), reason.held);
    }
    case 'check': {
      const code = codeOf(reason.code);
      const { name } = reason;
      return withHeld(
        words(`the check ${name} does not hold, ${code}`, `规则 ${name} 不成立，${code}`),
        reason.held,
      );
    }
    case 'failed': {
      const why = (language: Language) => describeRowFailure(reason.failure, language).message;
      const { field } = reason;
      return withHeld(words(`${field}: ${why('en')}`, `${field}：${why('zh-CN')}`), reason.held);
    }
    case 'alike':
      return alikeWords(reason);
    case 'beyond':
    case 'not-drawn':
      return numberWords(reason);
    case 'no-items':
      return withHeld(words('there is no item to make a row of', '没有可拆成行的元素'), reason.held);
    case 'no-values':
      return withHeld(words('none of its fields has a value', '所有字段都没有值'), reason.held);
    case 'ended': {
      const code = codeOf(reason.code);
      return words(`the batch ends here, by ${code}`, `该批在此结束，依据是 ${code}`);
    }
    case 'no-match': {
      const code = codeOf(reason.code);
      return withHeld(words(`no stored row matches ${code}`, `没有存储的行符合 ${code}`), reason.held);
    }
    case 'match': {
      const code = codeOf(reason.code);
      return withHeld(words(`a stored row matches ${code}`, `有存储的行符合 ${code}`), reason.held);
    }
  }
}

function alikeWords({ row, batch, held }: Extract<DropReason, { kind: 'alike' }>): Words {
  const other =
    batch === undefined
      ? words(`row ${row}`, `第 ${row} 行`)
      : words(`row ${row} of batch ${batch}`, `第 ${batch} 批第 ${row} 行`);
  return withHeld(words(`${other.en} is the same`, `与${other['zh-CN']}相同`), held);
}

function numberWords(reason: Extract<DropReason, { kind: 'beyond' | 'not-drawn' }>): Words {
  const { row } = reason;
  const [all, allChinese] = reason.over === 'run' ? ['the run', '整个运行中'] : ['a batch', '每批中'];
  if (reason.kind === 'not-drawn') {
    const { every } = reason;
    return words(
      `of ${all} one row in ${every} goes on, and this is row ${row}`,
      `${allChinese}每 ${every} 行保留一行，这是第 ${row} 行`,
    );
  }
  const { from, to } = reason;
  if (to < from) return words('no row is to go on', '不保留任何行');
  return words(
    `of ${all} rows ${from} to ${to} go on, and this is row ${row}`,
    `${allChinese}只保留第 ${from} 至 ${to} 行，这是第 ${row} 行`,
  );
}

/** With what the row holds: ` (qty is 0, paid is null)`. */
function withHeld(said: Words, held: readonly HeldValue[]): Words {
  if (held.length === 0) return said;
  const shown = held.slice(0, mostValues);
  const more = held.length > mostValues;
  const english = shown.map(({ name, value }) => `${name} is ${valueText(value)}`).join(', ');
  const chinese = shown.map(({ name, value }) => `${name} 为 ${valueText(value)}`).join('，');
  return words(
    `${said.en} (${english}${more ? ', …' : ''})`,
    `${said['zh-CN']}（${chinese}${more ? '，…' : ''}）`,
  );
}

/** On one line, however it is written. */
function codeOf(text: string): string {
  return boundedText(text.trim().replace(/\s*[\r\n]+\s*/g, '; '), longestCode);
}

function valueText(value: unknown): string {
  return boundedText(JSON.stringify(value ?? null), longestValue);
}
