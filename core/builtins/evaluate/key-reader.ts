import type { ReadParam } from '../../expr/runtime.ts';
import { keyText } from '../kernel/keys.ts';
import type { Row, RowFailure } from '../preview.ts';
import { fieldTyped } from '../setup/field-typed.ts';
import type { ChosenField } from '../setup-reader.ts';
import { type ExpressionRunner, expressionRunner } from './expression-runner.ts';

/** Reads what rows are grouped by, for previews. */
export class KeyReader {
  readonly #runners: readonly ExpressionRunner[];

  constructor(by: readonly ChosenField[], key: string, param: ReadParam) {
    this.#runners = by.map((field) => expressionRunner(fieldTyped(field), field.name, key, ['row'], param));
  }

  read(
    row: Row,
  ): { readonly key: string; readonly values: readonly unknown[] } | { readonly failure: RowFailure } {
    const values: unknown[] = [];
    for (const run of this.#runners) {
      const found = run([row]);
      if ('failure' in found) return found;
      values.push(found.value);
    }
    return { key: values.map(keyText).join(''), values };
  }
}
