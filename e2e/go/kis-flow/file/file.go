// Package file is part of a stand-in for KisFlow.
package file

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/aceld/kis-flow/config"
	"github.com/aceld/kis-flow/flow"
	"github.com/aceld/kis-flow/kis"
)

// configs are what a test writes beside the YAML: the stand-in has no parser for that.
type configs struct {
	Functions  []*config.KisFuncConfig
	Connectors []*config.KisConnConfig
	Flows      []*config.KisFlowConfig
}

// ConfigImportYaml makes the flows of the file stand-in.json; without one there are none.
func ConfigImportYaml(loadPath string) error {
	text, err := os.ReadFile(filepath.Join(loadPath, "stand-in.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var all configs
	if err := json.Unmarshal(text, &all); err != nil {
		return err
	}
	connectors := map[string]*config.KisConnConfig{}
	for _, conn := range all.Connectors {
		connectors[conn.CName] = conn
	}
	functions := map[string]*config.KisFuncConfig{}
	for _, fn := range all.Functions {
		functions[fn.FName] = fn
		if conn, ok := connectors[fn.Option.CName]; ok {
			if err := conn.WithFunc(fn); err != nil {
				return err
			}
		}
	}
	for _, conf := range all.Flows {
		if err := add(conf, functions); err != nil {
			return err
		}
	}
	return nil
}

func add(conf *config.KisFlowConfig, functions map[string]*config.KisFuncConfig) error {
	made := flow.NewKisFlow(conf)
	for _, place := range conf.Flows {
		if err := made.AppendNewFunction(functions[place.FuncName], place.Params); err != nil {
			return err
		}
	}
	kis.Pool().AddFlow(conf.FlowName, made)
	return nil
}

func ConfigExportYaml(flow kis.Flow, savePath string) error {
	return errors.New("not in the stand-in")
}
