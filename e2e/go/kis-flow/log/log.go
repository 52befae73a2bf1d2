// Package log is part of a stand-in for KisFlow.
package log

import "context"

type KisLogger interface {
	InfoFX(ctx context.Context, str string, v ...interface{})
	ErrorFX(ctx context.Context, str string, v ...interface{})
	DebugFX(ctx context.Context, str string, v ...interface{})
	InfoF(str string, v ...interface{})
	ErrorF(str string, v ...interface{})
	DebugF(str string, v ...interface{})
	SetDebugMode(enable bool)
}

var logger KisLogger = silent{}

func SetLogger(newlog KisLogger) { logger = newlog }
func Logger() KisLogger          { return logger }

type silent struct{}

func (silent) InfoFX(ctx context.Context, str string, v ...interface{})  {}
func (silent) ErrorFX(ctx context.Context, str string, v ...interface{}) {}
func (silent) DebugFX(ctx context.Context, str string, v ...interface{}) {}
func (silent) InfoF(str string, v ...interface{})                        {}
func (silent) ErrorF(str string, v ...interface{})                       {}
func (silent) DebugF(str string, v ...interface{})                       {}
func (silent) SetDebugMode(enable bool)                                  {}
