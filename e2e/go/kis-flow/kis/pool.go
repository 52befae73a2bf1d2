package kis

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"github.com/aceld/kis-flow/common"
	"github.com/aceld/kis-flow/log"
)

type call struct{ conn, fn, mode string }

type KisPool struct {
	functions map[string]FaaS
	flows     map[string]Flow
	inits     map[string]ConnInit
	calls     map[call]CaaS
}

var pool = &KisPool{map[string]FaaS{}, map[string]Flow{}, map[string]ConnInit{}, map[call]CaaS{}}

func Pool() *KisPool { return pool }

var (
	flowType  = reflect.TypeOf((*Flow)(nil)).Elem()
	errorType = reflect.TypeOf((*error)(nil)).Elem()
)

func isContext(t reflect.Type) bool { return strings.Contains(t.Name(), "Context") }

// FaaS registers a function; it panics for one that could not be called, as the real one does.
func (p *KisPool) FaaS(fnName string, f FaaS) {
	t := reflect.TypeOf(f)
	if t == nil || t.Kind() != reflect.Func {
		panic(fmt.Sprintf("%s is no function", fnName))
	}
	if t.NumOut() != 1 || t.Out(0) != errorType {
		panic(fmt.Sprintf("%s has to give one error", fnName))
	}
	hasFlow, hasContext := false, false
	for i := 0; i < t.NumIn(); i++ {
		hasFlow = hasFlow || t.In(i).Implements(flowType)
		hasContext = hasContext || isContext(t.In(i))
	}
	if !hasFlow || !hasContext {
		panic(fmt.Sprintf("%s has to take a context and a flow", fnName))
	}
	if _, ok := p.functions[fnName]; ok {
		panic(fmt.Sprintf("%s is registered twice", fnName))
	}
	p.functions[fnName] = f
}

func (p *KisPool) CaaSInit(cname string, c ConnInit) {
	if _, ok := p.inits[cname]; ok {
		panic(fmt.Sprintf("%s is registered twice", cname))
	}
	p.inits[cname] = c
}

func (p *KisPool) CaaS(cname string, fname string, mode common.KisMode, c CaaS) {
	at := call{cname, fname, string(mode)}
	if _, ok := p.calls[at]; ok {
		panic(fmt.Sprintf("%v is registered twice", at))
	}
	p.calls[at] = c
}

func (p *KisPool) AddFlow(name string, flow Flow) { p.flows[name] = flow }

// GetFlow gives nil for a flow that is not known.
func (p *KisPool) GetFlow(name string) Flow { return p.flows[name] }

func (p *KisPool) GetFlows() []Flow {
	var flows []Flow
	for _, flow := range p.flows {
		flows = append(flows, flow)
	}
	return flows
}

// CallFunction calls a function with what its arguments are for. Rows that can't be read are none.
func (p *KisPool) CallFunction(ctx context.Context, fnName string, flow Flow) error {
	f, ok := p.functions[fnName]
	if !ok {
		return fmt.Errorf("%s is not registered", fnName)
	}
	t := reflect.TypeOf(f)
	args := make([]reflect.Value, t.NumIn())
	for i := range args {
		switch in := t.In(i); {
		case in.Implements(flowType):
			args[i] = reflect.ValueOf(flow)
		case isContext(in):
			args[i] = reflect.ValueOf(ctx)
		case in.Kind() == reflect.Slice:
			args[i] = rowsOf(ctx, flow.Input(), in)
		default:
			args[i] = reflect.Zero(in)
		}
	}
	err, _ := reflect.ValueOf(f).Call(args)[0].Interface().(error)
	return err
}

func rowsOf(ctx context.Context, input common.KisRowArr, t reflect.Type) reflect.Value {
	rows := reflect.MakeSlice(t, 0, len(input))
	for _, row := range input {
		text, isText := row.(string)
		if !isText {
			made, err := json.Marshal(row)
			if err != nil {
				log.Logger().ErrorFX(ctx, "%v\n", err)
				return reflect.Zero(t)
			}
			text = string(made)
		}
		value := reflect.New(t.Elem())
		if err := json.Unmarshal([]byte(text), value.Interface()); err != nil {
			log.Logger().ErrorFX(ctx, "%v\n", err)
			return reflect.Zero(t)
		}
		rows = reflect.Append(rows, value.Elem())
	}
	return rows
}

func (p *KisPool) CallConnInit(conn Connector) error {
	init, ok := p.inits[conn.GetName()]
	if !ok {
		panic(fmt.Sprintf("%s is not registered", conn.GetName()))
	}
	return init(conn)
}

func (p *KisPool) CallConnector(ctx context.Context, flow Flow, conn Connector, args interface{}) (interface{}, error) {
	fn := flow.GetThisFunction()
	at := call{conn.GetName(), fn.GetConfig().FName, fn.GetConfig().FMode}
	c, ok := p.calls[at]
	if !ok {
		return nil, fmt.Errorf("%v is not registered", at)
	}
	return c(ctx, conn, fn, flow, args)
}
