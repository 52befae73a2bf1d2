// Package config is part of a stand-in for KisFlow.
package config

import (
	"errors"

	"github.com/aceld/kis-flow/common"
)

type FParam map[string]string

type KisSource struct {
	Name string
	Must []string
}

type KisFuncOption struct {
	CName         string
	RetryTimes    int
	RetryDuration int
	Params        FParam
}

type KisFuncConfig struct {
	KisType  string
	FName    string
	FMode    string
	Source   KisSource
	Option   KisFuncOption
	connConf *KisConnConfig
}

func NewFuncConfig(funcName string, mode common.KisMode, source *KisSource, option *KisFuncOption) *KisFuncConfig {
	made := &KisFuncConfig{KisType: "func", FName: funcName, FMode: string(mode)}
	if source != nil {
		made.Source = *source
	}
	if option != nil {
		made.Option = *option
	}
	return made
}

func (c *KisFuncConfig) AddConnConfig(conn *KisConnConfig) error {
	if conn == nil {
		return errors.New("no connector")
	}
	c.connConf = conn
	return nil
}

func (c *KisFuncConfig) GetConnConfig() (*KisConnConfig, error) {
	if c.connConf == nil {
		return nil, errors.New("no connector")
	}
	return c.connConf, nil
}

type KisConnConfig struct {
	KisType    string
	CName      string
	AddrString string
	Type       common.KisConnType
	Key        string
	Params     map[string]string
	Load       []string
	Save       []string
}

func NewConnConfig(cName, addr string, t common.KisConnType, key string, param map[string]string) *KisConnConfig {
	return &KisConnConfig{KisType: "conn", CName: cName, AddrString: addr, Type: t, Key: key, Params: param}
}

func (c *KisConnConfig) WithFunc(fConfig *KisFuncConfig) error { return fConfig.AddConnConfig(c) }

type KisFlowFunctionParam struct {
	FuncName string
	Params   FParam
}

type KisFlowConfig struct {
	KisType  string
	Status   int
	FlowName string
	Flows    []KisFlowFunctionParam
}

func NewFlowConfig(flowName string, enable common.KisOnOff) *KisFlowConfig {
	return &KisFlowConfig{KisType: "flow", Status: int(enable), FlowName: flowName}
}

func (c *KisFlowConfig) AppendFunctionConfig(params KisFlowFunctionParam) {
	c.Flows = append(c.Flows, params)
}
