import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toClosure } from '../../core/expr/evaluate.ts';
import { readExpression } from '../../core/expr/expression.ts';
import { GoBody, rounded } from '../../core/expr/go/go-body.ts';
import { goText } from '../../core/expr/go/go-expr.ts';
import { goString, typedConstant } from '../../core/expr/go/go-literal.ts';
import { GoTypes } from '../../core/expr/go/go-types.ts';
import { RowError } from '../../core/expr/row-error.ts';
import { anyRow, expressionText, row, surroundings } from '../../core/expr/test-expressions.ts';
import { toGo } from '../../core/expr/to-go.ts';
import type { Typed } from '../../core/expr/typed.ts';
import { printStructs } from '../../core/golang/go-structs.ts';
import { kisrtFiles } from '../../core/golang/kisrt-files.ts';
import { GoModule, hasGo } from './test-go.ts';

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
  body.line('return result, ""');
  return `func f${index}(row *Row) (result interface{}, kind string) {\n\tdefer catch(&kind)\n${body.text()}\n}\n`;
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

func catch(kind *string) {
	found := recover()
	if found == nil {
		return
	}
	var err error
	row, field := 0, ""
	func() {
		defer kisrt.Catch(&err, "", &row, &field)
		panic(found)
	}()
	var failed *kisrt.RowError
	if errors.As(err, &failed) {
		*kind = failed.Kind
	}
}

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
	for in.Scan() {
		row := new(Row)
		if err := json.Unmarshal(in.Bytes(), row); err != nil {
			panic(err)
		}
		for _, f := range functions {
			value, kind := f(row)
			if kind != "" {
				out.Encode(map[string]interface{}{"kind": kind})
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

function outcome(typed: Typed, given: unknown): unknown {
  try {
    return { value: shown(toClosure(typed, ['row'])([given], (key) => `<${key}>`)) };
  } catch (thrown) {
    if (thrown instanceof RowError) return { kind: thrown.kind };
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
    const main = `${head}\nvar functions = []func(*Row) (interface{}, string){${list}}\n\n${functions.join('\n')}`;
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
          const [expected, got] = [outcome(one, given), found[at * typed.length + index]];
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
