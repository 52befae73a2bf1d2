// Package kis is part of a stand-in for KisFlow: it refuses what the real one refuses when a function is registered.
package kis

import (
	"context"
	"reflect"
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
