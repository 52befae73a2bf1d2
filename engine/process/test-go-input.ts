import fc from 'fast-check';
import type { ConnConfig } from '../../core/config/types.ts';
import { readRows } from '../../core/rows/read-rows.ts';
import { formatOf } from '../../core/rows/row-format.ts';
import { newConnConfig } from '../library.ts';
import { openStore } from '../store/embedded-store.ts';
import { loadCall, saveCall } from '../store/store-call.ts';

/** A second program: reads texts as the command does, and prints rows with their lines, and how it ended; and works on stores. */
export const readerGo = `package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/aceld/kis-flow/config"
	"github.com/aceld/kis-flow/kis"

	"example.com/p/kisrt"
)

type row struct {
	Line int             \`json:"line"\`
	Row  json.RawMessage \`json:"row"\`
}

type outcome struct {
	Rows []row  \`json:"rows"\`
	Code string \`json:"code"\`
	Line int    \`json:"line"\`
}

type conn struct {
	kis.Connector
	params map[string]string
}

func (c conn) GetName() string { return "C" }

func (c conn) GetConfig() *config.KisConnConfig {
	return &config.KisConnConfig{CName: "C", Params: c.params}
}

type function struct {
	kis.Function
	mode string
}

func (f function) GetConfig() *config.KisFuncConfig { return &config.KisFuncConfig{FMode: f.mode} }

type job struct {
	Params map[string]string
	Calls  []struct {
		Mode string
		Args interface{}
	}
}

// store makes the calls of a job, each on a store that was opened for it; gives what is loaded, "refused" for an error.
func store(one job, folder string) []interface{} {
	loaded := []interface{}{}
	for _, call := range one.Calls {
		kisrt.Stored = kisrt.NewStore(folder)
		rows, err := kisrt.InStore("C.jsonl")(context.Background(), conn{params: one.Params}, function{mode: call.Mode}, nil, call.Args)
		if err != nil {
			rows = "refused"
		}
		loaded = append(loaded, rows)
	}
	return loaded
}

func main() {
	var given struct {
		Texts  []struct{ Name, Text string }
		Stores []job
	}
	if err := json.NewDecoder(os.Stdin).Decode(&given); err != nil {
		panic(err)
	}
	out := json.NewEncoder(os.Stdout)
	for _, one := range given.Stores {
		folder, err := os.MkdirTemp(".", "store")
		if err != nil {
			panic(err)
		}
		if err := out.Encode(store(one, folder)); err != nil {
			panic(err)
		}
	}
	texts := given.Texts
	for _, one := range texts {
		found := outcome{Rows: []row{}}
		in, err := kisrt.NewInput(strings.NewReader(one.Text), one.Name, "")
		for err == nil {
			var text []byte
			var line int
			if text, line, err = in.Next(); err == nil {
				found.Rows = append(found.Rows, row{line, append([]byte{}, text...)})
			}
		}
		var wrong *kisrt.InputError
		if errors.As(err, &wrong) {
			found.Code, found.Line = wrong.Code, wrong.Line
		} else if !errors.Is(err, io.EOF) {
			panic(err)
		}
		if err := out.Encode(found); err != nil {
			panic(err)
		}
	}
}
`;

/** Texts in and around the formats of rows. */
export const texts = fc.record({
  Name: fc.constantFrom('a.csv', 'a.tsv', 'stdin', 'a.jsonl', 'a.txt'),
  Text: fc
    .array(
      fc.constantFrom(
        ...['a', 'b', 'x', '1', '007', '1.50', '-0', 'true', ' ', '城市', ',', ',', ';', '\t', '"', '""'],
        ...[
          '\n',
          '\n',
          '\r\n',
          '\r',
          'sep=;',
          '{"a":1}',
          '[',
          ']',
          '{',
          '}',
          ':',
          '"a"',
          '123456789012345678',
        ],
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join('')),
});

const value = fc.oneof(
  fc.constantFrom(null, 0, -0, 1, 1.5, '1', 'x', '<&>', true, ''),
  fc.constant([1, 'a']),
);
const storedRow = fc.oneof(
  { weight: 9, arbitrary: fc.dictionary(fc.constantFrom('id', 'k', 'v'), value) },
  fc.constantFrom<unknown[]>(5, 'text', [1]),
);
/** Calls of a connector in the store. */
export const storeJob = fc.record({
  Params: fc.constantFrom<Record<string, string>[]>({}, { key: 'id' }, { key: 'x', studio_key: 'id, k' }),
  Calls: fc.array(
    fc.oneof(
      fc.record({
        Mode: fc.constant('Save'),
        Args: fc.oneof(fc.array(storedRow, { maxLength: 4 }), storedRow),
      }),
      fc.record({
        Mode: fc.constant('Load'),
        Args: fc.oneof(fc.constant(null), storedRow, fc.array(storedRow, { maxLength: 3 })),
      }),
    ),
    { minLength: 1, maxLength: 6 },
  ),
});

/** What the sample store gives for the same calls. */
export function storeInStudio({
  Params,
  Calls,
}: {
  Params: Record<string, string>;
  Calls: { Mode: string; Args: unknown }[];
}) {
  const conf: ConnConfig = { ...newConnConfig('C'), params: Params };
  const store = openStore(null);
  try {
    return Calls.map(({ Mode, Args }) => {
      try {
        if (Mode === 'Load') return store.load(loadCall(conf, Args)).map((row): unknown => JSON.parse(row));
        store.save(saveCall(conf, Args));
        return null;
      } catch {
        return 'refused';
      }
    });
  } finally {
    store.close();
  }
}

/** What Go's parser says of JSON it says by other rules: those faults are alike whatever their code and line. */
const jsonFaults = ['process.row-not-json', 'process.element-not-json', 'process.source-not-array'];

/** What the Studio reads of a text. */
export function readInStudio({ Name, Text }: { Name: string; Text: string }): unknown {
  const { rows: found, failure } = readRows(Text, Name, formatOf(Name, Text));
  return told(
    found.map((row): unknown => JSON.parse(row)),
    failure?.code ?? '',
    failure?.line ?? 0,
  );
}

function told(found: readonly unknown[], code: string, line: number): unknown {
  return jsonFaults.includes(code) ? 'json' : { found, code, line };
}

/** The same, as the program printed it. */
export function readInGo(outcome: unknown): unknown {
  const {
    rows: found,
    code,
    line,
  } = outcome as {
    rows: { line: number; row: unknown }[];
    code: string;
    line: number;
  };
  return told(
    found.map(({ row }) => row),
    code,
    line,
  );
}
