import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowFailed, rowFailed } from '../../core/builtins/row-failed.ts';
import { toClosure } from '../../core/expr/evaluate.ts';
import { readExpression } from '../../core/expr/expression.ts';
import { GoBody, rounded } from '../../core/expr/go/go-body.ts';
import { goText } from '../../core/expr/go/go-expr.ts';
import { goString, typedConstant } from '../../core/expr/go/go-literal.ts';
import { GoTypes } from '../../core/expr/go/go-types.ts';
import { anyRow, expressionText, row, surroundings } from '../../core/expr/test-expressions.ts';
import { toGo } from '../../core/expr/to-go.ts';
import type { Typed } from '../../core/expr/typed.ts';
import { printStructs } from '../../core/golang/go-structs.ts';
import { kisrtFiles } from '../../core/golang/kisrt-files.ts';
import { GoModule, hasGo } from './test-go.ts';
import { toldInGo, toldInStudio } from './test-row-errors.ts';

const wellFormed = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll('\\ud', '\\ufffd'));

function functionOf(typed: Typed, index: number, types: GoTypes): string {
  const body = new GoBody();
  const value = toGo(
    typed,
    new Map([['row', { variable: { name: 'row', isUsed: true }, holds: { type: anyRow, nullable: false } }]]),
    { body, types, param: (key) => goString(`<${key}>`) },
  );
  body.line(`result = ${goText(rounded(typedConstant(value)))}`);
  body.line('return result, nil');
  const field = goString(fieldOf(index));
  return `func f${index}(row *Row, at int) (result interface{}, err error) {\n\tfield := ${field}\n\tdefer kisrt.Catch(&err, ${goString(`f${index}`)}, &at, &field)\n${body.text()}\n}\n`;
}

/** A field's name: errors tell it as it is. */
function fieldOf(index: number): string {
  return ['总 价', '$s', 'a"b', '100%d'][index % 4] ?? '';
}

const head = `package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"math"
	"os"
	"reflect"

	"example.com/exported/kisrt"
)

var _ = kisrt.Num

${toldInGo.trim()}

func show(v reflect.Value) interface{} {
	switch v.Kind() {
	case reflect.Invalid:
		return nil
	case reflect.Float64:
		if math.IsNaN(v.Float()) || math.IsInf(v.Float(), 0) {
			return kisrt.DoubleToText(v.Float())
		}
		return kisrt.Num(v.Float())
	case reflect.Ptr, reflect.Interface:
		if v.Kind() == reflect.Ptr && v.Elem().Kind() == reflect.Struct {
			return v.Interface()
		}
		return show(v.Elem())
	case reflect.Slice:
		if v.IsNil() {
			return nil
		}
		made := []interface{}{}
		for i := 0; i < v.Len(); i++ {
			made = append(made, show(v.Index(i)))
		}
		return made
	}
	return v.Interface()
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<24)
	out := json.NewEncoder(os.Stdout)
	for at := 1; in.Scan(); at++ {
		row := new(Row)
		if err := json.Unmarshal(in.Bytes(), row); err != nil {
			panic(err)
		}
		for _, f := range functions {
			value, err := f(row, at)
			var failed *kisrt.RowError
			if errors.As(err, &failed) {
				out.Encode(map[string]interface{}{"error": tellError(failed)})
			} else {
				out.Encode(map[string]interface{}{"value": show(reflect.ValueOf(value))})
			}
		}
	}
}
`;

function shown(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : String(value);
  if (Array.isArray(value)) return value.map(shown);
  return value ?? null;
}

/** The value, or what is told of the error; `index` is the expression's, `row` counted from 1. */
function outcome(typed: Typed, given: unknown, index: number, row: number): unknown {
  try {
    return { value: shown(toClosure(typed, ['row'])([given], (key) => `<${key}>`)) };
  } catch (thrown) {
    const failed = rowFailed(thrown, row, fieldOf(index));
    if (failed instanceof RowFailed) return { error: toldInStudio(failed, `f${index}`) };
    throw thrown;
  }
}

test.skipIf(!hasGo)(
  'random expressions have the Studio’s values and errors in Go',
  { timeout: 300_000 },
  () => {
    const count = Number(process.env['GO_EXPRESSIONS'] ?? 1000);
    const seed = Number(process.env['GO_SEED'] ?? 7);
    const texts = fc
      .sample(expressionText, { numRuns: count * 3, seed })
      .filter((text) => readExpression(text, surroundings).typed !== undefined)
      .slice(0, count);
    const rows = fc.sample(row, { numRuns: 40, seed }).map(wellFormed);
    const typed = texts.flatMap((text) => readExpression(text, surroundings).typed ?? []);
    const types = new GoTypes();
    if (anyRow.kind !== 'object') throw new Error('no object');
    types.struct(anyRow.fields, 'Row');
    const functions = typed.map(
      (one, index) => `// ${goString(texts[index] ?? '')}\n${functionOf(one, index, types)}`,
    );
    const list = typed.map((_, index) => `f${index}`).join(', ');
    const main = `${head}\nvar functions = []func(*Row, int) (interface{}, error){${list}}\n\n${functions.join('\n')}`;
    const module = new GoModule(
      new Map([
        ['main.go', main],
        ['rows.go', `package main\n\n${printStructs(types.structs)}`],
        ...[...kisrtFiles()].map(([name, text]) => [`kisrt/${name}`, text] as const),
      ]),
    );
    try {
      expect(module.unformatted()).toBe('');
      const printed = module.go(['run', '.'], `${rows.map((one) => JSON.stringify(one)).join('\n')}\n`);
      const found = printed
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line));
      const wrong = rows.flatMap((given, at) =>
        typed.flatMap((one, index) => {
          const [expected, got] = [outcome(one, given, index, at + 1), found[at * typed.length + index]];
          return JSON.stringify(expected) === JSON.stringify(got)
            ? []
            : [{ text: texts[index], given, expected, got }];
        }),
      );
      expect(wrong.slice(0, 5)).toEqual([]);
    } finally {
      module.remove();
    }
  },
);
