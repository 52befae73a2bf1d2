import { toClosure } from '../../expr/evaluate.ts';
import { RowError } from '../../expr/row-error.ts';
import type { ReadParam } from '../../expr/runtime.ts';
import { keyText } from '../kernel/keys.ts';
import { isStepsEnd, type Row, type RowFailure } from '../preview.ts';
import { fieldTyped } from '../setup/field-typed.ts';
import type { ChosenField } from '../setup-reader.ts';
import type { TotalLine } from '../totals/read-totals.ts';
import type { TotalState } from '../totals/total-kinds.ts';
import { type ExpressionRunner, expressionRunner } from './expression-runner.ts';

/** A group's totals so far. */
export interface Group {
  readonly keys: readonly unknown[];
  step(values: readonly unknown[]): void;
  /** The values of its fields: what it is grouped by, then its totals. */
  row(): { readonly values: readonly unknown[] } | { readonly failure: RowFailure };
}

/** What a total gets that takes no value. */
const noValue = { value: 0 };

/** Groups rows, and totals them as they come; for previews. */
export class GroupTotals {
  readonly #groups = new Map<string, Group>();
  readonly #by: readonly ExpressionRunner[];
  readonly #lines: readonly TotalLine[];
  /** What each total of each line takes of a row; undefined for one that takes nothing. */
  readonly #args: readonly (ExpressionRunner | undefined)[];
  readonly #key: string;
  readonly #param: ReadParam;

  constructor(
    by: readonly ChosenField[],
    lines: readonly TotalLine[],
    key: string,
    param: ReadParam,
    byKey = 'group_by',
  ) {
    this.#key = key;
    this.#param = param;
    this.#by = by.map((chosen) => expressionRunner(fieldTyped(chosen), chosen.name, byKey, ['row'], param));
    this.#lines = lines;
    this.#args = lines.flatMap(({ name, totals, line }) =>
      totals.map(({ arg }) =>
        arg === undefined ? undefined : expressionRunner(arg, name, key, ['row'], param, line.rightStart),
      ),
    );
  }

  /** Takes a batch in; the groups that it touched in the order of their first row there, with these rows. */
  *take(
    rows: readonly Row[],
    fail: (index: number, failure: RowFailure) => void,
  ): Generator<undefined, Map<Group, number[]>, undefined> {
    const touched = new Map<Group, number[]>();
    for (const [index, row] of rows.entries()) {
      if (isStepsEnd(index)) yield;
      const taken = this.takeRow(row);
      if ('failure' in taken) fail(index, taken.failure);
      else {
        const from = touched.get(taken.group);
        if (from === undefined) touched.set(taken.group, [index]);
        else from.push(index);
      }
    }
    return touched;
  }

  /** Takes one row into its group. */
  takeRow(row: Row): { readonly group: Group } | { readonly failure: RowFailure } {
    const given = [row];
    const keys: unknown[] = [];
    for (const run of this.#by) {
      const found = run(given);
      if ('failure' in found) return found;
      keys.push(found.value);
    }
    const values: unknown[] = [];
    for (const run of this.#args) {
      const found = run === undefined ? noValue : run(given);
      if ('failure' in found) return found;
      values.push(found.value);
    }
    const group = this.#group(keys);
    group.step(values);
    return { group };
  }

  #group(keys: readonly unknown[]): Group {
    const text = keys.map(keyText).join('');
    let group = this.#groups.get(text);
    if (group === undefined) {
      group = this.#made(keys);
      this.#groups.set(text, group);
    }
    return group;
  }

  #made(keys: readonly unknown[]): Group {
    const lines = this.#lines.map((line) => lineState(line, this.#key, this.#param));
    const states = lines.flatMap((line) => line.states);
    return {
      keys,
      step: (values) => {
        for (const [index, state] of states.entries()) state.step(values[index]);
      },
      row() {
        const values = [...keys];
        for (const line of lines) {
          const found = line.result();
          if ('failure' in found) return found;
          values.push(found.value);
        }
        return { values };
      },
    };
  }
}

/** The totals of one line for one group. */
function lineState(
  { name, totals, value }: TotalLine,
  key: string,
  param: ReadParam,
): {
  states: readonly TotalState[];
  result(): { readonly value: unknown } | { readonly failure: RowFailure };
} {
  const states = totals.map(({ kind, part }) => kind.state(part));
  const evaluate = toClosure(
    value,
    totals.map((total) => total.name),
  );
  return {
    states,
    result() {
      try {
        const result = evaluate(
          states.map((state) => state.result()),
          param,
        );
        if (typeof result !== 'number' || value.type.kind !== 'double') return { value: result ?? null };
        if (Number.isFinite(result)) return { value: result + 0 };
        return { failure: { kind: 'not-finite', field: name, key } };
      } catch (thrown) {
        if (!(thrown instanceof RowError)) throw thrown;
        return { failure: { kind: thrown.kind, field: name, key } };
      }
    },
  };
}
