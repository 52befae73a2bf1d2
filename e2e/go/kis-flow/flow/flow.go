// Package flow is part of a stand-in for KisFlow: its runs go where KisFlow's go.
package flow

import (
	"context"
	"fmt"
	"reflect"
	"time"

	"github.com/aceld/kis-flow/common"
	"github.com/aceld/kis-flow/config"
	"github.com/aceld/kis-flow/kis"
)

type flow struct {
	conf   *config.KisFlowConfig
	chain  []*function
	buffer common.KisRowArr
	data   map[int]common.KisRowArr
	before int
	this   *function
	action kis.Action
	meta   map[string]interface{}
	cache  map[string]interface{}
}

// NewKisFlow makes a flow without functions.
func NewKisFlow(conf *config.KisFlowConfig) kis.Flow {
	return &flow{conf: conf, meta: map[string]interface{}{}, cache: map[string]interface{}{}}
}

func (f *flow) Link(fConf *config.KisFuncConfig, fParams config.FParam) error {
	if err := f.AppendNewFunction(fConf, fParams); err != nil {
		return err
	}
	f.conf.AppendFunctionConfig(config.KisFlowFunctionParam{FuncName: fConf.FName, Params: fParams})
	return nil
}

func (f *flow) AppendNewFunction(fConf *config.KisFuncConfig, fParams config.FParam) error {
	made := &function{flow: f, conf: fConf, at: len(f.chain) + 1, meta: map[string]interface{}{}, params: config.FParam{}}
	for _, params := range []config.FParam{fConf.Option.Params, fParams} {
		for key, text := range params {
			made.params[key] = text
		}
	}
	if fConf.Option.CName != "" {
		conf, err := fConf.GetConnConfig()
		if err != nil {
			return err
		}
		made.conn = &connector{conf: conf, meta: map[string]interface{}{}}
		if err := made.conn.Init(); err != nil {
			return err
		}
	}
	f.chain = append(f.chain, made)
	return nil
}

// Run lets the rows that were committed through the chain. Levels of data are counted from 1, the rows themselves are level 0.
func (f *flow) Run(ctx context.Context) error {
	if f.conf.Status == int(common.FlowDisable) {
		return nil
	}
	f.data = map[int]common.KisRowArr{0: f.buffer}
	f.buffer, f.before = nil, 0
	for at := 1; at > 0 && at <= len(f.chain); {
		f.this = f.chain[at-1]
		if _, ok := f.data[f.before]; !ok {
			return fmt.Errorf("level %d has no data", f.before)
		}
		f.this.input = f.data[f.before]
		if err := f.this.Call(ctx, f); err != nil {
			return err
		}
		next, err := f.dealAction(at)
		if err != nil {
			return err
		}
		at = next
	}
	return nil
}

// dealAction gives the place that comes next, 0 where the flow stops.
func (f *flow) dealAction(at int) (int, error) {
	action := f.action
	goesOn := f.handOn(at, action)
	if action.ForceEntryNext {
		if len(f.buffer) == 0 {
			f.data[at] = common.KisRowArr{}
		}
		goesOn = true
	}
	next := at + 1
	f.before = at
	if action.JumpFunc != "" {
		target := 0
		for i, fn := range f.chain {
			if fn.conf.FName == action.JumpFunc {
				target = i + 1
			}
		}
		if target == 0 {
			return 0, fmt.Errorf("%s is not in the flow", action.JumpFunc)
		}
		next, f.before, goesOn = target, target-1, true
	}
	f.action = kis.Action{}
	if !goesOn || action.Abort {
		return 0, nil
	}
	return next, nil
}

func (f *flow) handOn(at int, action kis.Action) bool {
	rows := f.buffer
	if action.DataReuse {
		rows = f.data[f.before]
	}
	if len(rows) == 0 {
		return false
	}
	f.data[at], f.buffer = rows, nil
	return true
}

func (f *flow) CommitRow(row interface{}) error {
	f.buffer = append(f.buffer, row)
	return nil
}

func (f *flow) CommitRowBatch(rows interface{}) error {
	list := reflect.ValueOf(rows)
	if list.Kind() != reflect.Slice {
		return fmt.Errorf("%T is no slice", rows)
	}
	for i := 0; i < list.Len(); i++ {
		f.buffer = append(f.buffer, list.Index(i).Interface().(common.KisRow))
	}
	return nil
}

func (f *flow) Next(acts ...kis.ActionFunc) error {
	f.action = kis.LoadActions(acts)
	return nil
}

func (f *flow) Fork(ctx context.Context) kis.Flow {
	fork := NewKisFlow(f.conf)
	for i, place := range f.conf.Flows {
		_ = fork.AppendNewFunction(f.chain[i].conf, place.Params)
	}
	return fork
}

func (f *flow) GetFuncConfigByName(funcName string) *config.KisFuncConfig {
	for _, fn := range f.chain {
		if fn.conf.FName == funcName {
			return fn.conf
		}
	}
	return nil
}

func (f *flow) GetFuncParamsAllFuncs() map[string]config.FParam {
	all := map[string]config.FParam{}
	for _, fn := range f.chain {
		all[fn.GetID()] = fn.params
	}
	return all
}

func (f *flow) GetConnConf() (*config.KisConnConfig, error)             { return f.this.conf.GetConnConfig() }
func (f *flow) Input() common.KisRowArr                                 { return f.this.input }
func (f *flow) GetName() string                                         { return f.conf.FlowName }
func (f *flow) GetThisFunction() kis.Function                           { return f.this }
func (f *flow) GetThisFuncConf() *config.KisFuncConfig                  { return f.this.conf }
func (f *flow) GetConfig() *config.KisFlowConfig                        { return f.conf }
func (f *flow) GetCacheData(key string) interface{}                     { return f.cache[key] }
func (f *flow) GetMetaData(key string) interface{}                      { return f.meta[key] }
func (f *flow) SetMetaData(key string, value interface{})               { f.meta[key] = value }
func (f *flow) GetFuncParam(key string) string                          { return f.this.params[key] }
func (f *flow) GetFuncParamAll() config.FParam                          { return f.this.params }
func (f *flow) GetID() string                                           { return fmt.Sprintf("flow-%p", f) }
func (f *flow) SetCacheData(key string, v interface{}, _ time.Duration) { f.cache[key] = v }

func (f *flow) GetConnector() (kis.Connector, error) {
	if f.this.conn == nil {
		return nil, fmt.Errorf("%s has no connector", f.this.conf.FName)
	}
	return f.this.conn, nil
}
