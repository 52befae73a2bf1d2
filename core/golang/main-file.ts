import { goString } from '../expr/go/go-literal.ts';
import type { GoNaming } from './go-files.ts';
import { generatedHeader } from './kisrt-files.ts';

/** The command: rows from standard input through a flow, batch by batch. `withStore` has its connectors' rows lie in files. */
export function mainFile(flow: string, naming: GoNaming, withStore: boolean): string {
  const store = withStore
    ? `
	store := flag.String("store", storeFolder(), "folder with the connectors' rows: read, and what is saved is added")`
    : '';
  return `${generatedHeader}
// The command reads rows from standard input, runs a flow with them and prints the rows that come out.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/aceld/kis-flow/file"
	"github.com/aceld/kis-flow/kis"
	"github.com/aceld/kis-flow/log"

	${goString(`${naming.module}/kisrt`)}
)

type options struct {
	conf, flow, rows, format, out string
	batch                         int
	trace                         bool
}

func main() {
	var given options
	flag.StringVar(&given.conf, "conf", "conf", "folder of KisFlow's YAML")
	flag.StringVar(&given.flow, "flow", ${goString(flow)}, "flow to run")
	flag.StringVar(&given.rows, "rows", "-", "file of the rows; - is standard input")
	flag.StringVar(&given.format, "format", "", "jsonl, json or csv; without it the file's name and the first line tell")
	flag.StringVar(&given.out, "out", "-", "file for what comes out, JSON Lines; - is standard output")
	flag.IntVar(&given.batch, "batch", 1000, "rows a batch")
	flag.BoolVar(&given.trace, "trace", false, "print the rows out of every function, with their batch and visit")${store}
	flag.Parse()
${withStore ? '\tkisrt.Stored = kisrt.NewStore(*store)\n' : ''}	if err := start(given); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
${
  withStore
    ? `
// storeFolder is where the rows lie, unless --store says so: kisflow-studio verify gives its own.
func storeFolder() string {
	if folder := os.Getenv("KISFLOW_STORE"); folder != "" {
		return folder
	}
	return kisrt.StoreFolder
}
`
    : ''
}
func start(given options) (err error) {
	if flag.NArg() > 0 {
		return fmt.Errorf("%q is no option; see --help", flag.Arg(0))
	}
	if given.batch < 1 {
		return fmt.Errorf("--batch is %d; it has to be 1 or more", given.batch)
	}
	log.SetLogger(stderrLog{})
	Register()
	if err := file.ConfigImportYaml(given.conf); err != nil {
		return fmt.Errorf("%s: %w", given.conf, err)
	}
	flow := kis.Pool().GetFlow(given.flow)
	if flow == nil {
		return fmt.Errorf("there is no flow %q in %s, or its status is 0", given.flow, given.conf)
	}
	if err := CheckSetups(flow); err != nil {
		return err
	}
	in, name, err := open(given.rows)
	if err != nil {
		return err
	}
	defer in.Close()
	out := os.Stdout
	if given.out != "-" {
		if out, err = os.Create(given.out); err != nil {
			return err
		}
	}
	buffer := bufio.NewWriterSize(out, 1<<20)
	defer func() {
		for _, end := range []func() error{buffer.Flush, out.Close} {
			if failed := end(); err == nil {
				err = failed
			}
		}
	}()
	printer := &printer{out: json.NewEncoder(buffer), trace: given.trace}
	printer.out.SetEscapeHTML(false)
	kisrt.Tap = printer.rows
	rows, err := kisrt.NewInput(in, name, given.format)
	if err != nil {
		return err
	}
	return run(context.Background(), flow, printer, rows, given.batch)
}

// open gives a file, or standard input: nothing, when that is a terminal.
func open(rows string) (in io.ReadCloser, name string, err error) {
	if rows != "-" {
		in, err = os.Open(rows)
		return in, rows, err
	}
	if known, err := os.Stdin.Stat(); err == nil && known.Mode()&os.ModeCharDevice != 0 {
		return io.NopCloser(strings.NewReader("")), "stdin", nil
	}
	return os.Stdin, "stdin", nil
}

// run commits rows batch by batch; without any it runs the flow once. A row that can't be read ends it with its line: KisFlow
// would throw away the whole batch without a word.
func run(ctx context.Context, flow kis.Flow, printer *printer, rows *kisrt.Input, size int) error {
	decode := DecoderOf(flow.GetName())
	for inBatch := 0; ; {
		text, line, err := rows.Next()
		isEnd := errors.Is(err, io.EOF)
		if err != nil && !isEnd {
			return err
		}
		if !isEnd {
			row, err := decode(text)
			if err != nil {
				return rows.Wrong(line, err)
			}
			if err := flow.CommitRow(row); err != nil {
				return err
			}
			inBatch++
		}
		if inBatch == size || (isEnd && (inBatch > 0 || printer.batch == 0)) {
			printer.batch++
			if err := kisrt.Run(ctx, flow); err != nil {
				return err
			}
			if printer.err != nil {
				return printer.err
			}
			inBatch = 0
		}
		if isEnd {
			return nil
		}
	}
}

// printer writes what functions hand on: of the last function its rows, or with --trace of all with where they came from; visits
// are counted over all batches.
type printer struct {
	out          *json.Encoder
	trace        bool
	batch, visit int
	err          error
}

type traced struct {
	Batch int         \`json:"batch"\`
	Visit int         \`json:"visit"\`
	Node  string      \`json:"node"\`
	Row   interface{} \`json:"row"\`
}

type tracedNone struct {
	Batch int    \`json:"batch"\`
	Visit int    \`json:"visit"\`
	Node  string \`json:"node"\`
	Rows  int    \`json:"rows"\`
}

func (p *printer) rows(flow kis.Flow, rows []interface{}) {
	p.visit++
	if !p.trace {
		if flow.GetThisFunction().Next() == nil {
			for _, row := range rows {
				p.print(row)
			}
		}
		return
	}
	node := kisrt.Node(flow)
	for _, row := range rows {
		p.print(traced{p.batch, p.visit, node, row})
	}
	if len(rows) == 0 {
		p.print(tracedNone{p.batch, p.visit, node, 0})
	}
}

func (p *printer) print(value interface{}) {
	if err := p.out.Encode(value); err != nil && p.err == nil {
		p.err = err
	}
}

// stderrLog keeps KisFlow's messages out of standard output.
type stderrLog struct{}

func (stderrLog) InfoFX(ctx context.Context, str string, v ...interface{}) {
	fmt.Fprintf(os.Stderr, str, v...)
}

func (stderrLog) ErrorFX(ctx context.Context, str string, v ...interface{}) {
	fmt.Fprintf(os.Stderr, str, v...)
}

func (stderrLog) DebugFX(ctx context.Context, str string, v ...interface{}) {}

func (stderrLog) InfoF(str string, v ...interface{}) {}

func (stderrLog) ErrorF(str string, v ...interface{}) {
	fmt.Fprintf(os.Stderr, str, v...)
}

func (stderrLog) DebugF(str string, v ...interface{}) {}

func (stderrLog) SetDebugMode(enable bool) {}
`;
}
