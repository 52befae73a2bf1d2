// Package kis is part of a stand-in for KisFlow: it refuses what the real one refuses when a function is registered.
package kis

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/aceld/kis-flow/common"
	"github.com/aceld/kis-flow/config"
)

type Action struct {
	DataReuse      bool
	ForceEntryNext bool
	JumpFunc       string
	Abort          bool
}

type ActionFunc func(ops *Action)

func LoadActions(acts []ActionFunc) Action {
	action := Action{}
	for _, act := range acts {
		act(&action)
	}
	return action
}

func ActionDataReuse(act *Action)      { act.DataReuse = true }
func ActionForceEntryNext(act *Action) { act.ForceEntryNext = true }
func ActionAbort(action *Action)       { action.Abort = true }
func ActionJumpFunc(funcName string) ActionFunc {
	return func(act *Action) { act.JumpFunc = funcName }
}

type FaaS interface{}
type ConnInit func(conn Connector) error
type CaaS func(context.Context, Connector, Function, Flow, interface{}) (interface{}, error)

type Serialize interface {
	UnMarshal(common.KisRowArr, reflect.Type) (reflect.Value, error)
	Marshal(interface{}) (common.KisRowArr, error)
}

type Connector interface {
	Init() error
	Call(ctx context.Context, flow Flow, args interface{}) (interface{}, error)
	GetID() string
	GetName() string
	GetConfig() *config.KisConnConfig
	GetMetaData(key string) interface{}
	SetMetaData(key string, value interface{})
}

type Function interface {
	Call(ctx context.Context, flow Flow) error
	SetConfig(s *config.KisFuncConfig) error
	GetConfig() *config.KisFuncConfig
	SetFlow(f Flow) error
	GetFlow() Flow
	AddConnector(conn Connector) error
	GetConnector() Connector
	CreateId()
	GetID() string
	GetPrevId() string
	GetNextId() string
	Next() Function
	Prev() Function
	SetN(f Function)
	SetP(f Function)
	GetMetaData(key string) interface{}
	SetMetaData(key string, value interface{})
}

type Flow interface {
	Run(ctx context.Context) error
	Link(fConf *config.KisFuncConfig, fParams config.FParam) error
	AppendNewFunction(fConf *config.KisFuncConfig, fParams config.FParam) error
	CommitRow(row interface{}) error
	CommitRowBatch(row interface{}) error
	Input() common.KisRowArr
	GetName() string
	GetThisFunction() Function
	GetThisFuncConf() *config.KisFuncConfig
	GetConnector() (Connector, error)
	GetConnConf() (*config.KisConnConfig, error)
	GetConfig() *config.KisFlowConfig
	GetFuncConfigByName(funcName string) *config.KisFuncConfig
	Next(acts ...ActionFunc) error
	GetCacheData(key string) interface{}
	SetCacheData(key string, value interface{}, Exp time.Duration)
	GetMetaData(key string) interface{}
	SetMetaData(key string, value interface{})
	GetFuncParam(key string) string
	GetFuncParamAll() config.FParam
	GetFuncParamsAllFuncs() map[string]config.FParam
	Fork(ctx context.Context) Flow
	GetID() string
}

type KisPool struct {
	functions map[string]FaaS
	flows     map[string]Flow
}

var pool = &KisPool{functions: map[string]FaaS{}, flows: map[string]Flow{}}

func Pool() *KisPool { return pool }

// FaaS registers a function; it panics for one that could not be called, as the real one does.
func (p *KisPool) FaaS(fnName string, f FaaS) {
	t := reflect.TypeOf(f)
	if t == nil || t.Kind() != reflect.Func {
		panic(fmt.Sprintf("%s is no function", fnName))
	}
	if t.NumOut() != 1 || t.Out(0) != reflect.TypeOf((*error)(nil)).Elem() {
		panic(fmt.Sprintf("%s has to give one error", fnName))
	}
	hasFlow, hasContext := false, false
	for i := 0; i < t.NumIn(); i++ {
		in := t.In(i)
		hasFlow = hasFlow || in.Implements(reflect.TypeOf((*Flow)(nil)).Elem())
		hasContext = hasContext || strings.Contains(in.Name(), "Context")
	}
	if !hasFlow || !hasContext {
		panic(fmt.Sprintf("%s has to take a context and a flow", fnName))
	}
	if _, ok := p.functions[fnName]; ok {
		panic(fmt.Sprintf("%s is registered twice", fnName))
	}
	p.functions[fnName] = f
}

func (p *KisPool) CaaSInit(cname string, c ConnInit)                            {}
func (p *KisPool) CaaS(cname string, fname string, mode common.KisMode, c CaaS) {}
func (p *KisPool) AddFlow(name string, flow Flow)                               { p.flows[name] = flow }
func (p *KisPool) GetFlow(name string) Flow                                     { return p.flows[name] }
func (p *KisPool) GetFlows() []Flow                                             { return nil }

func (p *KisPool) CallFunction(ctx context.Context, fnName string, flow Flow) error {
	return errors.New("not in the stand-in")
}

func (p *KisPool) CallConnInit(conn Connector) error { return nil }

func (p *KisPool) CallConnector(ctx context.Context, flow Flow, conn Connector, args interface{}) (interface{}, error) {
	return nil, errors.New("not in the stand-in")
}
