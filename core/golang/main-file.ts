import { goString } from '../expr/go/go-literal.ts';
import type { GoNaming } from './go-files.ts';
import { generatedHeader } from './kisrt-files.ts';

/** The command: rows from standard input through a flow, batch by batch. */
export function mainFile(flow: string, naming: GoNaming): string {
  return `${generatedHeader}
// The command reads rows from standard input, JSON Lines, runs a flow with them and prints the rows that come out.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/aceld/kis-flow/file"
	"github.com/aceld/kis-flow/kis"
	"github.com/aceld/kis-flow/log"

	${goString(`${naming.module}/kisrt`)}
)

func main() {
	conf := flag.String("conf", "conf", "folder of KisFlow's YAML")
	name := flag.String("flow", ${goString(flow)}, "flow to run")
	size := flag.Int("batch", 1000, "rows a batch")
	trace := flag.Bool("trace", false, "print the rows out of every function, with their batch and visit")
	flag.Parse()
	if err := start(*conf, *name, *size, *trace); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func start(conf, name string, size int, trace bool) (err error) {
	if size < 1 {
		return fmt.Errorf("--batch is %d; it has to be 1 or more", size)
	}
	log.SetLogger(stderrLog{})
	Register()
	if err := file.ConfigImportYaml(conf); err != nil {
		return fmt.Errorf("%s: %w", conf, err)
	}
	flow := kis.Pool().GetFlow(name)
	if flow == nil {
		return fmt.Errorf("there is no flow %q in %s, or its status is 0", name, conf)
	}
	if err := CheckSetups(flow); err != nil {
		return err
	}
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	defer func() {
		if failed := out.Flush(); err == nil {
			err = failed
		}
	}()
	printer := &printer{out: json.NewEncoder(out), trace: trace}
	printer.out.SetEscapeHTML(false)
	kisrt.Tap = printer.rows
	return run(context.Background(), flow, printer, os.Stdin, size)
}

// run commits rows batch by batch. A row that can't be read ends it with its line: KisFlow would throw away the whole batch
// without a word.
func run(ctx context.Context, flow kis.Flow, printer *printer, in io.Reader, size int) error {
	decode := DecoderOf(flow.GetName())
	lines := bufio.NewReaderSize(in, 1<<20)
	inBatch := 0
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\\n')
		if text := bytes.TrimSpace(line); len(text) > 0 {
			row, err := decode(text)
			if err != nil {
				return fmt.Errorf("line %d: %w", n, err)
			}
			if err := flow.CommitRow(row); err != nil {
				return err
			}
			inBatch++
		}
		if inBatch == size || (err != nil && inBatch > 0) {
			printer.batch++
			if err := flow.Run(ctx); err != nil {
				return err
			}
			if printer.err != nil {
				return printer.err
			}
			inBatch = 0
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
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
