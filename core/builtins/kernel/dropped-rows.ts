import { CodedError, type Language } from '../../errors/coded-error.ts';
import { describeRowFailure, type RowFailureKind } from '../messages.ts';
import { failureKind } from '../row-failed.ts';

interface Log {
  readonly log: { warn(...values: unknown[]): void };
}

/** How many dropped rows of a batch are told one by one. */
const mostTold = 5;

interface Told {
  readonly row: number;
  readonly field: string;
  readonly kind: RowFailureKind;
}

/** Keeps count of the rows of a batch that are left out since they failed, and tells of them at its end: as an error, which has words in both languages. */
export function droppedRows(ctx: Log) {
  const told: Told[] = [];
  let count = 0;
  return {
    /** A row, counted from 1, for which this was thrown; throws it again when no row is to blame. */
    add(thrown: unknown, row: number, field: string): void {
      const kind = failureKind(thrown);
      if (kind === undefined) throw thrown;
      count += 1;
      if (told.length < mostTold) told.push({ row, field, kind });
    },
    tell(what = 'dropped'): void {
      if (count === 0) return;
      const isCut = count > told.length;
      ctx.log.warn(
        new CodedError(what === 'dropped' ? 'builtin.rows-dropped' : 'builtin.fields-emptied', {
          count,
          counted: count === 1 ? '1 row' : `${count} rows`,
          why: reasons(told, isCut, 'en'),
          whyChinese: reasons(told, isCut, 'zh-CN'),
        }),
      );
    },
  };
}

function reasons(told: readonly Told[], isCut: boolean, language: Language): string {
  const all = told.map(({ row, field, kind }) => {
    const { message } = describeRowFailure(kind, language);
    return language === 'en' ? `row ${row}, ${field}: ${message}` : `第 ${row} 行 ${field}：${message}`;
  });
  return [...all, ...(isCut ? ['…'] : [])].join(language === 'en' ? '; ' : '；');
}
