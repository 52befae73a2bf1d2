import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Program } from '../../core/builtins/definition.ts';
import { goFunction } from '../../core/builtins/go/go-writer.ts';
import { objectOf, ownValue } from '../../core/builtins/row-values.ts';
import { goString } from '../../core/expr/go/go-literal.ts';
import { GoTypes, NoStruct } from '../../core/expr/go/go-types.ts';
import type { Field } from '../../core/expr/types.ts';
import { printStructs } from '../../core/golang/go-structs.ts';
import { kisrtFiles } from '../../core/golang/kisrt-files.ts';
import type { RowFields } from '../../core/row-types/row-type.ts';
import {
  allCases,
  type BuiltinCase,
  fieldsOf,
  type Outcome,
  programOf,
  runInPreview,
} from './test-builtins.ts';
import { GoModule, hasGo } from './test-go.ts';
import { type RowErrorTold, toldInGo, toldInStudio } from './test-row-errors.ts';
import { anyRows } from './test-rows.ts';

/** Whether a value is what its field says: what Go reads of others is another matter. */
function conforms({ type, nullable }: Field, value: unknown): boolean {
  if (value === null || value === undefined) return nullable || type.kind === 'null';
  switch (type.kind) {
    case 'list':
      return Array.isArray(value) && value.every((item) => conforms(type.item, item));
    case 'object':
      return isRow(value) && rowConforms(type.fields, value);
    case 'any':
      return true;
    default:
      return (
        typeof value === (type.kind === 'bool' ? 'boolean' : type.kind === 'string' ? 'string' : 'number')
      );
  }
}

