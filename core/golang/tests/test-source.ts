import { goString } from '../../expr/go/go-literal.ts';

/** What runs the cases: on KisFlow, with the store in memory in place of every connector. */
export function testSource(module: string, name: string): string {
  return `package ${name}

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/aceld/kis-flow/file"
	"github.com/aceld/kis-flow/kis"
	"github.com/aceld/kis-flow/log"

	${goString(`${module}/kisrt`)}
)

// studioCase is a run with fixed rows, and what the Studio says has to come out.
type studioCase struct {
	Flow        string
	Rows        []json.RawMessage
	Batch       int
	Ends        string
	Expect      map[string]expectation
	Store       map[string][]json.RawMessage
	ExpectStore map[string]expectation
}

type expectation struct {
	RowsOut   *int
	Rows      *[]interface{}
	Order     string
	Key       []string
	Ignore    []string
	Tolerance map[string]float64
}

// TestStudio compares what every place of a flow hands on with what the Studio gave, case by case.
func TestStudio(t *testing.T) {
	paths, err := filepath.Glob("testdata/cases/*.json")
	if err != nil {
		t.Fatal(err)
	}
	log.SetLogger(quiet{})
	kisrt.InTests = kisrt.NewStore("")
	Register()
	if err := file.ConfigImportYaml("conf"); err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		path := path
		t.Run(strings.TrimSuffix(filepath.Base(path), ".json"), func(t *testing.T) { runCase(t, path) })
	}
}

func runCase(t *testing.T, path string) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	one := studioCase{Batch: 1000}
	if err := json.Unmarshal(text, &one); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	known := kis.Pool().GetFlow(one.Flow)
	if known == nil {
		t.Skipf("flow %s is off, or not in conf", one.Flow)
	}
	// A fork remembers nothing of other cases.
	flow := known.Fork(context.Background())
	if err := CheckSetups(flow); err != nil {
		t.Fatal(err)
	}
	kisrt.InTests, kisrt.Unwritten = kisrt.NewStore(""), map[string]error{}
	for cname, rows := range one.Store {
		kisrt.InTests.Fill(cname, rows)
	}
	out := map[string][]interface{}{}
	kisrt.Tap = func(flow kis.Flow, rows []interface{}) {
		node := kisrt.Node(flow)
		for _, row := range rows {
			out[node] = append(out[node], plain(t, row))
		}
	}
	err = runRows(flow, one)
	unwritten := false
	for _, node := range nodes(flow) {
		// What comes behind a function that nobody wrote is not known.
		if kisrt.Unwritten[node] != nil {
			unwritten = true
			break
		}
		if wanted, ok := one.Expect[node]; ok {
			wanted.compare(t, node, out[node])
		}
	}
	if !unwritten {
		for cname, wanted := range one.ExpectStore {
			var rows []interface{}
			for _, row := range kisrt.InTests.Rows(cname) {
				rows = append(rows, plain(t, row))
			}
			wanted.compare(t, cname, rows)
		}
		switch {
		case one.Ends == "error" && err == nil:
			t.Error("the run ended well, and was to end with an error")
		case one.Ends != "error" && err != nil:
			t.Error(err)
		}
	}
	for node, why := range kisrt.Unwritten {
		t.Skipf("what comes from %s on is not tested: %v", node, why)
	}
}

func runRows(flow kis.Flow, one studioCase) error {
	decode := DecoderOf(one.Flow)
	for from := 0; from == 0 || from < len(one.Rows); from += one.Batch {
		for at := from; at < from+one.Batch && at < len(one.Rows); at++ {
			row, err := decode(one.Rows[at])
			if err != nil {
				return fmt.Errorf("row %d: %w", at+1, err)
			}
			if err := flow.CommitRow(row); err != nil {
				return err
			}
		}
		if err := kisrt.Run(context.Background(), flow); err != nil {
			return err
		}
	}
	return nil
}

// nodes are the places of a flow, in their order.
func nodes(flow kis.Flow) []string {
	var ids []string
	uses := map[string]int{}
	for _, place := range flow.GetConfig().Flows {
		uses[place.FuncName]++
		ids = append(ids, fmt.Sprintf("%s#%d", place.FuncName, uses[place.FuncName]))
	}
	return ids
}

// plain is a row as JSON has it.
func plain(t *testing.T, row interface{}) (value interface{}) {
	text, err := json.Marshal(row)
	if err == nil {
		err = json.Unmarshal(text, &value)
	}
	if err != nil {
		t.Fatal(err)
	}
	return value
}

const mostTold = 5

func (e expectation) compare(t *testing.T, place string, got []interface{}) {
	t.Helper()
	count := -1
	if e.Rows != nil {
		count = len(*e.Rows)
	}
	if e.RowsOut != nil {
		count = *e.RowsOut
	}
	if count >= 0 && count != len(got) {
		t.Errorf("%s: %d rows, want %d", place, len(got), count)
	}
	if e.Rows == nil {
		return
	}
	told := 0
	for at, want := range *e.Rows {
		found := e.partner(want, at, &got)
		if difference := e.difference(want, found, "", ""); difference != nil && told < mostTold {
			told++
			t.Errorf("%s: row %d%v", place, at+1, difference)
		}
	}
}

var errNoRow = errors.New(" is not there")

// partner is the row to compare with: by the key, the first that is the same in any order, or by its place. One that was found
// is taken.
func (e expectation) partner(want interface{}, at int, rows *[]interface{}) interface{} {
	if len(e.Key) == 0 && e.Order != "any" {
		if at < len(*rows) {
			return (*rows)[at]
		}
		return errNoRow
	}
	for i, row := range *rows {
		if row == errNoRow || !e.isPartner(want, row) {
			continue
		}
		(*rows)[i] = errNoRow
		return row
	}
	return errNoRow
}

func (e expectation) isPartner(want, row interface{}) bool {
	if len(e.Key) == 0 {
		return e.difference(want, row, "", "") == nil
	}
	for _, field := range e.Key {
		if !reflect.DeepEqual(fieldOf(want, field), fieldOf(row, field)) {
			return false
		}
	}
	return true
}

func fieldOf(row interface{}, field string) interface{} {
	fields, _ := row.(map[string]interface{})
	return fields[field]
}

// difference says where two values differ. A field that is missing is as one that is null; rule names it for the rules, and path
// with its place in lists.
func (e expectation) difference(want, got interface{}, rule, path string) error {
	for _, ignored := range e.Ignore {
		if rule != "" && rule == ignored {
			return nil
		}
	}
	if got == errNoRow {
		return errNoRow
	}
	switch wanted := want.(type) {
	case map[string]interface{}:
		if found, ok := got.(map[string]interface{}); ok {
			names := map[string]bool{}
			for name := range wanted {
				names[name] = true
			}
			for name := range found {
				names[name] = true
			}
			for name := range names {
				if err := e.difference(wanted[name], found[name], inside(rule, name), inside(path, name)); err != nil {
					return err
				}
			}
			return nil
		}
	case []interface{}:
		if found, ok := got.([]interface{}); ok && len(found) == len(wanted) {
			for i := range wanted {
				if err := e.difference(wanted[i], found[i], rule, fmt.Sprintf("%s[%d]", path, i)); err != nil {
					return err
				}
			}
			return nil
		}
	case float64:
		if found, ok := got.(float64); ok && e.isNear(wanted, found, rule) {
			return nil
		}
	}
	if reflect.DeepEqual(want, got) {
		return nil
	}
	wanted, _ := json.Marshal(want)
	found, _ := json.Marshal(got)
	return fmt.Errorf(", %s: %s, want %s", path, found, wanted)
}

func (e expectation) isNear(want, got float64, rule string) bool {
	tolerance := e.Tolerance[rule]
	rounding := 0x1p-52 * math.Max(math.Abs(want), math.Abs(got))
	return want == got || (tolerance > 0 && math.Abs(want-got) <= tolerance+rounding)
}

func inside(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// quiet keeps KisFlow's messages out of what tests say.
type quiet struct{}

func (quiet) InfoFX(ctx context.Context, str string, v ...interface{})  {}
func (quiet) ErrorFX(ctx context.Context, str string, v ...interface{}) {}
func (quiet) DebugFX(ctx context.Context, str string, v ...interface{}) {}
func (quiet) InfoF(str string, v ...interface{})                        {}
func (quiet) ErrorF(str string, v ...interface{})                       {}
func (quiet) DebugF(str string, v ...interface{})                       {}
func (quiet) SetDebugMode(enable bool)                                  {}
`;
}
