package flow

import (
	"context"
	"errors"
	"fmt"

	"github.com/aceld/kis-flow/common"
	"github.com/aceld/kis-flow/config"
	"github.com/aceld/kis-flow/kis"
)

// function is one place of a chain; at is counted from 1.
type function struct {
	flow   *flow
	conf   *config.KisFuncConfig
	at     int
	params config.FParam
	conn   *connector
	input  common.KisRowArr
	meta   map[string]interface{}
}

func (f *function) Call(ctx context.Context, flow kis.Flow) error {
	return kis.Pool().CallFunction(ctx, f.conf.FName, flow)
}

// place is the function so far along the chain; nil behind its ends.
func (f *function) place(by int) kis.Function {
	if at := f.at - 1 + by; at >= 0 && at < len(f.flow.chain) {
		return f.flow.chain[at]
	}
	return nil
}

func (f *function) Next() kis.Function                        { return f.place(1) }
func (f *function) Prev() kis.Function                        { return f.place(-1) }
func (f *function) GetConfig() *config.KisFuncConfig          { return f.conf }
func (f *function) GetFlow() kis.Flow                         { return f.flow }
func (f *function) GetID() string                             { return fmt.Sprintf("func-%p", f) }
func (f *function) GetMetaData(key string) interface{}        { return f.meta[key] }
func (f *function) SetMetaData(key string, value interface{}) { f.meta[key] = value }

func (f *function) GetConnector() kis.Connector {
	if f.conn == nil {
		return nil
	}
	return f.conn
}

var errFixed = errors.New("a place of the stand-in stays what it is")

func (f *function) SetConfig(s *config.KisFuncConfig) error { return errFixed }
func (f *function) SetFlow(flow kis.Flow) error             { return errFixed }
func (f *function) AddConnector(conn kis.Connector) error   { return errFixed }
func (f *function) CreateId()                               {}
func (f *function) SetN(kis.Function)                       {}
func (f *function) SetP(kis.Function)                       {}

func (f *function) GetPrevId() string {
	if prev := f.Prev(); prev != nil {
		return prev.GetID()
	}
	return ""
}

func (f *function) GetNextId() string {
	if next := f.Next(); next != nil {
		return next.GetID()
	}
	return ""
}

type connector struct {
	conf *config.KisConnConfig
	meta map[string]interface{}
}

func (c *connector) Init() error { return kis.Pool().CallConnInit(c) }

func (c *connector) Call(ctx context.Context, flow kis.Flow, args interface{}) (interface{}, error) {
	return kis.Pool().CallConnector(ctx, flow, c, args)
}

func (c *connector) GetID() string                             { return fmt.Sprintf("conn-%p", c) }
func (c *connector) GetName() string                           { return c.conf.CName }
func (c *connector) GetConfig() *config.KisConnConfig          { return c.conf }
func (c *connector) GetMetaData(key string) interface{}        { return c.meta[key] }
func (c *connector) SetMetaData(key string, value interface{}) { c.meta[key] = value }