function isRow(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function rowConforms(fields: RowFields, row: Record<string, unknown>): boolean {
  const known = Object.keys(row).every((name) => fields.has(name));
  return (
    known &&
    [...fields].every(([name, field]) => conforms(field, Object.hasOwn(row, name) ? row[name] : null))
  );
}

/** Missing and null are the same: Go's structs write null for both. */
function filled({ type }: Pick<Field, 'type'>, value: unknown): unknown {
  if (type.kind === 'list' && Array.isArray(value)) return value.map((item) => filled(type.item, item));
  if (type.kind !== 'object' || !isRow(value)) return value ?? null;
  return objectOf(
    [...type.fields].map(([name, field]) => [name, filled(field, ownValue(value, name))] as const),
  );
}

interface Written {
  readonly one: BuiltinCase;
  readonly program: Program;
  readonly code: string;
  readonly batches: readonly (readonly unknown[])[];
}

const runner = `package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"

	"github.com/aceld/kis-flow/common"
	"github.com/aceld/kis-flow/config"
	"github.com/aceld/kis-flow/kis"
	"github.com/aceld/kis-flow/log"

	"example.com/exported/kisrt"
)

type fake struct {
	kis.Flow
	params map[string]string
	memory map[string]interface{}
	in     common.KisRowArr
	out    []interface{}
	action kis.Action
	isSave bool
	stored []json.RawMessage
	saved  []interface{}
}

// store is a connector: it keeps what is saved, and gives the stored rows that one of the matches describes.
type store struct {
	kis.Connector
	of *fake
}

func (s store) Call(ctx context.Context, flow kis.Flow, args interface{}) (interface{}, error) {
	if s.of.isSave {
		s.of.saved = append(s.of.saved, args)
		return nil, nil
	}
	if args == nil {
		return s.of.stored, nil
	}
	text, err := json.Marshal(args)
	if err != nil {
		return nil, err
	}
	var matches []map[string]interface{}
	if err := json.Unmarshal(text, &matches); err != nil {
		return nil, err
	}
	found := []json.RawMessage{}
	for _, row := range s.of.stored {
		for _, match := range matches {
			if describes(match, row) {
				found = append(found, row)
				break
			}
		}
	}
	return found, nil
}

func describes(match map[string]interface{}, row json.RawMessage) bool {
	var values map[string]interface{}
	if err := json.Unmarshal(row, &values); err != nil {
		panic(err)
	}
	for name, value := range match {
		if !reflect.DeepEqual(values[name], value) {
			return false
		}
	}
	return true
}

// lines is a log that keeps what is printed.
type lines struct {
	log.KisLogger
	printed []string
}

func (l *lines) InfoFX(ctx context.Context, str string, v ...interface{}) {
	line := strings.TrimSuffix(fmt.Sprintf(str, v...), "\\n")
	l.printed = append(l.printed, strings.TrimPrefix(line, "Built: "))
}

type memory struct {
	kis.Function
	of *fake
}

func (m memory) GetMetaData(key string) interface{}        { return m.of.memory[key] }
func (m memory) SetMetaData(key string, value interface{}) { m.of.memory[key] = value }
func (f *fake) Input() common.KisRowArr                    { return f.in }
func (f *fake) GetFuncParam(key string) string             { return f.params[key] }
func (f *fake) GetThisFunction() kis.Function              { return memory{of: f} }
func (f *fake) CommitRow(row interface{}) error            { f.out = append(f.out, row); return nil }
func (f *fake) GetConnector() (kis.Connector, error)       { return store{of: f}, nil }
func (f *fake) GetThisFuncConf() *config.KisFuncConfig     { return nil }
func (f *fake) Next(acts ...kis.ActionFunc) error          { f.action = kis.LoadActions(acts); return nil }

type job struct {
	Params  map[string]string
	Batches [][]json.RawMessage
	Stored  []json.RawMessage
	IsSave  bool
}

${toldInGo.trim()}

type outcome struct {
	Out     []interface{} \`json:"out"\`
	Error   *told         \`json:"error,omitempty"\`
	Saved   []interface{} \`json:"saved"\`
	Printed []string      \`json:"printed"\`
}

func main() {
	var jobs []job
	if err := json.NewDecoder(os.Stdin).Decode(&jobs); err != nil {
		panic(err)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for i, job := range jobs {
		flow := &fake{params: job.Params, memory: map[string]interface{}{}, isSave: job.IsSave, stored: job.Stored}
		printed := &lines{}
		log.SetLogger(printed)
		done := outcome{Out: []interface{}{}}
		for _, batch := range job.Batches {
			flow.in, flow.out, flow.action = nil, nil, kis.Action{}
			for _, row := range batch {
				flow.in = append(flow.in, string(row))
			}
			err := functions[i](context.Background(), flow)
			var row *kisrt.RowError
			if errors.As(err, &row) {
				done.Error = tellError(row)
				break
			}
			if err != nil {
				panic(err)
			}
			switch {
			case flow.action.Abort || flow.action.JumpFunc != "":
				done.Out = append(done.Out, nil)
			case len(flow.out) > 0:
				done.Out = append(done.Out, flow.out)
			case flow.action.ForceEntryNext:
				done.Out = append(done.Out, []interface{}{})
			case flow.action.DataReuse && len(flow.in) > 0:
				done.Out = append(done.Out, batch)
			default:
				done.Out = append(done.Out, nil)
			}
		}
		done.Saved, done.Printed = flow.saved, printed.printed
		if err := enc.Encode(done); err != nil {
			panic(err)
		}
	}
	os.Stdout.Write(b.Bytes())
}
`;

/** What each of them can write in Go, with the batches of its case and random ones. */
function written(types: GoTypes): Written[] {
  const all: Written[] = [];
  const cases = allCases();
  for (const [index, one] of cases.entries()) {
    // A connector in Go gives structs: their values have the right types. Load reads those that come as JSON with its own words.
    const isAskedFor = one.builtin.name === 'lookup' || one.builtin.name === 'join';
    if (isAskedFor && one.name === 'a stored value of another type') continue;
    const fields = fieldsOf(one);
    const program = programOf(one.builtin, one.setup, fields);
    const siblings = cases.filter(({ builtin }) => builtin === one.builtin).length;
    try {
      const struct = types.struct(fields, 'Input');
      const { code } = goFunction(`f${index}`, 'Built', program.go, { struct, fields }, types);
      const rows = fc.sample(anyRows(fields), { numRuns: Math.ceil(batchesEach / siblings), seed: index });
      const sound = [...one.batches.map((batch) => [...batch]), ...rows]
        .map((batch) =>
          batch
            .filter((row) => isRow(row) && rowConforms(fields, row))
            .map((row) => filled({ type: { kind: 'object', fields } }, row)),
        )
        .filter((batch) => batch.length > 0);
      // A failure ends a run: each batch has one of its own, and all of them another.
      for (const batches of [sound, ...sound.map((batch) => [batch])])
        all.push({ one, program, code, batches });
    } catch (thrown) {
      // Fields that Go can't have are refused.
      if (!(thrown instanceof NoStruct)) throw thrown;
    }
  }
  return all;
}

interface Told extends Pick<Outcome, 'out' | 'saved'> {
  error?: RowErrorTold;
  /** Lines in the log. */
  printed: readonly string[] | null;
}

/** What the preview makes of the batches, with what it would print of those that it gets to. */
function expectedOf({ one, program, batches }: Written): Told {
  const { error, ...outcome } = runInPreview(one, program, batches);
  const evaluate = program.evaluator({ param: (key) => one.setup[key] ?? '', stored: one.stored });
  const printed = batches.slice(0, outcome.out.length).flatMap((rows) => {
    const copy = structuredClone(rows).filter(isRow);
    return evaluate(copy).prints ?? [];
  });
  return { ...outcome, printed, ...(error && { error: toldInStudio(error, 'Built') }) };
}

function shown({ out, error, saved, printed }: Told, isPrinting: boolean): unknown {
  const plain = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (_key, inner: unknown) => (inner === undefined ? null : inner)).replaceAll(
        '-0,',
        '0,',
      ),
    );
  return {
    out: plain(out),
    saved: plain(saved ?? []),
    printed: isPrinting ? (printed ?? []).map(sameText) : [],
    ...(error && { error }),
  };
}

