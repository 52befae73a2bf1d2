// The command cel-referee lets cel-go, the reference of the language, answer what core/expr/cel-go.jsonl asks. It reads that file from
// standard input and prints it with the answers of today. The first line has rows; every other one has an expression.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"reflect"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/ext"
)

type head struct {
	Rows []map[string]interface{} `json:"rows"`
}

type question struct {
	Text    string        `json:"text"`
	Differs string        `json:"differs,omitempty"`
	Answers []interface{} `json:"answers"`
}

func main() {
	env, err := cel.NewEnv(
		cel.Variable("row", cel.MapType(cel.StringType, cel.DynType)), ext.Strings(), ext.Math(), ext.Lists())
	fail(err)
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<24)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	var first head
	in.Scan()
	fail(json.Unmarshal(in.Bytes(), &first))
	fmt.Println(in.Text())
	for in.Scan() {
		var one question
		fail(json.Unmarshal(in.Bytes(), &one))
		one.Answers = answers(env, one.Text, first.Rows)
		if one.Answers != nil {
			fail(out.Encode(one))
		}
	}
	fail(in.Err())
}

// answers are the values for each row, null for an error; none at all for an expression that is no CEL.
func answers(env *cel.Env, text string, rows []map[string]interface{}) []interface{} {
	checked, issues := env.Compile(text)
	if issues.Err() != nil {
		return nil
	}
	program, err := env.Program(checked)
	fail(err)
	var found []interface{}
	for _, row := range rows {
		value, _, err := program.Eval(map[string]interface{}{"row": row})
		if err != nil {
			found = append(found, nil)
		} else {
			found = append(found, plain(value))
		}
	}
	return found
}

func plain(value ref.Val) interface{} {
	switch value := value.(type) {
	case types.Double:
		if math.IsNaN(float64(value)) || math.IsInf(float64(value), 0) {
			return fmt.Sprintf("%g", float64(value))
		}
		return float64(value)
	case types.Int, types.Bool, types.String:
		return value.Value()
	}
	made, err := value.ConvertToNative(reflect.TypeOf([]interface{}{}))
	fail(err)
	list := made.([]interface{})
	for i, item := range list {
		list[i] = plain(types.DefaultTypeAdapter.NativeToValue(item))
	}
	return list
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