/** Go escapes more in JSON than it has to. */
function sameText(line: string): unknown {
  return line.startsWith('{') ? JSON.parse(line) : line;
}

/** Random batches for each built-in. More of them: GO_BATCHES=5000. */
const batchesEach = Number(process.env['GO_BATCHES'] ?? 200);

test.skipIf(!hasGo)(
  'built-ins hand on the same rows in Go, and fail with the same words',
  { timeout: 300_000 },
  () => {
    const types = new GoTypes();
    const all = written(types);
    const codes = [...new Set(all.map(({ code }) => code))];
    const names = all.map(({ code }) => /^func (f\d+)/.exec(code)?.[1] ?? '');
    const module = new GoModule(
      new Map([
        ['main.go', runner],
        [
          'list.go',
          `package main\n\nimport (\n\t"context"\n\n\t"github.com/aceld/kis-flow/kis"\n)\n\nvar functions = []func(context.Context, kis.Flow) error{${names.join(', ')}}\n`,
        ],
        [
          'functions.go',
          `package main\n\nimport (\n\t"context"\n\n\t"github.com/aceld/kis-flow/kis"\n\n\t${goString('example.com/exported/kisrt')}\n)\n\n${codes.join('\n')}`,
        ],
        ['rows.go', `package main\n\n${printStructs(types.structs)}`],
        ...[...kisrtFiles()].map(([name, text]) => [`kisrt/${name}`, text] as const),
      ]),
    );
    try {
      expect(module.unformatted()).toBe('');
      module.go(['vet', './...']);
      const jobs = all.map(({ one, batches }) => ({
        Params: one.setup,
        Batches: batches,
        Stored: one.stored,
        IsSave: one.builtin.connector === 'Save',
      }));
      const found = module
        .go(['run', '.'], JSON.stringify(jobs))
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line));
      const wrong = all.flatMap((made, index) => {
        const { one, batches } = made;
        const isPrinting = one.builtin.name === 'print';
        const expected = shown(expectedOf(made), isPrinting);
        const got = shown(found[index] as Told, isPrinting);
        const { name, setup, builtin } = one;
        try {
          expect(got).toEqual(expected);
          return [];
        } catch {
          return [
            {
              builtin: builtin.name,
              name,
              setup,
              batches: JSON.stringify(batches).slice(0, 500),
              expected,
              got: found[index],
            },
          ];
        }
      });
      expect(
        wrong.length === 0
          ? []
          : [wrong.length, ...wrong.toSorted((a, b) => a.batches.length - b.batches.length).slice(0, 3)],
      ).toEqual([]);
    } finally {
      module.remove();
    }
  },
);
